import { Form } from "@remix-run/react";
import { PURPOSE_KINDS, type PurposeKind } from "~/domain/access/dossier";
import { DOSSIER_LIMITS } from "~/domain/access/dossier-rules";
import { DISEASES } from "~/domain/catalogue/disease";
import { formatClock } from "~/messages/format-time";
import { useHydrated } from "~/ui/hydrated";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Checkbox, CheckboxGroup, RadioGroup } from "~/ui/kit/form/Choices";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea, TextInput } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Refusal } from "~/ui/kit/status/Refusal";
import type { FieldErrors } from "../../shapes";
import { type SaveMark, useAutosave } from "./use-autosave";

export type DossierValues = {
  readonly title: string;
  readonly purposeKind: PurposeKind | null;
  readonly diseases: readonly string[];
  readonly purpose: string;
  readonly plan: string;
  readonly hasEthicsApproval: boolean;
  readonly willPublish: boolean;
  readonly useDays: number | null;
};

export type Choice = { readonly value: string; readonly label: string };

type DossierFormProps = {
  readonly requestId: string;
  readonly version: number;
  readonly savedAt: number;
  readonly values: DossierValues;
  readonly team: readonly string[];
  readonly people: readonly Choice[];
  readonly maxUseDays: number;
  readonly errors: FieldErrors;
};

export const DOSSIER_FORM = "dossier";

/** Purpose, plan and team: saved as it is written, or by its button where no script runs. */
export function DossierForm(props: DossierFormProps) {
  const t = useT();
  const save = useAutosave({ version: props.version, savedAt: props.savedAt });
  const errors = { ...props.errors, ...save.errors };
  return (
    <Form
      method="post"
      id={DOSSIER_FORM}
      ref={save.form}
      className="grid gap-6"
      noValidate
      {...save.handlers}
    >
      <input type="hidden" name="version" value={save.version} />
      <PurposeStep {...props} errors={errors} />
      <PlanStep {...props} errors={errors} />
      <TeamStep {...props} errors={errors} />
      {save.refusal ? <Refusal refusal={save.refusal} /> : null}
      <FormActions>
        <Button type="submit" name="intent" value="save">
          {t("request.save")}
        </Button>
        <SavedMark mark={save.mark} at={save.at} />
      </FormActions>
    </Form>
  );
}

function SavedMark({ mark, at }: { mark: SaveMark; at: number }) {
  const t = useT();
  const hydrated = useHydrated();
  const byItself = t("request.saved.by-itself");
  return (
    <p role="status" className="text-small text-ink-soft">
      {mark === "saved"
        ? t("request.saved.at", { time: formatClock(at) })
        : t(`request.saved.${mark}`)}
      {hydrated ? ` ${byItself}` : ""}
    </p>
  );
}

function PurposeStep({ values, errors }: DossierFormProps) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("request.step.purpose")} id="step-purpose">
      <div className="grid gap-5">
        <TextInput
          label={t("request.field.title")}
          name="title"
          hint={t("request.hint.title")}
          defaultValue={values.title}
          maxLength={DOSSIER_LIMITS.title}
          errors={errors["title"]}
          required
        />
        <RadioGroup
          label={t("request.field.purposeKind")}
          name="purposeKind"
          options={PURPOSE_KINDS.map((kind) => ({
            value: kind,
            label: t(`request.purpose.${kind}`),
            hint: t(`request.purpose.${kind}.hint`),
          }))}
          defaultValue={values.purposeKind ?? undefined}
          errors={errors["purposeKind"]}
          required
        />
        <CheckboxGroup
          label={t("request.field.diseases")}
          id="diseases"
          name="diseases[]"
          hint={t("request.hint.diseases")}
          layout="row"
          className="max-h-80 overflow-y-auto"
          options={DISEASES.map((one) => ({ value: one.code, label: named(one) }))}
          defaultValue={values.diseases}
          errors={errors["diseases"]}
        />
        <TextArea
          label={t("request.field.purpose")}
          name="purpose"
          hint={t("request.hint.purpose")}
          rows={6}
          defaultValue={values.purpose}
          maxLength={DOSSIER_LIMITS.purpose}
          errors={errors["purpose"]}
          required
        />
      </div>
    </Card>
  );
}

function PlanStep({ values, maxUseDays, errors }: DossierFormProps) {
  const t = useT();
  return (
    <Card title={t("request.step.plan")} id="step-plan">
      <div className="grid gap-5">
        <TextArea
          label={t("request.field.plan")}
          name="plan"
          hint={t("request.hint.plan")}
          rows={8}
          defaultValue={values.plan}
          maxLength={DOSSIER_LIMITS.plan}
          errors={errors["plan"]}
          required
        />
        <TextInput
          label={t("request.field.useDays")}
          name="useDays"
          inputMode="numeric"
          hint={t("request.hint.useDays", { max: maxUseDays })}
          defaultValue={values.useDays === null ? "" : String(values.useDays)}
          suffix={t("request.days")}
          errors={errors["useDays"]}
          required
        />
        <Checkbox
          label={t("request.field.hasEthicsApproval")}
          name="hasEthicsApproval"
          hint={t("request.hint.hasEthicsApproval")}
          defaultChecked={values.hasEthicsApproval}
        />
        <Checkbox
          label={t("request.field.willPublish")}
          name="willPublish"
          hint={t("request.hint.willPublish")}
          defaultChecked={values.willPublish}
        />
      </div>
    </Card>
  );
}

function TeamStep({ people, team, errors }: DossierFormProps) {
  const t = useT();
  return (
    <Card title={t("request.step.team")} id="step-team">
      <CheckboxGroup
        label={t("request.field.team")}
        id="team"
        name="team[]"
        hint={t("request.hint.team")}
        options={people}
        defaultValue={team}
        errors={errors["team"]}
        required
      />
    </Card>
  );
}
