import { Form } from "@remix-run/react";
import { REASON_LENGTH } from "~/domain/access/vote";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import type { FieldErrors } from "../shapes";

/** Ends one grant for good: names what, whose and what follows, and asks for the reason. */
export function RevokePage({
  grant,
  errors,
  written,
  refusal,
}: {
  grant: { readonly id: string; readonly title: Named; readonly company: Named };
  errors?: FieldErrors | undefined;
  /** What was written when the form was refused. */
  written?: string | undefined;
  refusal?: RefusalWords | undefined;
}) {
  const t = useT();
  const named = useNamed();
  return (
    <Page width="read">
      <PageHeader
        title={t("hospital.revoke.title")}
        crumbs={[
          { label: t("hospital.title"), to: "/hospital" },
          { label: named(grant.title), to: `/grants/${grant.id}` },
          { label: t("hospital.revoke.title") },
        ]}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={errors ?? {}}
          refusal={refusal}
          labels={{ reason: t("hospital.revoke.reason") }}
        />
      </div>
      <Card>
        <Form method="post" className="grid gap-4" noValidate>
          <p>
            {t("hospital.revoke.effect", {
              title: named(grant.title),
              company: named(grant.company),
            })}
          </p>
          <p>{t("hospital.revoke.final")}</p>
          <TextArea
            label={t("hospital.revoke.reason")}
            name="reason"
            hint={t("hospital.revoke.reason.hint")}
            rows={4}
            maxLength={REASON_LENGTH}
            defaultValue={written}
            errors={errors?.["reason"]}
            required
          />
          <FormActions>
            <Button type="submit" variant="danger">
              {t("hospital.revoke.do")}
            </Button>
            <LinkButton to="/hospital" variant="tertiary">
              {t("hospital.revoke.keep")}
            </LinkButton>
          </FormActions>
        </Form>
      </Card>
    </Page>
  );
}
