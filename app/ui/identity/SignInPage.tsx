import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { useViewer } from "~/ui/viewer";
import { DemoPeople } from "./DemoPeople";
import type { MembershipChoice } from "./membership-choice";

type SignInPageProps = {
  /** Where to go afterwards. */
  next: string;
  hasProvider: boolean;
  /** null outside demo mode. */
  demo: readonly MembershipChoice[] | null;
};

/** The ways in: the institution's own account, and in the demo world any invented person. */
export function SignInPage({ next, hasProvider, demo }: SignInPageProps) {
  const t = useT();
  const viewer = useViewer();
  return (
    <Page>
      <PageHeader title={t("identity.signIn.title")} lead={t("identity.signIn.lead")} />
      {viewer ? (
        <Alert tone="info">{t("identity.signIn.current", { name: viewer.name })}</Alert>
      ) : null}
      {hasProvider ? (
        <Section>
          <LinkButton
            to={`/sign-in/oidc?next=${encodeURIComponent(next)}`}
            variant="primary"
            size="l"
            reloadDocument
          >
            {t("identity.signIn.provider")}
          </LinkButton>
          <p className="pt-2 text-table text-ink-soft">{t("identity.signIn.providerLead")}</p>
        </Section>
      ) : null}
      {demo ? (
        <Section title={t("identity.demo.title")} lead={t("identity.demo.lead")}>
          <DemoPeople choices={demo} next={next} />
        </Section>
      ) : null}
      {hasProvider || demo ? null : <Alert tone="warning">{t("identity.signIn.none")}</Alert>}
    </Page>
  );
}
