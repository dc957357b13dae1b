import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmBankTransfer } from "~/commands/voucher/confirm-bank-transfer.server";
import { reverseTransfer } from "~/commands/voucher/reverse-transfer.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { loadTransfersToConfirm } from "~/queries/programme/work.server";
import { runtime } from "~/runtime.server";
import { useAnswer } from "~/ui/access/use-answer";
import { PaymentsPage } from "~/ui/programme/payments/PaymentsPage";
import { titled } from "~/ui/title";
import { PaymentsForm } from "./forms";

export const meta = titled("programme.payments.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager", "auditor");
  const transfers = await loadTransfersToConfirm(runtime.store);
  return data({ ...transfers, mayConfirm: actor.role === "programme-manager" });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager");
  const form = await parseForm(args.request, PaymentsForm);
  if (!form.ok) return form.answer;
  const who = { actor, at: runtime.now() };
  if (form.value.intent === "reverse") {
    const { transferId, reason } = form.value;
    const reversed = await reverseTransfer(runtime, { transferId, reason, ...who });
    return answer(reversed, { to: "/programme/payments#surplus" });
  }
  const { instalmentId, depositorCode, amountKrw } = form.value;
  const seen = { instalmentId, depositorCode, amountKrw };
  const outcome = await confirmBankTransfer(runtime, { ...seen, ...who });
  runtime.wake();
  return answer(outcome, { to: "/programme/payments#confirmed" });
}

export default function Payments() {
  const { refusal, errors } = useAnswer(useActionData<typeof action>());
  return <PaymentsPage {...useLoaderData<typeof loader>()} refusal={refusal} errors={errors} />;
}
