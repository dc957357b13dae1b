import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Refusal } from "~/ui/kit/status/Refusal";

/** A sign-in that came back without success: unknown here, or not to be trusted. */
export function NotSignedInPage({
  refusal,
  personId,
}: {
  refusal?: { code: string } | undefined;
  personId?: string | undefined;
}) {
  const t = useT();
  return (
    <Page width="read">
      <PageHeader
        title={t(refusal ? "identity.failed.title" : "identity.noMembership.title")}
        lead={refusal ? undefined : t("identity.noMembership.body")}
      />
      {refusal ? <Refusal refusal={refusal} /> : null}
      {personId ? (
        <p className="text-table">
          {t("identity.noMembership.reference")}:{" "}
          <CopyText text={personId} label={t("identity.noMembership.reference")} />
        </p>
      ) : null}
      <div className="pt-6">
        <LinkButton to="/sign-in" variant="primary">
          {t("identity.failed.again")}
        </LinkButton>
      </div>
    </Page>
  );
}
