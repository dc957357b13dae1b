import type { Member, Review, Vote } from "~/domain/access/review";
import type { VoteChoice } from "~/domain/access/states";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { aPolicy } from "./rules";

export const SOME_DAY: Instant = instantOf(Date.UTC(2026, 3, 1));

export const aMember = (personId: string, changes: Partial<Member> = {}): Member => ({
  personId,
  seat: "member",
  isExternal: false,
  from: instantOf(0),
  until: null,
  isSubstitute: false,
  isOfApplicant: false,
  ...changes,
});

export const aVote = (
  memberId: string,
  choice: VoteChoice = "approve",
  changes: Partial<Vote> = {},
): Vote => ({
  id: `vot_${memberId}`,
  lineId: "line",
  memberId,
  choice,
  reason: "목적이 분명해요.",
  conditions: [],
  at: SOME_DAY,
  ...changes,
});

/** Five voting members a (chair), b, c and the external d, e; nobody has a conflict. */
export const aReview = (changes: Partial<Review> = {}): Review => {
  const members = changes.members ?? [
    aMember("a", { seat: "chair" }),
    aMember("b"),
    aMember("c"),
    aMember("d", { isExternal: true }),
    aMember("e", { isExternal: true }),
    aMember("s", { seat: "secretary" }),
  ];
  return {
    id: "rev",
    requestId: "req",
    companyId: "company",
    hospitalId: "hospital",
    committeeId: "com",
    policy: aPolicy(),
    policyVersion: 1,
    status: "open",
    openedAt: SOME_DAY,
    dueAt: SOME_DAY,
    decidedAt: null,
    members,
    declarations: members
      .filter((member) => member.seat !== "secretary")
      .map(({ personId: memberId }) => ({
        memberId,
        hasConflict: false,
        reason: "",
        at: SOME_DAY,
      })),
    lines: [{ id: "line", datasetId: "dat", status: "in-review" }],
    votes: [],
    decisions: [],
    ...changes,
  };
};
