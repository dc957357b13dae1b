import type { Instant } from "~/domain/shared/instant";
import type { CommitteePolicy } from "./committee-policy";
import { eligibleMembers, type Review, type Vote } from "./review";
import type { DecisionOutcome } from "./states";

/** Whether enough members have voted, still can, or cannot any more. */
export type Quorum = {
  readonly state: "reached" | "open" | "unreachable";
  /**
   * How many votes are missing: for `open` until the quorum, for `unreachable` how many members
   * have to join before it can be reached at all.
   */
  readonly missing: number;
  readonly missingExternal: number;
};

/** Where the committee stands on one dataset. */
export type LineStand = {
  readonly approve: number;
  readonly refuse: number;
  readonly abstain: number;
  readonly externalVotes: number;
  readonly eligible: number;
  /** Who may still vote. */
  readonly pending: readonly string[];
  readonly quorum: Quorum;
  /** What is decided with these votes, or null while it is open. */
  readonly outcome: DecisionOutcome | null;
};

/** The votes of one line as the majority rule counts them. */
type Count = { approve: number; refuse: number; chair: Vote["choice"] | null };

/**
 * Where the committee stands on a line: a decision needs the quorum of its own policy, external
 * members among them, and either every vote that can come or, where the policy allows it, a
 * majority that the outstanding votes cannot change. Nobody decides alone where a quorum is wanted.
 * Source: docs/decisions/006-committee-policy.md
 */
export function standOf(review: Review, lineId: string, at: Instant): LineStand {
  const { policy } = review;
  const votes = review.votes.filter((vote) => vote.lineId === lineId);
  const voted = new Set(votes.map((vote) => vote.memberId));
  const eligible = eligibleMembers(review, at);
  const outstanding = eligible.filter((member) => !voted.has(member.personId));
  const isExternal = (personId: string) =>
    review.members.some((member) => member.personId === personId && member.isExternal);
  const externalVotes = votes.filter((vote) => isExternal(vote.memberId)).length;
  const quorum = quorumWith(policy, {
    votes: votes.length,
    externalVotes,
    outstanding: outstanding.length,
    externalOutstanding: outstanding.filter((member) => member.isExternal).length,
  });
  const chairs = new Set(
    review.members.filter((each) => each.seat === "chair").map((each) => each.personId),
  );
  const count: Count = {
    approve: votes.filter((vote) => vote.choice === "approve").length,
    refuse: votes.filter((vote) => vote.choice === "refuse").length,
    chair: votes.find((vote) => chairs.has(vote.memberId))?.choice ?? null,
  };
  const isChairOutstanding = outstanding.some((member) => chairs.has(member.personId));
  return {
    approve: count.approve,
    refuse: count.refuse,
    abstain: votes.length - count.approve - count.refuse,
    externalVotes,
    // A vote that was cast counts, even if the member has left the committee since.
    eligible: new Set([...eligible.map((member) => member.personId), ...voted]).size,
    pending: outstanding.map((member) => member.personId),
    quorum,
    outcome:
      quorum.state === "reached"
        ? outcomeWith(policy, count, { outstanding: outstanding.length, isChairOutstanding })
        : null,
  };
}

function quorumWith(
  policy: CommitteePolicy,
  n: { votes: number; externalVotes: number; outstanding: number; externalOutstanding: number },
): Quorum {
  const missing = Math.max(0, policy.quorum - n.votes);
  const missingExternal = Math.max(0, policy.externalQuorum - n.externalVotes);
  if (missing === 0 && missingExternal === 0) return { state: "reached", missing, missingExternal };
  const short = Math.max(0, missing - n.outstanding);
  const shortExternal = Math.max(0, missingExternal - n.externalOutstanding);
  if (short > 0 || shortExternal > 0) {
    return { state: "unreachable", missing: short, missingExternal: shortExternal };
  }
  return { state: "open", missing, missingExternal };
}

/**
 * More approvals never turn an approval into a refusal, so the two extremes of the outstanding
 * votes bound everything between them: equal extremes are a fixed outcome.
 */
function outcomeWith(
  policy: CommitteePolicy,
  count: Count,
  open: { outstanding: number; isChairOutstanding: boolean },
): DecisionOutcome | null {
  if (open.outstanding === 0) return majorityOf(policy, count);
  if (!policy.decidesEarly) return null;
  const best = majorityOf(policy, {
    approve: count.approve + open.outstanding,
    refuse: count.refuse,
    chair: open.isChairOutstanding ? "approve" : count.chair,
  });
  const worst = majorityOf(policy, {
    approve: count.approve,
    refuse: count.refuse + open.outstanding,
    chair: open.isChairOutstanding ? "refuse" : count.chair,
  });
  return best === worst ? best : null;
}

/** Abstentions make the quorum but are neither for nor against. Without any approval it is refused. */
export function majorityOf(
  { majority, tie }: CommitteePolicy,
  { approve, refuse, chair }: Count,
): DecisionOutcome {
  if (approve === 0) return "refused";
  if (majority === "unanimous") return refuse === 0 ? "approved" : "refused";
  if (majority === "two-thirds") {
    return 3 * approve >= 2 * (approve + refuse) ? "approved" : "refused";
  }
  if (approve === refuse) {
    return tie === "chair" && chair === "approve" ? "approved" : "refused";
  }
  return approve > refuse ? "approved" : "refused";
}

/** The conditions of an approval: the union of what the approving members proposed, in order. */
export const conditionsOf = (review: Review, lineId: string): string[] => [
  ...new Set(
    review.votes
      .filter((vote) => vote.lineId === lineId && vote.choice === "approve")
      .flatMap((vote) => vote.conditions),
  ),
];

const WORSE: Readonly<Record<Quorum["state"], number>> = { reached: 0, open: 1, unreachable: 2 };

/** The quorum of the line that is furthest from it, over the lines still to decide. */
export function quorumOf(review: Review, at: Instant): Quorum {
  const open = review.lines.filter((line) => line.status === "in-review");
  const stands = open.map((line) => standOf(review, line.id, at).quorum);
  const weight = (quorum: Quorum) =>
    WORSE[quorum.state] * 1_000 + Math.max(quorum.missing, quorum.missingExternal);
  return stands.reduce((worst, quorum) => (weight(quorum) > weight(worst) ? quorum : worst), {
    state: "reached",
    missing: 0,
    missingExternal: 0,
  });
}

export type DueDecision = {
  readonly lineId: string;
  readonly datasetId: string;
  readonly outcome: DecisionOutcome;
  readonly conditions: readonly string[];
  readonly stand: LineStand;
};

/** Every line that the votes decide and that has no decision yet. */
export function dueDecisions(review: Review, at: Instant): DueDecision[] {
  if (review.status !== "open") return [];
  return review.lines
    .filter((line) => line.status === "in-review")
    .flatMap((line) => {
      const stand = standOf(review, line.id, at);
      if (!stand.outcome) return [];
      const conditions = stand.outcome === "approved" ? conditionsOf(review, line.id) : [];
      const { id: lineId, datasetId } = line;
      return [{ lineId, datasetId, outcome: stand.outcome, conditions, stand }];
    });
}
