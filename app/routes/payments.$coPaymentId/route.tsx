import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as v from "valibot";
import { PAYMENT_METHODS } from "~/domain/voucher/co-payment";
import { answer } from "~/http/answer";
import { parseForm } from "~/http/parse-form";
import { notFound, requireRole } from "~/http/require-role";
import { loadTranslator } from "~/messages/translate";
import { openCoPayment } from "~/processes/payment/open-co-payment.server";
import { lookAtOpenPayments } from "~/processes/payment/receive-stripe-event.server";
import { loadCoPaymentPage } from "~/queries/voucher/co-payment-page.server";
import { runtime } from "~/runtime.server";
import { titled } from "~/ui/title";
import { CoPaymentPage } from "~/ui/voucher/CoPaymentPage";

export const meta = titled("voucher.pay.title");

const PayForm = v.object({
  instalmentId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  method: v.picklist(PAYMENT_METHODS),
});

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company", "programme-manager", "auditor");
  const { payments, store } = runtime;
  const isPayer = actor.role === "company";
  const asked = {
    coPaymentId: args.params["coPaymentId"] ?? "",
    companyId: isPayer ? actor.organisationId : null,
  };
  const returnedFrom = isPayer ? new URL(args.request.url).searchParams.get("returned") : null;
  let page = (await loadCoPaymentPage(store, asked)) ?? notFound();
  // The payer is often back before the notice is: ask, and show what is true now.
  const open = page.instalments.flatMap(({ id, stripeRef }) =>
    stripeRef === null ? [] : [{ instalmentId: id, providerRef: stripeRef }],
  );
  if (returnedFrom !== null && open.length > 0) {
    await lookAtOpenPayments(runtime, { open, at: runtime.now() });
    runtime.wake();
    page = (await loadCoPaymentPage(store, asked)) ?? notFound();
  }
  const part = page.instalments.find((each) => each.id === returnedFrom);
  const choices = { offered: isPayer ? payments.offered : [], account: payments.account };
  return data({
    page,
    choices,
    isPayer,
    returned: part ? { instalmentId: part.id, isPaid: part.status === "paid" } : null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireRole(args, "company");
  const form = await parseForm(args.request, PayForm);
  if (!form.ok) return form.answer;
  const coPaymentId = args.params["coPaymentId"] ?? "";
  const asked = { coPaymentId, companyId: actor.organisationId };
  const { instalments } = (await loadCoPaymentPage(runtime.store, asked)) ?? notFound();
  const part = instalments.find((each) => each.id === form.value.instalmentId) ?? notFound();
  const t = await loadTranslator("ko");
  const label = t("voucher.pay.label", { number: part.number, count: instalments.length });
  const returnUrl = `${runtime.config.publicUrl}/payments/${coPaymentId}`;
  const opening = { ...form.value, label, returnUrl, actor, at: runtime.now() };
  const outcome = await openCoPayment(runtime, opening);
  runtime.wake();
  if (outcome.ok && outcome.value.payUrl) return redirect(outcome.value.payUrl, 303);
  return answer(outcome, { to: `/payments/${coPaymentId}#${part.id}` });
}

export default function CoPayment() {
  const { page, ...loaded } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  const refusal = acted && "refusal" in acted ? acted.refusal : null;
  return <CoPaymentPage coPayment={page} {...loaded} refusal={refusal} />;
}
