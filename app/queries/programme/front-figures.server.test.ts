import { expect, test } from "vitest";
import type { RoundRules } from "~/domain/programme/round-rules";
import { endOfKoreanDay, instantOf, startOfKoreanDay } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { insertRound } from "~db/repositories/programme/rounds";
import { freshStore } from "../../../tests/support/store";
import { frontFigures, medianOf } from "./front-figures.server";

const rules: RoundRules = {
  version: "2026",
  classes: [
    {
      projectClass: "large",
      unitPriceKrw: krw(400_000_000),
      grantCapKrw: krw(320_000_000),
      places: 10,
    },
    {
      projectClass: "small",
      unitPriceKrw: krw(100_000_000),
      grantCapKrw: krw(80_000_000),
      places: 20,
    },
  ],
  largeFrom: { dataTypes: 3, institutions: 2 },
  mediumFromKrw: krw(100_000_000),
  coPayRate: { small: 1_500, medium: 2_500 },
  holdDays: 60,
  coPayDays: 14,
  grantDays: 365,
  chargeLimitKrw: krw(99_999_999),
};

test("an empty house shows zero datasets and says that nothing was decided or anchored yet", async () => {
  const figures = await frontFigures(await freshStore(), startOfKoreanDay("2026-03-01"));
  expect(figures).toEqual({
    offer: { datasets: 0, hospitals: 0, consortia: 0 },
    decision: null,
    anchor: null,
    call: null,
  });
});

test("a call is open until the last millisecond of its last day", async () => {
  const store = await freshStore();
  const announcedAt = startOfKoreanDay("2026-02-01");
  await store.tx(["round"], (db) =>
    insertRound(db, {
      id: "rnd_0000000001",
      year: 2026,
      nameKo: "시연 모집",
      nameEn: "Demo call",
      opensOn: "2026-02-10",
      closesOn: "2026-03-16",
      appropriationKrw: krw(6_400_000_000),
      rules,
      ruleVersion: rules.version,
      announcedAt,
    }),
  );
  const end = endOfKoreanDay("2026-03-16");
  const callAt = async (at: number) => (await frontFigures(store, instantOf(at))).call;
  expect(await callAt(end - 1)).toMatchObject({
    closesAt: end,
    places: 30,
    name: { en: "Demo call" },
  });
  expect(await callAt(end)).toBeNull();
  expect(await callAt(startOfKoreanDay("2026-02-10") - 1)).toBeNull();
});

test("the median of nothing is nothing, of one it is the one, of two their mean", () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([4])).toBe(4);
  expect(medianOf([9, 1])).toBe(5);
  expect(medianOf([100, 1, 2])).toBe(2);
});
