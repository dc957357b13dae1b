import { Form } from "@remix-run/react";
import { DISEASES } from "~/domain/catalogue/disease";
import {
  type Answer,
  LONGEST_USE_MONTHS,
  PURPOSES,
  type UsageProfile,
} from "~/domain/catalogue/terms/usage-profile";
import { useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { CheckboxGroup, RadioGroup } from "~/ui/kit/form/Choices";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FormActions, FormGrid } from "~/ui/kit/form/FormGrid";
import { TextInput } from "~/ui/kit/form/TextInput";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";

type Errors = Readonly<Record<string, readonly string[] | undefined>>;

/** What the server found wrong with a field: a message key with its parameters. */
type FieldError = {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
};

export type UsageProfilePageProps = {
  readonly profile: UsageProfile | null;
  readonly isSaved: boolean;
  readonly errors: Readonly<Record<string, FieldError | undefined>>;
  readonly refusal?: { readonly code: string } | undefined;
};

type Question = "isCommercial" | "developsMethods" | "isGenetic" | "studiesAncestry";
type PromiseName = "willPublish" | "willCollaborate" | "willReturnResults";

const USES: readonly Question[] = [
  "isCommercial",
  "developsMethods",
  "isGenetic",
  "studiesAncestry",
];
const PROMISES: readonly PromiseName[] = ["willPublish", "willCollaborate", "willReturnResults"];

/** What a company is and means to do with data, asked once; every answer may stay open. */
export function UsageProfilePage({
  profile,
  isSaved,
  errors: found,
  refusal,
}: UsageProfilePageProps) {
  const t = useT();
  const errors: Errors = Object.fromEntries(
    Object.entries(found).map(([field, error]) => [
      field,
      error ? [t.maybe(error.key, error.params) ?? t("kit.fieldWrong")] : undefined,
    ]),
  );
  const labels = Object.fromEntries(
    ["isForProfit", "purpose", "ethicsApproval", "diseases", "useMonths", ...USES, ...PROMISES].map(
      (field) => [field, t.maybe(`profileForm.${field}`) ?? field],
    ),
  );
  return (
    <Page width="read">
      <PageHeader
        crumbs={[
          { label: t("catalogue.title"), to: "/catalogue" },
          { label: t("profileForm.title") },
        ]}
        title={t("profileForm.title")}
        lead={t("profileForm.lead")}
      />
      {isSaved ? <Alert tone="success">{t("profileForm.saved")}</Alert> : null}
      <Form method="post" className="flex flex-col gap-2">
        <ErrorSummary errors={errors} refusal={refusal} labels={labels} />
        <Section title={t("profileForm.company")} level={2}>
          <FormGrid>
            <RadioGroup
              label={t("profileForm.isForProfit")}
              name="isForProfit"
              layout="row"
              required
              errors={errors["isForProfit"]}
              defaultValue={profile ? wordOf(profile.isForProfit) : "yes"}
              options={[
                { value: "yes", label: t("profileForm.yes") },
                { value: "no", label: t("profileForm.no") },
              ]}
            />
          </FormGrid>
        </Section>
        <Uses profile={profile} errors={errors} />
        <Promises profile={profile} errors={errors} />
        <FormActions>
          <Button type="submit" variant="primary">
            {t("profileForm.save")}
          </Button>
          <LinkButton to="/catalogue" variant="tertiary">
            {t("profileForm.back")}
          </LinkButton>
        </FormActions>
      </Form>
    </Page>
  );
}

type PartProps = { profile: UsageProfile | null; errors: Errors };

function Uses({ profile, errors }: PartProps) {
  const t = useT();
  const named = useNamed();
  return (
    <Section title={t("profileForm.use")} level={2}>
      <FormGrid>
        <RadioGroup
          label={t("profileForm.purpose")}
          name="purpose"
          required
          errors={errors["purpose"]}
          defaultValue={profile?.purpose}
          options={PURPOSES.map((purpose) => ({
            value: purpose,
            label: t(`request.purpose.${purpose}`),
            hint: t(`request.purpose.${purpose}.hint`),
          }))}
        />
        <CheckboxGroup
          label={t("profileForm.diseases")}
          hint={t("profileForm.diseases.hint")}
          name="diseases[]"
          id="diseases"
          layout="row"
          errors={errors["diseases"]}
          defaultValue={profile?.diseases ?? []}
          options={DISEASES.map((disease) => ({
            value: disease.code,
            label: named(disease),
          }))}
        />
        {USES.map((question) => (
          <ThreeAnswers
            key={question}
            name={question}
            answer={profile?.[question] ?? null}
            errors={errors}
          />
        ))}
        <TextInput
          label={t("profileForm.useMonths")}
          hint={t("profileForm.useMonths.hint")}
          name="useMonths"
          type="number"
          inputMode="numeric"
          min={1}
          max={LONGEST_USE_MONTHS}
          suffix={t("profileForm.months")}
          errors={errors["useMonths"]}
          defaultValue={profile?.useMonths?.toString() ?? ""}
        />
      </FormGrid>
    </Section>
  );
}

function Promises({ profile, errors }: PartProps) {
  const t = useT();
  return (
    <Section title={t("profileForm.promises")} level={2}>
      <FormGrid>
        <RadioGroup
          label={t("profileForm.ethicsApproval")}
          name="ethicsApproval"
          layout="row"
          required
          errors={errors["ethicsApproval"]}
          defaultValue={profile?.ethicsApproval ?? "none"}
          options={(["approved", "planned", "none"] as const).map((value) => ({
            value,
            label: t(`profileForm.ethics.${value}`),
          }))}
        />
        {PROMISES.map((promise) => (
          <ThreeAnswers
            key={promise}
            name={promise}
            answer={profile?.[promise] ?? null}
            errors={errors}
          />
        ))}
      </FormGrid>
    </Section>
  );
}

/** Yes, no, or not known yet: an open answer makes a term “?”, never “✖”. */
function ThreeAnswers({
  name,
  answer,
  errors,
}: {
  name: Question | PromiseName;
  answer: Answer;
  errors: Errors;
}) {
  const t = useT();
  return (
    <RadioGroup
      label={t(`profileForm.${name}`)}
      name={name}
      layout="row"
      errors={errors[name]}
      defaultValue={wordOf(answer)}
      options={[
        { value: "yes", label: t("profileForm.yes") },
        { value: "no", label: t("profileForm.no") },
        { value: "unsaid", label: t("profileForm.unsaid") },
      ]}
    />
  );
}

const wordOf = (answer: Answer): "yes" | "no" | "unsaid" => {
  if (answer === null) return "unsaid";
  return answer ? "yes" : "no";
};
