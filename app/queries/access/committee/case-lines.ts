import type { Dossier } from "~/domain/access/dossier";
import { may } from "~/domain/access/permissions";
import { hasDeclared, isConflicted, type Review, seatOf, type Vote } from "~/domain/access/review";
import type { DataType, DeliveryChannel } from "~/domain/catalogue/data-type";
import type { DataUseTerm } from "~/domain/catalogue/terms/match-terms";
import type { UsageProfile } from "~/domain/catalogue/terms/usage-profile";
import type { Instant } from "~/domain/shared/instant";
import { quorumOfLine } from "../review-view";
import { verdictOfCase } from "./case-terms";

type Line = {
  readonly id: string;
  readonly datasetId: string;
  readonly status: string;
  readonly title: { readonly ko: string; readonly en: string };
  readonly dataType: DataType;
  readonly personCount: number | null;
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly terms: readonly DataUseTerm[];
};

type Facts = {
  readonly review: Review;
  readonly dossier: Dossier;
  readonly profile: UsageProfile | null;
  /** Who reads, and what people are called. */
  readonly personId: string;
  readonly people: ReadonlyMap<string, string>;
  readonly at: Instant;
};

/** One dataset of a case. Others' votes stay closed until the reader has voted or it is decided. */
export function caseLineOf(line: Line, facts: Facts) {
  const { review, personId, people, at } = facts;
  const votes = review.votes.filter((vote) => vote.lineId === line.id);
  const own = votes.find((vote) => vote.memberId === personId);
  const decision = review.decisions.find((each) => each.lineId === line.id);
  const standing = seatOf(review, personId, at);
  const shown = (vote: Vote) => ({
    name: people.get(vote.memberId) ?? vote.memberId,
    choice: vote.choice,
    reason: vote.reason,
    conditions: vote.conditions,
    at: vote.at,
  });
  const mayVote =
    standing !== null &&
    may("cast-vote", { subject: "review", state: review.status, standing }) &&
    line.status === "in-review" &&
    !own &&
    hasDeclared(review, personId) &&
    !isConflicted(review, personId);
  return {
    lineId: line.id,
    datasetId: line.datasetId,
    title: line.title,
    dataType: line.dataType,
    personCount: line.personCount,
    deliveryChannels: line.deliveryChannels,
    ...verdictOfCase(line.terms, facts),
    quorum: quorumOfLine(review, line.id, at),
    mayVote,
    ownVote: own ? shown(own) : null,
    votes: own || decision || review.status !== "open" ? votes.map(shown) : null,
    decision: decision
      ? {
          outcome: decision.outcome,
          conditions: decision.conditions,
          at: decision.at,
          logIndex: decision.logIndex,
          tally: decision.tally,
        }
      : null,
  };
}

/** Who sits on a case now: declared or not, voted or not, never how. */
export function rosterOf(review: Review, people: ReadonlyMap<string, string>, at: Instant) {
  return review.members
    .filter((member) => member.from <= at && (member.until === null || at < member.until))
    .map((member) => ({
      personId: member.personId,
      name: people.get(member.personId) ?? member.personId,
      seat: member.seat,
      isExternal: member.isExternal,
      isSubstitute: member.isSubstitute,
      declared: declaredBy(review, member.personId),
      voted: new Set(
        review.votes.filter((vote) => vote.memberId === member.personId).map((vote) => vote.lineId),
      ).size,
      of: review.lines.length,
    }));
}

function declaredBy(review: Review, personId: string): "none" | "clear" | "conflict" {
  if (isConflicted(review, personId)) return "conflict";
  return hasDeclared(review, personId) ? "clear" : "none";
}
