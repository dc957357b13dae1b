import { Form } from "@remix-run/react";
import { REASON_LENGTH } from "~/domain/access/vote";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { RadioGroup } from "~/ui/kit/form/Choices";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import type { FieldErrors } from "../shapes";
import type { FormAnswer } from "../use-answer";
import type { CaseIntroduction } from "./shapes";

/** Asked before the case is opened: whoever has a conflict never sees it. */
export function ConflictForm({
  introduction,
  errors,
  values,
}: {
  introduction: CaseIntroduction;
  errors: FieldErrors;
  values: FormAnswer["values"];
}) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("committee.conflict.title")} id="vote">
      <div className="grid max-w-read gap-5">
        <p>{t("committee.conflict.lead")}</p>
        <DefinitionList
          items={[
            { term: t("committee.applicant"), value: named(introduction.applicant) },
            { term: t("request.field.team"), value: introduction.team.join(", ") || "–" },
            {
              term: t("committee.column.datasets"),
              value: introduction.datasets.map(named).join(", "),
            },
          ]}
        />
        <Form method="post" className="grid gap-5" noValidate>
          <RadioGroup
            label={t("committee.conflict.question")}
            name="hasConflict"
            options={[
              {
                value: "no",
                label: t("committee.conflict.no"),
                hint: t("committee.conflict.no.hint"),
              },
              {
                value: "yes",
                label: t("committee.conflict.yes"),
                hint: t("committee.conflict.yes.hint"),
              },
            ]}
            defaultValue={String(values["hasConflict"] ?? "") || undefined}
            errors={errors["hasConflict"]}
            required
          />
          <TextArea
            label={t("committee.conflict.reason")}
            name="reason"
            hint={t("committee.conflict.reason.hint")}
            rows={3}
            maxLength={REASON_LENGTH}
            defaultValue={String(values["reason"] ?? "")}
            errors={errors["reason"]}
          />
          <FormActions>
            <Button type="submit" name="intent" value="declare" variant="primary">
              {t("committee.conflict.declare")}
            </Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  );
}
