import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as v from "valibot";
import { confirmBankTransfer } from "~/commands/voucher/confirm-bank-transfer.server";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { requireRole } from "~/http/require-role";
import { loadTransfersToConfirm } from "~/queries/programme/work.server";
import { runtime } from "~/runtime.server";
import { PaymentsPage } from "~/ui/programme/PaymentsPage";
import { titled } from "~/ui/title";

export const meta = titled("programme.payments.title");

const ConfirmForm = v.object({
  instalmentId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  amountKrw: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)),
});

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager", "auditor");
  const transfers = await loadTransfersToConfirm(runtime.store);
  return data({ ...transfers, mayConfirm: actor.role === "programme-manager" });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "programme-manager");
  const form = await parseForm(args.request, ConfirmForm);
  if (!form.ok) return form.answer;
  const outcome = await confirmBankTransfer(runtime, { ...form.value, actor, at: runtime.now() });
  runtime.wake();
  return answer(outcome, { to: "/programme/payments#confirmed" });
}

export default function Payments() {
  const loaded = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const refusal = acted && "refusal" in acted ? acted.refusal : null;
  const errors = acted && "errors" in acted ? acted.errors : null;
  return <PaymentsPage {...loaded} refusal={refusal} errors={errors} />;
}
