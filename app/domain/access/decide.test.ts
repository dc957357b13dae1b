import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { aMember, aReview, aVote, SOME_DAY } from "../../../tests/support/builders/review";
import { aPolicy } from "../../../tests/support/builders/rules";
import { conditionsOf, dueDecisions, quorumOf, standOf } from "./decide";
import type { Review } from "./review";
import type { VoteChoice } from "./states";

const outcomeOf = (review: Review) => standOf(review, "line", SOME_DAY).outcome;
const conflictOf = (...members: string[]) =>
  aReview().declarations.map((each) => ({ ...each, hasConflict: members.includes(each.memberId) }));

test.each([
  ["two votes do not make a quorum of three", ["a", "b"], null],
  ["three internal votes miss the external one", ["a", "b", "c"], null],
  ["three approvals of five, one external, cannot be outvoted", ["a", "b", "d"], "approved"],
] as const)("%s", (_, voters, outcome) => {
  const votes = voters.map((voter) => aVote(voter));
  expect(outcomeOf(aReview({ votes }))).toBe(outcome);
});

test("a committee that does not decide early waits for its last vote", () => {
  const policy = aPolicy({ decidesEarly: false });
  const four = ["a", "b", "c", "d"].map((voter) => aVote(voter));
  expect(outcomeOf(aReview({ policy, votes: four }))).toBeNull();
  expect(outcomeOf(aReview({ policy, votes: [...four, aVote("e")] }))).toBe("approved");
});

test("a tie is refused, or the chair's vote decides where the policy says so", () => {
  const votes = [
    aVote("a"),
    aVote("b"),
    aVote("c", "refuse"),
    aVote("d", "refuse"),
    aVote("e", "abstain"),
  ];
  expect(outcomeOf(aReview({ votes }))).toBe("refused");
  const policy = aPolicy({ tie: "chair" });
  expect(outcomeOf(aReview({ policy, votes }))).toBe("approved");
  const against = votes.map((vote) =>
    vote.memberId === "a" ? aVote("a", "refuse") : vote.memberId === "c" ? aVote("c") : vote,
  );
  expect(outcomeOf(aReview({ policy, votes: against }))).toBe("refused");
});

test("two thirds of the votes for or against are needed: two of three do, three of five do not", () => {
  const policy = aPolicy({ majority: "two-thirds" });
  const twoOfThree = [
    aVote("a"),
    aVote("d"),
    aVote("b", "refuse"),
    aVote("c", "abstain"),
    aVote("e", "abstain"),
  ];
  expect(outcomeOf(aReview({ policy, votes: twoOfThree }))).toBe("approved");
  const threeOfFive = [
    aVote("a"),
    aVote("b"),
    aVote("d"),
    aVote("c", "refuse"),
    aVote("e", "refuse"),
  ];
  expect(outcomeOf(aReview({ policy, votes: threeOfFive }))).toBe("refused");
});

test("one refusal ends a unanimous committee's case as soon as its quorum has voted", () => {
  const policy = aPolicy({ majority: "unanimous" });
  expect(outcomeOf(aReview({ policy, votes: [aVote("a", "refuse"), aVote("d")] }))).toBeNull();
  const votes = [aVote("a", "refuse"), aVote("b"), aVote("d")];
  expect(outcomeOf(aReview({ policy, votes }))).toBe("refused");
});

test("abstentions alone approve nothing", () => {
  const votes = ["a", "b", "c", "d", "e"].map((voter) => aVote(voter, "abstain"));
  expect(outcomeOf(aReview({ votes }))).toBe("refused");
});

test("conflicts that leave too few members make the quorum unreachable, and nobody decides alone", () => {
  const review = aReview({
    declarations: conflictOf("a", "b", "c"),
    votes: [aVote("d"), aVote("e")],
  });
  expect(standOf(review, "line", SOME_DAY)).toMatchObject({
    eligible: 2,
    pending: [],
    quorum: { state: "unreachable", missing: 1, missingExternal: 0 },
    outcome: null,
  });
  expect(quorumOf(review, SOME_DAY).state).toBe("unreachable");
  expect(dueDecisions(review, SOME_DAY)).toEqual([]);
});

