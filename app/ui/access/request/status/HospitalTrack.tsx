import type { LineStatus, ReviewStatus } from "~/domain/access/states";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Card } from "~/ui/kit/layout/Card";
import { Timeline, type TimelineItem } from "~/ui/kit/status/Timeline";
import { When } from "~/ui/kit/status/When";
import { TextLink } from "../../TextLink";
import { CoPaymentFacts } from "./CoPaymentFacts";
import { LineOutcome } from "./LineOutcome";

export type TrackLine = {
  readonly lineId: string;
  readonly datasetId: string;
  readonly title: Named;
  readonly status: LineStatus;
  readonly priceKrw: number;
  readonly decision: {
    readonly outcome: "approved" | "refused";
    readonly conditions: readonly string[];
    readonly at: number;
    readonly logIndex: number;
  } | null;
  readonly grant: {
    readonly id: string;
    readonly status: "active" | "revoked" | "expired";
    readonly until: number;
    readonly logIndex: number;
  } | null;
};

export type CoPaymentView = {
  readonly id: string;
  readonly amountKrw: number;
  readonly status: "due" | "paid" | "cancelled";
  readonly dueAt: number;
  readonly paidAt: number | null;
  readonly paidCount: number;
  readonly count: number;
};

export type TrackView = {
  readonly reviewId: string;
  readonly hospital: Named;
  readonly status: ReviewStatus;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly decidedAt: number | null;
  readonly workingDaysLeft: number;
  readonly declared: { readonly done: number; readonly of: number };
  readonly votes: { readonly cast: number; readonly quorum: number };
  readonly quorumState: "reached" | "open" | "unreachable";
  readonly lines: readonly TrackLine[];
  readonly coPayment: CoPaymentView | null;
};

/** What happened at one hospital, what happens now and what comes. */
export function HospitalTrack({ track, submittedAt }: { track: TrackView; submittedAt: number }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={named(track.hospital)} level={3}>
      <Timeline
        label={t("request.track.of", { hospital: named(track.hospital) })}
        items={useTrackItems(track, submittedAt)}
      />
    </Card>
  );
}

function useTrackItems(track: TrackView, submittedAt: number): TimelineItem[] {
  const t = useT();
  const isOpen = track.status === "open";
  const isDecided = track.status === "decided";
  const isStopped = !isOpen && !isDecided;
  const voting = isOpen ? ("now" as const) : isStopped ? ("stopped" as const) : ("done" as const);
  return [
    { id: "submitted", title: t("request.track.submitted"), at: submittedAt, state: "done" },
    { id: "opened", title: t("request.track.opened"), at: track.openedAt, state: "done" },
    {
      id: "conflicts",
      title: t("request.track.conflicts", track.declared),
      state:
        isOpen && track.declared.done < track.declared.of ? "now" : isStopped ? "stopped" : "done",
    },
    {
      id: "votes",
      title: t("request.track.votes", track.votes),
      state: voting,
      body: isOpen ? <VotingFacts track={track} /> : undefined,
    },
    {
      id: "decision",
      title: t(
        isStopped
          ? track.status === "withdrawn"
            ? "request.track.withdrawn"
            : "request.track.lapsed"
          : "request.track.decision",
      ),
      state: isDecided ? "done" : isStopped ? "stopped" : "next",
      ...(track.decidedAt === null ? {} : { at: track.decidedAt }),
      body: (
        <ul className="grid gap-2">
          {track.lines.map((line) => (
            <LineOutcome key={line.lineId} line={line} />
          ))}
        </ul>
      ),
    },
    ...coPayItems(track, t("request.track.copay")),
    ...grantItems(track, t("request.track.grant")),
  ];
}

function VotingFacts({ track }: { track: TrackView }) {
  const t = useT();
  return (
    <>
      <p>
        {t("request.track.due")}{" "}
        <When at={track.dueAt} time={false} workingDaysLeft={track.workingDaysLeft} />
      </p>
      {track.quorumState === "unreachable" ? <p>{t("request.track.unreachable")}</p> : null}
    </>
  );
}

function coPayItems(track: TrackView, title: string): TimelineItem[] {
  if (!track.coPayment) return [];
  const { status } = track.coPayment;
  return [
    {
      id: "copay",
      title,
      state: status === "paid" ? "done" : status === "due" ? "now" : "stopped",
      ...(track.coPayment.paidAt === null ? {} : { at: track.coPayment.paidAt }),
      body: <CoPaymentFacts coPayment={track.coPayment} />,
    },
  ];
}

function grantItems(track: TrackView, title: string): TimelineItem[] {
  const granted = track.lines.filter((line) => line.grant);
  const mayCome = track.lines.some(
    (line) => line.status === "in-review" || line.status === "approved",
  );
  if (granted.length === 0 && !mayCome) return [];
  return [
    {
      id: "grant",
      title,
      state: granted.length > 0 ? "done" : "next",
      body: granted.length > 0 ? <GrantLinks lines={granted} /> : undefined,
    },
  ];
}

function GrantLinks({ lines }: { lines: readonly TrackLine[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <ul className="grid gap-2">
      {lines.map(({ lineId, title, grant }) =>
        grant ? (
          <li key={lineId}>
            <TextLink to={`/grants/${grant.id}`}>
              {t("request.track.grant.open", { title: named(title) })}
            </TextLink>
            <p className="text-small">
              {t(`grant.status.${grant.status}`)} · {t("request.track.until")}{" "}
              <When at={grant.until} relative={false} />
            </p>
            <TextLink to={`/transparency/entries/${grant.logIndex}`} className="text-small">
              {t("request.track.entry", { index: grant.logIndex })}
            </TextLink>
          </li>
        ) : null,
      )}
    </ul>
  );
}
