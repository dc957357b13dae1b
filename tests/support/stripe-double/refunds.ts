import type { FormBody } from "./form-body";
import type { DoubleIntent, DoubleRefund, Memory } from "./ledger-of-double";
import { notFound, wrongState } from "./refusal";
import { checkParams } from "./sdk-params";

export function intentOf(memory: Memory, id: string): DoubleIntent {
  const intent = memory.intents.get(id);
  if (!intent) throw notFound("payment_intent", id);
  return intent;
}

/** `POST /v1/refunds`: never more than was received. @throws StripeRefusal */
export function createRefund(memory: Memory, body: FormBody): DoubleRefund {
  checkParams(body, { file: "Refunds.d.ts", root: "RefundCreateParams" });
  const intent = intentOf(memory, String(body["payment_intent"]));
  const before = [...memory.refunds.values()]
    .filter((refund) => refund.payment_intent === intent.id)
    .reduce((sum, refund) => sum + refund.amount, 0);
  const left = intent.amount_received - before;
  const amount = body["amount"] === undefined ? left : Number(body["amount"]);
  if (amount < 1 || amount > left) {
    throw wrongState(`Refund amount (₩${amount}) is greater than what is left (₩${left}).`);
  }
  const refund: DoubleRefund = {
    id: memory.newId("re"),
    object: "refund",
    amount,
    currency: intent.currency,
    payment_intent: intent.id,
    status: "succeeded",
    created: memory.now(),
  };
  memory.refunds.set(refund.id, refund);
  memory.tell("refund.created", refund);
  return refund;
}