test("a committee may have its quorum and still lack an external member", () => {
  const review = aReview({ declarations: conflictOf("d", "e") });
  expect(quorumOf(review, SOME_DAY)).toEqual({
    state: "unreachable",
    missing: 0,
    missingExternal: 1,
  });
});

test("a substitute makes the quorum reachable again and votes like a member", () => {
  const declarations = conflictOf("a", "b", "c");
  const substitute = aMember("x", { isSubstitute: true });
  const members = [...aReview().members, substitute];
  const votes = [aVote("d"), aVote("e")];
  expect(quorumOf(aReview({ members, declarations, votes }), SOME_DAY).state).toBe("open");
  const all = [...votes, aVote("x")];
  expect(outcomeOf(aReview({ members, declarations, votes: all }))).toBe("approved");
});

test("a seat counts from its first moment until just before its end", () => {
  const members = aReview().members.map((member) =>
    member.personId === "c"
      ? { ...member, from: SOME_DAY, until: instantOf(SOME_DAY + 10) }
      : member,
  );
  const review = aReview({ members });
  const pendingAt = (at: number) => standOf(review, "line", instantOf(at)).pending;
  expect(pendingAt(SOME_DAY - 1)).not.toContain("c");
  expect(pendingAt(SOME_DAY)).toContain("c");
  expect(pendingAt(SOME_DAY + 9)).toContain("c");
  expect(pendingAt(SOME_DAY + 10)).not.toContain("c");
});

test("the vote of a member who left the committee since still counts", () => {
  const members = aReview().members.map((member) =>
    member.personId === "d" ? { ...member, until: instantOf(SOME_DAY - 1) } : member,
  );
  const votes = [aVote("a"), aVote("b"), aVote("d")];
  expect(standOf(aReview({ members, votes }), "line", SOME_DAY)).toMatchObject({
    eligible: 5,
    externalVotes: 1,
    outcome: "approved",
  });
});

test("the conditions of an approval are what its supporters asked for, each once", () => {
  const votes = [
    aVote("a", "approve", { conditions: ["반출 금지", "연 1회 보고"] }),
    aVote("b", "approve", { conditions: ["연 1회 보고"] }),
    aVote("d"),
  ];
  expect(conditionsOf(aReview({ votes }), "line")).toEqual(["반출 금지", "연 1회 보고"]);
});

test("an early decision is the one that every way of voting on would have made", () => {
  const choice = fc.constantFrom<VoteChoice>("approve", "refuse", "abstain");
  const five = fc.array(choice, { minLength: 5, maxLength: 5 });
  const policy = fc.record({
    quorum: fc.integer({ min: 1, max: 5 }),
    externalQuorum: fc.integer({ min: 0, max: 2 }),
    majority: fc.constantFrom("simple" as const, "two-thirds" as const, "unanimous" as const),
    tie: fc.constantFrom("refused" as const, "chair" as const),
  });
  const everyone = ["a", "b", "c", "d", "e"];
  fc.assert(
    fc.property(
      policy,
      fc.shuffledSubarray(everyone),
      fc.record({ first: five, rest: five }),
      (wish, early, ballots) => {
        const { first, rest } = ballots;
        const rules = { ...aPolicy(), ...wish, decidesEarly: true };
        const votes = early.map((voter, i) => aVote(voter, first[i]!));
        const decided = outcomeOf(aReview({ policy: rules, votes }));
        const late = everyone.filter((voter) => !early.includes(voter));
        const all = [...votes, ...late.map((voter, i) => aVote(voter, rest[i]!))];
        const patient = { ...rules, decidesEarly: false };
        const final = outcomeOf(aReview({ policy: patient, votes: all }));
        if (decided !== null) expect(final).toBe(decided);
        expect(final).not.toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});
