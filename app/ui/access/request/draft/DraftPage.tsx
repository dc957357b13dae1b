import { useT } from "~/ui/i18n";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Money } from "~/ui/kit/status/Money";
import { Stepper } from "~/ui/kit/status/Stepper";
import type { FieldErrors, ReceiptView } from "../../shapes";
import { PlainLink } from "../../TextLink";
import type { FormAnswer } from "../../use-answer";
import { useFieldLabels } from "../field-labels";
import { Receipt } from "../Receipt";
import { type AttachmentRow, Attachments } from "./Attachments";
import { type Choice, DossierForm, type DossierValues } from "./DossierForm";
import { teamOf, valuesOf } from "./dossier-values";
import { ReviewCard } from "./ReviewCard";

export type DraftView = {
  readonly requestId: string;
  readonly version: number;
  readonly updatedAt: number;
  readonly dossier: DossierValues;
  readonly team: readonly string[];
  readonly people: readonly Choice[];
  readonly attachments: readonly AttachmentRow[];
  readonly receipt: ReceiptView;
  /** Fields of the dossier that are still empty, in the order of the page. */
  readonly missing: readonly string[];
  /** The longest period of use that the round allows, in days. */
  readonly maxUseDays: number;
};

const STEPS = ["purpose", "plan", "team", "documents"] as const;
const STEP_OF: Readonly<Record<string, (typeof STEPS)[number]>> = {
  title: "purpose",
  purposeKind: "purpose",
  diseases: "purpose",
  purpose: "purpose",
  plan: "plan",
  useDays: "plan",
  team: "team",
  file: "documents",
};

/** A request while it is written: the dossier in steps on the left, the live receipt on the right. */
export function DraftPage({ draft, answer }: { draft: DraftView; answer: FormAnswer }) {
  const t = useT();
  const labels = useFieldLabels();
  const { errors, refusal } = answer;
  return (
    <Page width="work">
      <PageHeader
        title={draft.dossier.title || t("request.untitled")}
        eyebrow={t("request.draft.eyebrow")}
        lead={t("request.draft.lead")}
        crumbs={[
          { label: t("request.list.title"), to: "/requests" },
          { label: t("request.draft.eyebrow") },
        ]}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={errors} refusal={refusal} labels={labels} />
      </div>
      <Stepper label={t("request.draft.steps")} steps={useSteps(draft, errors)} />
      <p className="mt-4 flex flex-wrap items-baseline gap-x-3 lg:hidden">
        <Money amount={draft.receipt.totalKrw} reading />
        <PlainLink href="#receipt">{t("request.receipt.see")}</PlainLink>
      </p>
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6">
          <DossierForm
            requestId={draft.requestId}
            version={draft.version}
            savedAt={draft.updatedAt}
            values={valuesOf(draft.dossier, answer.values)}
            team={teamOf(draft.team, answer.values)}
            people={draft.people}
            maxUseDays={draft.maxUseDays}
            errors={errors}
          />
          <Attachments
            requestId={draft.requestId}
            attachments={draft.attachments}
            errors={errors}
          />
          <ReviewCard draft={draft} />
        </div>
        <aside aria-label={t("request.receipt.title")} className="lg:sticky lg:top-4 lg:self-start">
          <Receipt receipt={draft.receipt} requestId={draft.requestId} />
        </aside>
      </div>
    </Page>
  );
}

function useSteps(draft: DraftView, errors: FieldErrors) {
  const t = useT();
  const wrong = new Set(Object.keys(errors).map((field) => STEP_OF[field]));
  const open = new Set(draft.missing.map((field) => STEP_OF[field]));
  if (draft.attachments.length === 0) open.add("documents");
  const now = STEPS.find((step) => open.has(step));
  return STEPS.map((step) => ({
    id: step,
    label: t(`request.step.${step}`),
    href: `#step-${step}`,
    state: wrong.has(step)
      ? ("error" as const)
      : !open.has(step)
        ? ("done" as const)
        : step === now
          ? ("now" as const)
          : ("next" as const),
    ...(step === "documents" ? { note: t("request.optional") } : {}),
  }));
}
