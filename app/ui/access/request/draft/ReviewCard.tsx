import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Card } from "~/ui/kit/layout/Card";
import { PlainLink } from "../../TextLink";
import { useFieldLabels } from "../field-labels";
import { DOSSIER_FORM } from "./DossierForm";
import type { DraftView } from "./DraftPage";

/** The last step: saves what was written and goes to the page that reads it back. */
export function ReviewCard({ draft }: { draft: DraftView }) {
  const t = useT();
  const labels = useFieldLabels();
  return (
    <Card title={t("request.step.submit")} id="step-submit" tone="primary">
      <div className="grid gap-3">
        {draft.missing.length > 0 ? (
          <>
            <p>{t("request.missing", { count: draft.missing.length })}</p>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {draft.missing.map((field) => (
                <li key={field}>
                  <PlainLink href={`#${field}`}>{labels[field]}</PlainLink>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t("request.complete")}</p>
        )}
        <div>
          <Button
            type="submit"
            form={DOSSIER_FORM}
            name="intent"
            value="review"
            variant="primary"
            size="l"
          >
            {t("request.review")}
          </Button>
        </div>
      </div>
    </Card>
  );
}
