import fc from "fast-check";
import { expect, test } from "vitest";
import { krw } from "~/domain/shared/krw";
import { someRules } from "../../../tests/support/builders/rules";
import { planInstalments } from "./instalments";
import { acceptQuote, type QuoteFacts, quote } from "./quote";
import { checkRules } from "./rules-check";

const line = (lineId: string, priceKrw: number, hospitalId = "h") => ({
  lineId,
  datasetId: lineId,
  dataType: "omics",
  hospitalId,
  priceKrw: krw(priceKrw),
});
const facts = (changes: Partial<QuoteFacts> = {}): QuoteFacts => ({
  lines: [line("a", 100_000_000)],
  rules: someRules(),
  agreement: { projectClass: "large", coPayRate: 2_500 },
  creditLeftKrw: krw(320_000_000),
  ...changes,
});

test("the co-pay is rounded down to the won and the voucher pays the rest", () => {
  const quoted = quote(facts({ lines: [line("a", 3)] }));
  expect(quoted.lines).toEqual([{ lineId: "a", priceKrw: 3, voucherKrw: 3, coPayKrw: 0 }]);
  expect(quote(facts({ lines: [line("a", 4)] }))).toMatchObject({ voucherKrw: 3, coPayKrw: 1 });
});

test("a quarter of 400 million is one won too much for a card and becomes two payments", () => {
  const quoted = quote(
    facts({ lines: [line("a", 399_999_999, "h"), line("b", 1, "i")], creditLeftKrw: krw(4e8) }),
  );
  expect(quoted.coPayKrw).toBe(99_999_999);
  const whole = quote(facts({ lines: [line("a", 400_000_000)] }));
  expect(whole.hospitals[0]?.instalmentsKrw).toEqual([50_000_000, 50_000_000]);
});

test("credit for the last won is enough, and one won less is short by one", () => {
  const enough = quote(facts({ creditLeftKrw: krw(75_000_000) }));
  expect(acceptQuote(enough)).toMatchObject({ ok: true });
  expect(enough.creditAfterKrw).toBe(0);
  const short = quote(facts({ creditLeftKrw: krw(74_999_999) }));
  expect(acceptQuote(short)).toEqual({
    ok: false,
    refusal: { code: "credit-short", shortKrw: 1 },
  });
  expect(short.creditAfterKrw).toBe(-1);
});

test("a basket of a larger class than the voucher's is refused before its price is looked at", () => {
  const agreement = { projectClass: "small", coPayRate: 1_500 } as const;
  const lines = [line("a", 1, "h"), line("b", 1, "i")];
  expect(quote(facts({ agreement, lines })).obstacle).toEqual({
    code: "class-above-voucher",
    projectClass: "large",
    allowed: "small",
  });
});

test("the price of a class is its unit price at most", () => {
  expect(quote(facts({ lines: [line("a", 200_000_000)] })).obstacle).toBeNull();
  expect(quote(facts({ lines: [line("a", 200_000_001)] })).obstacle).toEqual({
    code: "over-class-price",
    limitKrw: 200_000_000,
    overKrw: 1,
  });
});

test("an empty basket has a quote of nothing and an obstacle", () => {
  const empty = quote(facts({ lines: [] }));
  expect(empty).toMatchObject({ totalKrw: 0, obstacle: { code: "basket-empty" } });
});

test("parts always add up: lines, hospitals, instalments, voucher and co-pay", () => {
  const prices = fc.array(
    fc.record({ price: fc.integer({ min: 0, max: 40_000_000 }), hospital: fc.nat(3) }),
    { minLength: 1, maxLength: 50 },
  );
  const rate = fc.integer({ min: 0, max: 10_000 });
  const limit = fc.integer({ min: 1_000_000, max: 99_999_999 });
  fc.assert(
    fc.property(prices, rate, limit, (list, coPayRate, chargeLimit) => {
      const quoted = quote(
        facts({
          lines: list.map(({ price, hospital }, i) => line(`l${i}`, price, `h${hospital}`)),
          rules: someRules({ chargeLimitKrw: krw(chargeLimit) }),
          agreement: { projectClass: "large", coPayRate },
        }),
      );
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(quoted.voucherKrw + quoted.coPayKrw).toBe(quoted.totalKrw);
      expect(sum(quoted.lines.map((each) => each.coPayKrw))).toBe(quoted.coPayKrw);
      expect(sum(quoted.hospitals.map((each) => each.totalKrw))).toBe(quoted.totalKrw);
      for (const hospital of quoted.hospitals) {
        expect(sum(hospital.instalmentsKrw)).toBe(hospital.coPayKrw);
        expect(Math.max(0, ...hospital.instalmentsKrw)).toBeLessThanOrEqual(chargeLimit);
      }
    }),
  );
});

test("instalments are equal, as few as the limit allows, and the first carries the remainder", () => {
  expect(planInstalments(krw(0), krw(10))).toEqual([]);
  expect(planInstalments(krw(10), krw(10))).toEqual([10]);
  expect(planInstalments(krw(11), krw(10))).toEqual([6, 5]);
  expect(planInstalments(krw(100_000_000), krw(99_999_999))).toEqual([50_000_000, 50_000_000]);
  // Three parts of 3 would leave 5 for the first, one more than the limit allows.
  expect(planInstalments(krw(11), krw(4))).toEqual([3, 2, 2, 2, 2]);
});

test("rules that could not price every basket are refused by the name of the field", () => {
  expect(checkRules(someRules())).toMatchObject({ ok: true });
  const broken = (changes: Parameters<typeof someRules>[0]) => checkRules(someRules(changes));
  const field = (name: string) => ({ ok: false, refusal: { code: "rules-broken", field: name } });
  expect(broken({ classes: someRules().classes.slice(0, 2) })).toEqual(field("classes"));
  expect(broken({ coPayRate: { small: 1_500, medium: 10_001 } })).toEqual(
    field("coPayRate.medium"),
  );
  expect(broken({ holdDays: 0 })).toEqual(field("holdDays"));
  expect(broken({ chargeLimitKrw: krw(0) })).toEqual(field("chargeLimitKrw"));
  expect(broken({ largeFrom: { dataTypes: 0, institutions: 2 } })).toEqual(
    field("largeFrom.dataTypes"),
  );
});
