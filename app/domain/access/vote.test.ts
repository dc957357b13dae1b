import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { aMember, aReview, aVote, SOME_DAY } from "../../../tests/support/builders/review";
import { aDossier, aPolicy } from "../../../tests/support/builders/rules";
import { checkPolicy } from "./committee-policy";
import { checkDossier, missingFields, purposeSha256 } from "./dossier-rules";
import { checkVisa, grantPeriod } from "./grant/grant";
import { checkSubstitute } from "./substitute";
import { checkBallot, checkDeclaration, MAX_CONDITIONS } from "./vote";

const ballot = (memberId: string) => ({
  lineId: "line",
  memberId,
  choice: "approve" as const,
  reason: " 목적이 분명해요. ",
  conditions: [] as string[],
});
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

test("a ballot counts once, with its reason trimmed", () => {
  expect(checkBallot(aReview(), ballot("a"))).toMatchObject({
    ok: true,
    value: { reason: "목적이 분명해요." },
  });
  expect(codeOf(checkBallot(aReview({ votes: [aVote("a")] }), ballot("a")))).toBe("already-voted");
});

test("a member says first whether there is a conflict, and with one does not vote", () => {
  expect(codeOf(checkBallot(aReview({ declarations: [] }), ballot("a")))).toBe(
    "conflict-not-declared",
  );
  const declarations = [{ memberId: "a", hasConflict: true, reason: "공동 연구", at: SOME_DAY }];
  expect(codeOf(checkBallot(aReview({ declarations }), ballot("a")))).toBe("conflict-of-interest");
});

test("who belongs to the company that asks cannot vote, whatever they declare", () => {
  const members = [aMember("a", { isOfApplicant: true }), aMember("b")];
  expect(codeOf(checkBallot(aReview({ members }), ballot("a")))).toBe("conflict-of-interest");
});

test("a vote needs a reason, conditions need an approval, and both have bounds", () => {
  const wrong = (changes: object) =>
    codeOf(checkBallot(aReview(), { ...ballot("a"), ...changes }) as never);
  expect(wrong({ reason: "  \n" })).toBe("reason-missing");
  expect(wrong({ reason: "가".repeat(2_001) })).toBe("reason-too-long");
  expect(wrong({ choice: "refuse", conditions: ["보고"] })).toBe("conditions-need-approval");
  const many = Array.from({ length: MAX_CONDITIONS + 1 }, (_, i) => `조건 ${i}`);
  expect(wrong({ conditions: many })).toBe("too-many-conditions");
  expect(wrong({ lineId: "other" })).toBe("not-found");
  expect(
    checkBallot(aReview(), { ...ballot("a"), conditions: ["보고", " 보고 ", ""] }),
  ).toMatchObject({ value: { conditions: ["보고"] } });
});

test("a decided dataset takes no more votes", () => {
  const lines = [{ id: "line", datasetId: "dat", status: "approved" as const }];
  expect(codeOf(checkBallot(aReview({ lines }), ballot("a")))).toBe("line-decided");
});

test("a declaration is given once; a conflict says which", () => {
  const fresh = aReview({ declarations: [] });
  const word = { memberId: "a", hasConflict: true, reason: "" };
  expect(codeOf(checkDeclaration(fresh, word))).toBe("reason-missing");
  expect(checkDeclaration(fresh, { ...word, hasConflict: false })).toMatchObject({ ok: true });
  expect(codeOf(checkDeclaration(aReview(), word))).toBe("already-declared");
});

test("a substitute joins only a committee that cannot reach its quorum", () => {
  const candidate = { personId: "x", isOfCommittee: true, isOfApplicant: false };
  expect(codeOf(checkSubstitute(aReview(), candidate, SOME_DAY))).toBe("quorum-reachable");
  const stuck = aReview({
    declarations: ["a", "b", "c"].map((memberId) => ({
      memberId,
      hasConflict: true,
      reason: "공동 연구",
      at: SOME_DAY,
    })),
  });
  const ask = (changes: object) =>
    codeOf(checkSubstitute(stuck, { ...candidate, ...changes }, SOME_DAY) as never);
  expect(checkSubstitute(stuck, candidate, SOME_DAY)).toMatchObject({ ok: true });
  expect(ask({ personId: "s" })).toBe("already-seated");
  expect(ask({ isOfApplicant: true })).toBe("conflict-of-interest");
  expect(ask({ isOfCommittee: false })).toBe("not-a-committee-person");
});

