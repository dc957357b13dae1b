import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Refusal, type RefusalWords } from "~/ui/kit/status/Refusal";
import type { ReceiptView } from "../shapes";
import { Receipt } from "./Receipt";

/** The basket: what the company's draft asks for, what it costs, and the way on to the dossier. */
export function BasketPage({
  basket,
  refusal,
}: {
  basket: { readonly requestId: string; readonly receipt: ReceiptView } | null;
  refusal?: RefusalWords | undefined;
}) {
  const t = useT();
  return (
    <Page width="read">
      <PageHeader title={t("request.basket.title")} lead={t("request.basket.lead")} />
      <div className="grid gap-6">
        {refusal ? <Refusal refusal={refusal} /> : null}
        {basket ? (
          <>
            <Receipt receipt={basket.receipt} requestId={basket.requestId} back="/basket" />
            <FormActions>
              <LinkButton to={`/requests/${basket.requestId}`} variant="primary" size="l">
                {t("request.basket.write")}
              </LinkButton>
              <LinkButton to="/catalogue" variant="tertiary" size="l">
                {t("request.list.find")}
              </LinkButton>
            </FormActions>
          </>
        ) : (
          <EmptyState
            title={t("request.receipt.empty")}
            action={
              <LinkButton to="/catalogue" variant="primary">
                {t("request.list.find")}
              </LinkButton>
            }
          >
            {t("request.list.empty.why")}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
