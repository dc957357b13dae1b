import type { StepResult } from "~/domain/transparency/proof/proof-steps";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Alert } from "~/ui/kit/status/Alert";
import { Status } from "~/ui/kit/status/Badge";
import { eventWords } from "./event-words";
import type { VerifiedView } from "./shapes";

const Value = ({ text }: { text: string | undefined }) => (
  <code className="font-mono text-small break-all whitespace-pre-wrap">{text ?? "–"}</code>
);

/** One step: passed, passed on a fact to be checked elsewhere, or failed with both values. */
function Step({ result }: { result: StepResult }) {
  const t = useT();
  const { step, ok, assumed } = result;
  return (
    <li className="flex flex-col gap-1.5 py-3" data-step={step} data-ok={ok}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <strong className="text-body">{t(`transparency.step.${step}`)}</strong>
        <Status
          tone={ok ? (assumed ? "warning" : "success") : "danger"}
          shape={ok ? "check" : "cross"}
        >
          {t(ok ? (assumed ? "transparency.assumed" : "transparency.ok") : "transparency.failed")}
        </Status>
      </div>
      <p className="max-w-read text-table text-ink-soft">
        {t(assumed ? `transparency.step.${step}.assumed` : `transparency.step.${step}.what`)}
      </p>
      {ok ? null : (
        <DefinitionList
          items={[
            { term: t("transparency.field"), value: <Value text={result.field} /> },
            { term: t("transparency.expected"), value: <Value text={result.expected} /> },
            { term: t("transparency.actual"), value: <Value text={result.actual} /> },
          ]}
        />
      )}
    </li>
  );
}

/** What a verification found: the verdict in one sentence, then each step. */
export function VerificationResult({ result, where }: { result: VerifiedView; where: string }) {
  const t = useT();
  const { ok, entry } = result;
  const about = entry
    ? t("transparency.verified.entry", {
        index: formatCount(entry.index),
        what: entry.type === null ? t("transparency.verified.hidden") : eventWords(t, entry.type),
        size: formatCount(entry.size),
      })
    : null;
  return (
    <section aria-label={t("transparency.verified.label")} className="flex flex-col gap-4 pt-6">
      <Alert
        live
        tone={ok ? "success" : "danger"}
        title={t(ok ? "transparency.verified.ok" : "transparency.verified.failed")}
      >
        {about ? <p>{about}</p> : null}
        <p>{where}</p>
      </Alert>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface px-5">
        {result.steps.map((step) => (
          <Step key={step.step} result={step} />
        ))}
      </ol>
    </section>
  );
}
