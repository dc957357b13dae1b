import { standOf } from "~/domain/access/decide";
import { eligibleMembers, isConflicted, type Review } from "~/domain/access/review";
import type { Instant } from "~/domain/shared/instant";

/** How far one line is from its quorum. */
export function quorumOfLine(review: Review, lineId: string, at: Instant) {
  const stand = standOf(review, lineId, at);
  return {
    ...stand.quorum,
    cast: stand.approve + stand.refuse + stand.abstain,
    eligible: stand.eligible,
    quorum: review.policy.quorum,
  };
}

type QuorumView = ReturnType<typeof quorumOfLine>;

const WORSE = { reached: 0, open: 1, unreachable: 2 } as const;

/** The line that is furthest from its quorum speaks for the case. */
export function quorumOfCase(review: Review, at: Instant): QuorumView {
  const open = review.lines.filter((line) => line.status === "in-review");
  const lines = open.length > 0 ? open : review.lines;
  const [first, ...rest] = lines.map((line) => quorumOfLine(review, line.id, at));
  const none: QuorumView = {
    state: "open",
    missing: 0,
    missingExternal: 0,
    cast: 0,
    eligible: eligibleMembers(review, at).length,
    quorum: review.policy.quorum,
  };
  return rest.reduce(
    (worst, one) =>
      WORSE[one.state] > WORSE[worst.state] || (one.state === worst.state && one.cast < worst.cast)
        ? one
        : worst,
    first ?? none,
  );
}

/** How many of the voting members declared, and how many of those have a conflict. */
export function declarationsOf(review: Review, at: Instant) {
  const voting = review.members.filter(
    (member) =>
      member.seat !== "secretary" &&
      member.from <= at &&
      (member.until === null || at < member.until),
  );
  const declared = new Set(review.declarations.map((each) => each.memberId));
  return {
    of: voting.length,
    done: voting.filter(
      (member) => declared.has(member.personId) || isConflicted(review, member.personId),
    ).length,
    conflicts: voting.filter((member) => isConflicted(review, member.personId)).length,
  };
}
