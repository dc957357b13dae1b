import { Form } from "@remix-run/react";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Checkbox } from "~/ui/kit/form/Choices";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { Select } from "~/ui/kit/form/Select";
import { Dialog } from "~/ui/kit/overlay/Dialog";

export type Candidate = {
  readonly personId: string;
  readonly name: string;
  /** The hospital on whose committee the person sits, where it is known. */
  readonly hospital: Named | null;
};

type SubstituteProps = {
  readonly reviewId: string;
  readonly title: string;
  readonly candidates: readonly Candidate[];
  /** Where the form is sent: the page of the reader who appoints. */
  readonly action: string;
};

/** Appoints one person to one case, where conflicts left its committee without a quorum. */
export function SubstituteForm({ reviewId, title, candidates, action }: SubstituteProps) {
  const t = useT();
  const named = useNamed();
  if (candidates.length === 0) return <p>{t("hospital.substitute.none")}</p>;
  return (
    <Form method="post" action={action} className="grid gap-4">
      <input type="hidden" name="reviewId" value={reviewId} />
      <p>{t("hospital.substitute.effect", { title })}</p>
      <Select
        id={`substitute-${reviewId}`}
        name="personId"
        label={t("hospital.substitute.who")}
        emptyLabel={t("hospital.substitute.choose")}
        options={candidates.map((one) => ({
          value: one.personId,
          label: one.hospital ? `${one.name} (${named(one.hospital)})` : one.name,
        }))}
        required
      />
      <Checkbox
        id={`external-${reviewId}`}
        name="isExternal"
        label={t("hospital.substitute.external")}
        hint={t("hospital.substitute.external.hint")}
      />
      <FormActions>
        <Button type="submit" name="intent" value="appoint" variant="primary">
          {t("hospital.substitute.do")}
        </Button>
      </FormActions>
    </Form>
  );
}

export function SubstituteDialog(props: SubstituteProps) {
  const t = useT();
  return (
    <Dialog
      id={`appoint-${props.reviewId}`}
      title={t("hospital.substitute.title")}
      trigger={t("hospital.substitute")}
      triggerVariant="primary"
    >
      <SubstituteForm {...props} />
    </Dialog>
  );
}
