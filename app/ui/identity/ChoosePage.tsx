import { Form } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { MembershipButtons } from "./MembershipButtons";
import type { MembershipChoice } from "./membership-choice";

/** For a person with several memberships: as whom to go on. */
export function ChoosePage({ choices }: { choices: readonly MembershipChoice[] }) {
  const t = useT();
  return (
    <Page>
      <PageHeader title={t("identity.choose.title")} lead={t("identity.choose.lead")} />
      <Form method="post" reloadDocument>
        <MembershipButtons choices={choices} />
      </Form>
    </Page>
  );
}
