import { type StepResult, stateOf } from "~/domain/transparency/proof/proof-steps";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Alert } from "~/ui/kit/status/Alert";
import { Status } from "~/ui/kit/status/Badge";
import { eventWords } from "./event-words";
import type { VerifiedView } from "./shapes";

const Value = ({ text }: { text: string | undefined }) => (
  <code className="font-mono text-small break-all whitespace-pre-wrap">{text || "–"}</code>
);

const TONES = { ok: "success", assumed: "warning", idle: "neutral", failed: "danger" } as const;
const SHAPES = { ok: "check", assumed: "half", idle: "ring", failed: "cross" } as const;

/** One step: held, held on a fact to be checked elsewhere, not asked for, or failed with both values. */
function Step({ result }: { result: StepResult }) {
  const t = useT();
  const { step, chainId, actual } = result;
  const state = stateOf(result);
  const why = t.maybe(`transparency.step.${step}.${state}`) ?? t(`transparency.step.${step}.what`);
  return (
    <li className="flex flex-col gap-1.5 py-3" data-step={step} data-state={state}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-baseline gap-2">
          <strong className="text-body">{t(`transparency.step.${step}`)}</strong>
          {chainId === undefined ? null : (
            <span className="text-small text-ink-soft">
              {t("transparency.step.chain", { id: String(chainId) })}
            </span>
          )}
        </div>
        <Status tone={TONES[state]} shape={SHAPES[state]}>
          {t(`transparency.${state}`)}
        </Status>
      </div>
      <p className="max-w-read text-table text-ink-soft">{why}</p>
      {state === "failed" ? (
        <DefinitionList
          items={[
            { term: t("transparency.field"), value: <Value text={result.field} /> },
            { term: t("transparency.expected"), value: <Value text={result.expected} /> },
            { term: t("transparency.actual"), value: <Value text={actual} /> },
          ]}
        />
      ) : actual ? (
        <Value text={actual} />
      ) : null}
    </li>
  );
}

/** What a verification found: the verdict in one sentence, then each step. */
export function VerificationResult({ result, where }: { result: VerifiedView; where: string }) {
  const t = useT();
  const { ok, entry, steps } = result;
  // A file that does not hold is about no entry.
  const about =
    ok && entry
      ? t("transparency.verified.entry", {
          index: formatCount(entry.index),
          what: entry.type === null ? t("transparency.verified.hidden") : eventWords(t, entry.type),
          size: formatCount(entry.size),
        })
      : null;
  const isAssumed = ok && steps.some((step) => stateOf(step) === "assumed");
  return (
    <section aria-label={t("transparency.verified.label")} className="flex flex-col gap-4 pt-6">
      <Alert
        live
        tone={ok ? "success" : "danger"}
        title={t(ok ? "transparency.verified.ok" : "transparency.verified.failed")}
      >
        {about ? <p>{about}</p> : null}
        {isAssumed ? <p>{t("transparency.verified.assumed")}</p> : null}
        <p>{where}</p>
      </Alert>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface px-5">
        {steps.map((step) => (
          <Step key={`${step.step} ${step.chainId ?? ""}`} result={step} />
        ))}
      </ol>
    </section>
  );
}
