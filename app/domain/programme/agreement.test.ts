import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { someRules } from "../../../tests/support/builders/rules";
import { concludeAgreement } from "./agreement";

const wish = {
  projectClass: "small",
  enterpriseSize: "small",
  grantKrw: null,
  fundsLeftKrw: krw(80_000_000),
  from: instantOf(0),
  until: instantOf(1),
} as const;

test("an agreement gives the class's whole cap and the rate of the company's size", () => {
  expect(concludeAgreement(someRules(), wish)).toMatchObject({
    ok: true,
    value: { grantKrw: 80_000_000, unitPriceKrw: 100_000_000, coPayRate: 1_500 },
  });
});

test("the last won of the round can be committed, and not one more", () => {
  const outcome = concludeAgreement(someRules(), { ...wish, fundsLeftKrw: krw(79_999_999) });
  expect(outcome).toEqual({ ok: false, refusal: { code: "funds-short", shortKrw: 1 } });
});

test("a grant over the cap or of nothing is refused, and so is a period without a moment", () => {
  const over = concludeAgreement(someRules(), { ...wish, grantKrw: krw(80_000_001) });
  expect(over).toEqual({ ok: false, refusal: { code: "over-grant-cap", capKrw: 80_000_000 } });
  expect(concludeAgreement(someRules(), { ...wish, grantKrw: krw(0) })).toMatchObject({
    ok: false,
  });
  const empty = concludeAgreement(someRules(), { ...wish, until: wish.from });
  expect(empty).toEqual({ ok: false, refusal: { code: "period-broken" } });
});