test("a dossier names each field that is still empty, in the order of the form", () => {
  const empty = aDossier({
    title: " ",
    purposeKind: null,
    diseases: [],
    purpose: "",
    useDays: null,
  });
  expect(missingFields(empty, [])).toEqual(["title", "purposeKind", "purpose", "useDays", "team"]);
  expect(missingFields(aDossier({ diseases: [] }), ["per"])).toEqual(["diseases"]);
  expect(
    missingFields(aDossier({ purposeKind: "health-research", diseases: [] }), ["per"]),
  ).toEqual([]);
});

test("a dossier has bounds, and its purpose has one digest whatever the order of diseases", () => {
  expect(codeOf(checkDossier(aDossier({ title: "가".repeat(201) })))).toBe("dossier-too-long");
  expect(checkDossier(aDossier({ title: "가".repeat(200) }))).toMatchObject({ ok: true });
  for (const useDays of [0, 1.5, 1_826]) {
    expect(codeOf(checkDossier(aDossier({ useDays })))).toBe("use-days-out-of-range");
  }
  const one = purposeSha256(aDossier({ diseases: ["b", "a"] }));
  expect(one).toBe(purposeSha256(aDossier({ diseases: ["a", "b"] })));
  expect(one).not.toBe(purposeSha256(aDossier({ purpose: "다른 목적" })));
});

test("a grant lasts as asked, but neither beyond the round's longest time nor the agreement", () => {
  const at = instantOf(1_000);
  const day = 86_400_000;
  const period = (useDays: number, grantDays: number, agreementUntil: number) =>
    grantPeriod(at, { useDays, grantDays, agreementUntil: instantOf(agreementUntil) });
  expect(period(10, 20, 100 * day)).toEqual({ from: 1_000, until: 1_000 + 10 * day });
  expect(period(30, 20, 100 * day)?.until).toBe(1_000 + 20 * day);
  expect(period(30, 20, 5 * day)?.until).toBe(5 * day);
  expect(period(30, 20, 1_001)).toEqual({ from: 1_000, until: 1_001 });
  expect(period(30, 20, 1_000)).toBeNull();
});

test("a visa is for the team and ends with the grant at the latest", () => {
  const grant = { until: instantOf(100), team: ["per"] };
  expect(checkVisa(grant, { personId: "per", expiresAt: instantOf(100) })).toMatchObject({
    ok: true,
  });
  const late = checkVisa(grant, { personId: "per", expiresAt: instantOf(101) });
  expect(late).toEqual({ ok: false, refusal: { code: "visa-outlives-grant", until: 100 } });
  const stranger = checkVisa(grant, { personId: "x", expiresAt: instantOf(1) });
  expect(codeOf(stranger)).toBe("not-in-team");
});

test("a policy that its own members can never fulfil is refused by the name of the field", () => {
  const members = aReview().members;
  const field = (changes: object) => {
    const checked = checkPolicy(aPolicy(changes), members);
    return checked.ok ? null : checked.refusal.field;
  };
  expect(field({})).toBeNull();
  expect(field({ quorum: 6 })).toBe("quorum");
  expect(field({ quorum: 0 })).toBe("quorum");
  expect(field({ externalQuorum: 3 })).toBe("externalQuorum");
  expect(field({ dueDays: 0 })).toBe("dueDays");
  expect(checkPolicy(aPolicy(), [...members, aMember("a")])).toMatchObject({ ok: false });
  expect(checkPolicy(aPolicy(), [...members, aMember("z", { seat: "chair" })])).toMatchObject({
    ok: false,
  });
});
