import { Form } from "@remix-run/react";
import { ERASURE_BASES } from "~/domain/transparency/erasure";
import { formatCount } from "~/messages/format";
import type { FormAnswer } from "~/ui/access/use-answer";
import { useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { RadioGroup } from "~/ui/kit/form/Choices";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { eventWords } from "./event-words";

/** Erases what one entry says, for good: names the entry and what follows, asks for the basis. */
export function ErasePage({
  entry,
  errors,
  values,
  refusal,
}: FormAnswer & { entry: { readonly index: number; readonly type: string } }) {
  const t = useT();
  const index = formatCount(entry.index);
  const place = `/transparency/entries/${entry.index}`;
  const labels = {
    basis: t("transparency.erase.basis"),
    reason: t("transparency.erase.reason"),
  };
  return (
    <Page width="read">
      <PageHeader
        title={t("transparency.erase.title")}
        crumbs={[
          { label: t("transparency.title"), to: "/transparency" },
          { label: t("transparency.entry.title", { index }), to: place },
          { label: t("transparency.erase.title") },
        ]}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={errors} refusal={refusal} labels={labels} />
      </div>
      <Card>
        <Form method="post" className="grid gap-4" noValidate>
          <p>{t("transparency.erase.effect", { index, what: eventWords(t, entry.type) })}</p>
          <p>{t("transparency.erase.final")}</p>
          <RadioGroup
            label={labels.basis}
            name="basis"
            options={ERASURE_BASES.map((basis) => ({ value: basis, label: t(`erasure.${basis}`) }))}
            defaultValue={String(values["basis"] ?? "") || undefined}
            errors={errors["basis"]}
            required
          />
          <TextArea
            label={labels.reason}
            name="reason"
            hint={t("transparency.erase.reason.hint")}
            rows={4}
            defaultValue={String(values["reason"] ?? "")}
            errors={errors["reason"]}
            required
          />
          <FormActions>
            <Button type="submit" variant="danger">
              {t("transparency.erase.do")}
            </Button>
            <LinkButton to={place} variant="tertiary">
              {t("transparency.erase.keep")}
            </LinkButton>
          </FormActions>
        </Form>
      </Card>
    </Page>
  );
}
