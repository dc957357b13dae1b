import type { LineStatus } from "~/domain/access/states";
import { useNamed, useT } from "~/ui/i18n";
import { Status, type Tone } from "~/ui/kit/status/Badge";
import { TextLink } from "../../TextLink";
import type { TrackLine } from "./HospitalTrack";

const TONES: Readonly<Record<LineStatus, Tone>> = {
  draft: "neutral",
  "in-review": "info",
  approved: "success",
  refused: "danger",
  granted: "success",
  lapsed: "neutral",
  withdrawn: "neutral",
};

/** The state of one dataset of a request, as the same word everywhere. */
export function LineStatusMark({ status }: { status: LineStatus }) {
  const t = useT();
  return <Status tone={TONES[status]}>{t(`request.line.${status}`)}</Status>;
}

/** One dataset with its decision, the conditions and where the decision stands in the log. */
export function LineOutcome({ line }: { line: TrackLine }) {
  const t = useT();
  const named = useNamed();
  return (
    <li className="border-l-2 border-line pl-3">
      <p>
        <TextLink to={`/datasets/${line.datasetId}`}>{named(line.title)}</TextLink>
      </p>
      <LineStatusMark status={line.status} />
      {line.decision && line.decision.conditions.length > 0 ? (
        <>
          <p className="mt-1 text-small font-bold">{t("request.line.conditions")}</p>
          <ul className="list-disc pl-5 text-small">
            {line.decision.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </>
      ) : null}
      {line.decision ? (
        <TextLink to={`/transparency/entries/${line.decision.logIndex}`} className="text-small">
          {t("request.track.entry", { index: line.decision.logIndex })}
        </TextLink>
      ) : null}
    </li>
  );
}
