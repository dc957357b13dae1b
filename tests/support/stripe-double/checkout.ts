import type { FormBody, FormValue } from "./form-body";
import type { DoubleIntent, DoubleSession, Memory } from "./ledger-of-double";
import { notFound, StripeRefusal, wrongState } from "./refusal";
import { checkParams } from "./sdk-params";

const SESSIONS = "Checkout/Sessions.d.ts";
const SMALLEST = 100;
const LARGEST = 99_999_999;
const HALF_HOUR_S = 1_800;
const DAY_S = 86_400;

const refuseParam = (code: string, param: string, message: string) =>
  new StripeRefusal(400, { type: "invalid_request_error", code, param, message });

const textOf = (value: FormValue | undefined): string | null =>
  typeof value === "string" ? value : null;

const wordsOf = (value: FormValue | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === "object" && !Array.isArray(value) ? value : {}).map(
      ([key, item]) => [key, String(item)],
    ),
  );

const childOf = (value: FormValue | undefined): FormBody =>
  typeof value === "object" && !Array.isArray(value) ? value : {};

function readLine(value: FormValue, memory: Memory) {
  const line = childOf(value);
  const price = childOf(line["price_data"]);
  const currency = textOf(price["currency"])?.toLowerCase() ?? "";
  if (currency !== "krw") {
    throw refuseParam("currency_invalid", "line_items", `This double keeps won only: ${currency}`);
  }
  const quantity = Number(textOf(line["quantity"]) ?? "1");
  return {
    id: memory.newId("li"),
    object: "item" as const,
    description: textOf(childOf(price["product_data"])["name"]) ?? "",
    quantity,
    amount_total: Number(textOf(price["unit_amount"]) ?? "0") * quantity,
    currency,
  };
}

function checkAmount(amount: number): void {
  const param = "line_items[0][price_data][unit_amount]";
  if (amount < SMALLEST) {
    throw refuseParam("amount_too_small", param, `Amount must be at least ₩${SMALLEST}`);
  }
  if (amount > LARGEST) {
    throw refuseParam("amount_too_large", param, `Amount must be no more than ₩99,999,999`);
  }
}

function endOf(value: FormValue | undefined, now: number): number {
  if (value === undefined) return now + DAY_S;
  const end = Number(value);
  // A minute of grace on both sides: the sender's clock is not ours.
  if (end < now + HALF_HOUR_S - 60 || end > now + DAY_S + 60) {
    throw refuseParam("", "expires_at", "expires_at must be between 30 minutes and 24 hours away");
  }
  return end;
}

/** `POST /v1/checkout/sessions`, mode payment, in won. @throws StripeRefusal */
export function createSession(memory: Memory, body: FormBody, baseUrl: string): DoubleSession {
  checkParams(body, { file: SESSIONS, root: "Checkout.SessionCreateParams" });
  if (body["mode"] !== "payment") throw refuseParam("", "mode", "This double knows mode payment");
  const items = Array.isArray(body["line_items"]) ? body["line_items"] : [];
  if (items.length === 0) throw refuseParam("parameter_missing", "line_items", "No line items");
  if (!body["success_url"]) throw refuseParam("parameter_missing", "success_url", "No success_url");
  const lines = items.map((item) => readLine(item, memory));
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkAmount(amount);
  const id = memory.newId("cs_test");
  const types = body["allowed_payment_method_types"];
  const session: DoubleSession = {
    id,
    object: "checkout.session",
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    amount_total: amount,
    currency: "krw",
    locale: textOf(body["locale"]),
    client_reference_id: textOf(body["client_reference_id"]),
    metadata: wordsOf(body["metadata"]),
    allowed_payment_method_types: Array.isArray(types) ? types.map(String) : null,
    success_url: textOf(body["success_url"]),
    cancel_url: textOf(body["cancel_url"]),
    expires_at: endOf(body["expires_at"], memory.now()),
    created: memory.now(),
    livemode: false,
    payment_intent: null,
    url: `${baseUrl}/pay/${id}`,
  };
  memory.sessions.set(id, session);
  memory.lines.set(id, lines);
  memory.intentMetadata.set(id, wordsOf(childOf(body["payment_intent_data"])["metadata"]));
  return session;
}

/** The session as it is now: one whose time is over ends when somebody looks. */
export function sessionOf(memory: Memory, id: string): DoubleSession {
  const session = memory.sessions.get(id);
  if (!session) throw notFound("checkout.session", id);
  if (session.status === "open" && memory.now() >= session.expires_at) end(memory, session);
  return session;
}

function end(memory: Memory, session: DoubleSession): void {
  session.status = "expired";
  session.url = null;
  memory.tell("checkout.session.expired", session);
}

/** `POST /v1/checkout/sessions/:id/expire`. @throws StripeRefusal unless it is open */
export function expireSession(memory: Memory, id: string): DoubleSession {
  const session = sessionOf(memory, id);
  if (session.status !== "open") {
    throw wrongState(`Only open sessions can be expired; this one is ${session.status}.`);
  }
  end(memory, session);
  return session;
}

/** What a payer, or later the payer's bank, does on the hosted page. */
export const PAYER_ACTS = ["pay", "fail", "cancel", "delay", "arrive", "bounce"] as const;
export type PayerAct = (typeof PAYER_ACTS)[number];

function startIntent(memory: Memory, session: DoubleSession): DoubleIntent {
  const intent: DoubleIntent = {
    id: memory.newId("pi"),
    object: "payment_intent",
    amount: session.amount_total,
    amount_received: 0,
    currency: session.currency,
    status: "processing",
    metadata: memory.intentMetadata.get(session.id) ?? {},
    created: memory.now(),
    livemode: false,
  };
  memory.intents.set(intent.id, intent);
  session.payment_intent = intent.id;
  return intent;
}

function settle(memory: Memory, session: DoubleSession, kind: string): void {
  const intent = memory.intents.get(session.payment_intent ?? "") ?? startIntent(memory, session);
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  session.payment_status = "paid";
  session.status = "complete";
  session.url = null;
  memory.tell(kind, session);
}

function complete(memory: Memory, session: DoubleSession): void {
  startIntent(memory, session);
  session.status = "complete";
  session.url = null;
  memory.tell("checkout.session.completed", session);
}

/** @returns where the payer goes next, or null to stay. @throws StripeRefusal in the wrong state */
export function act(memory: Memory, id: string, what: PayerAct): string | null {
  const session = sessionOf(memory, id);
  const isLate = what === "arrive" || what === "bounce";
  const isWaiting = session.status === "complete" && session.payment_status === "unpaid";
  if (isLate ? !isWaiting : session.status !== "open") {
    throw wrongState(`This payment is ${session.status} and ${session.payment_status}.`);
  }
  const done = session.success_url?.replace("{CHECKOUT_SESSION_ID}", session.id) ?? null;
  if (what === "pay") settle(memory, session, "checkout.session.completed");
  if (what === "delay") complete(memory, session);
  if (what === "arrive") settle(memory, session, "checkout.session.async_payment_succeeded");
  if (what === "bounce") {
    const intent = memory.intents.get(session.payment_intent ?? "");
    if (intent) intent.status = "requires_payment_method";
    memory.tell("checkout.session.async_payment_failed", session);
  }
  if (what === "cancel") return session.cancel_url;
  return what === "pay" || what === "delay" ? done : null;
}
