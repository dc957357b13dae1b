import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import {
  checkErasure,
  type EntryToErase,
  ERASURE_BASES,
  entryErased,
  retentionEnd,
} from "./erasure";
import { mayChangeEntry } from "./permissions";

const at = (text: string) => instantOf(Date.parse(text));
const WRITTEN = at("2026-03-05T09:00:00Z");
const anEntry = (changes: Partial<EntryToErase> = {}): EntryToErase => ({
  type: "vote-cast",
  word: "access",
  at: WRITTEN,
  grantId: null,
  ...changes,
});

test("an access record is kept to the end of the Korean day two years on, unless somebody is owed its erasure", () => {
  const until = at("2028-03-06T00:00:00+09:00");
  const early = instantOf(until - 1);
  const over = { basis: "retention-over" } as const;
  expect(checkErasure(anEntry(), { ...over, at: early })).toEqual({
    ok: false,
    refusal: { code: "retention-not-over", until },
  });
  expect(checkErasure(anEntry(), { ...over, at: until })).toEqual({
    ok: true,
    value: "retention-over",
  });
  for (const basis of ["erasure-order", "consent-withdrawn"] as const) {
    expect(checkErasure(anEntry(), { basis, at: WRITTEN }).ok).toBe(true);
  }
});

test("a record of a leap day is kept to the end of February", () => {
  expect(retentionEnd(at("2028-02-29T12:00:00+09:00"))).toBe(at("2030-03-01T00:00:00+09:00"));
  // Nine in the morning in Seoul is midnight in London; before it, London still has the day before.
  expect(retentionEnd(at("2026-12-31T23:59:59+09:00"))).toBe(at("2029-01-01T00:00:00+09:00"));
});

test("no basis erases what a grant in force rests on, an erasure, or a monthly check", () => {
  const late = at("2040-01-01T00:00:00Z");
  for (const basis of ERASURE_BASES) {
    const refusalOf = (changes: Partial<EntryToErase>) => {
      const outcome = checkErasure(anEntry(changes), { basis, at: late });
      return outcome.ok ? undefined : outcome.refusal;
    };
    expect(refusalOf({ grantId: "grn_1" })).toEqual({
      code: "entry-of-grant-in-force",
      grantId: "grn_1",
    });
    expect(refusalOf({ type: "entry-erased", word: "transparency" })?.code).toBe(
      "entry-kept-by-law",
    );
    expect(refusalOf({ type: "access-records-checked" })?.code).toBe("entry-kept-by-law");
  }
});

test("only a programme manager erases, and nobody twice", () => {
  const may = (state: "kept" | "erased", standing: string) =>
    mayChangeEntry("erase-entry", { state, standing });
  expect(may("kept", "programme-manager")).toBe(true);
  expect(may("erased", "programme-manager")).toBe(false);
  for (const role of ["auditor", "company", "data-office", "committee"]) {
    expect(may("kept", role)).toBe(false);
  }
});

test("the erasure's own entry names the place and no reason in words", () => {
  const event = entryErased(
    { index: 7, basis: "erasure-order", reasonSha256: "ab".repeat(32) },
    { actorId: "per_1", at: WRITTEN },
  );
  expect(event).toMatchObject({
    type: "entry-erased",
    word: "transparency",
    subjectId: "entry-7",
    facts: { index: 7, basis: "erasure-order", reasonSha256: "ab".repeat(32) },
  });
});
