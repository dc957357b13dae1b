import { expect, test } from "vitest";
import { type ChainFacts, isOvertaken, nextStep, type OpenAttempt } from "./next-step";

const anAttempt = (facts: Partial<OpenAttempt> = {}): OpenAttempt => ({
  txHash: "0xa",
  nonce: 3,
  prevSize: 10,
  size: 15,
  signedAt: 1_000,
  ...facts,
});

const facts = (changed: Partial<ChainFacts> = {}): ChainFacts => ({
  latest: 10,
  final: 10,
  nonce: 3,
  newest: 20,
  open: [],
  now: 1_000,
  profile: { fees: "eip1559", resubmitAfterMs: 30_000 },
  ...changed,
});

test("a chain that holds our newest checkpoint rests, and an empty log has nothing to bring", () => {
  expect(nextStep(facts({ newest: 10 }))).toEqual({ kind: "rest" });
  expect(nextStep(facts({ newest: 0, latest: 0, final: 0 }))).toEqual({ kind: "rest" });
});

test("however many entries are behind, one publication covers them all", () => {
  expect(nextStep(facts({ newest: 4_000_000 }))).toEqual({ kind: "publish", replaces: [] });
});

test("a head that may still be taken back is waited for, even with a newer checkpoint", () => {
  expect(nextStep(facts({ latest: 15 }))).toEqual({ kind: "wait" });
  expect(nextStep(facts({ latest: 15, newest: 15 }))).toEqual({ kind: "wait" });
});

test("a transaction on its way is sent again until its time is over, to the millisecond", () => {
  const open = [anAttempt()];
  expect(nextStep(facts({ open, now: 30_999 }))).toEqual({ kind: "resend", txHash: "0xa" });
  expect(nextStep(facts({ open, now: 31_000 }))).toEqual({ kind: "publish", replaces: ["0xa"] });
});

test("of several attempts the youngest counts, and all are replaced together", () => {
  const open = [anAttempt(), anAttempt({ txHash: "0xb", signedAt: 32_000 })];
  expect(nextStep(facts({ open, now: 40_000 }))).toEqual({ kind: "resend", txHash: "0xb" });
  expect(nextStep(facts({ open, now: 62_000 }))).toEqual({
    kind: "publish",
    replaces: ["0xa", "0xb"],
  });
});

test("where gas is free the same bytes go out again and again", () => {
  const profile = { fees: "free", resubmitAfterMs: 30_000 } as const;
  const open = [anAttempt()];
  expect(nextStep(facts({ open, profile, now: 9_999_999 }))).toMatchObject({ kind: "resend" });
});

test("a nonce that was used for something else is left behind", () => {
  expect(nextStep(facts({ open: [anAttempt()], nonce: 4 }))).toEqual({
    kind: "publish",
    replaces: [],
  });
});

test("a chain that lost its blocks gets the newest checkpoint at the nonce that it is at now", () => {
  const open = [anAttempt({ nonce: 7 }), anAttempt({ txHash: "0xb", nonce: 3, prevSize: 8 })];
  expect(nextStep(facts({ open, latest: 5, final: 5 }))).toEqual({
    kind: "publish",
    replaces: ["0xb"],
  });
});

test("an attempt is overtaken when the chain has settled a head beyond its start, not before", () => {
  expect(isOvertaken({ prevSize: 10 }, { final: 10 })).toBe(false);
  expect(isOvertaken({ prevSize: 10 }, { final: 11 })).toBe(true);
});
