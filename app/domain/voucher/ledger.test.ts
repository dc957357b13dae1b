import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { budgetOf } from "./budget";
import { appropriate, issueVoucher, returnUnused } from "./funding";
import { endHold, type Hold, placeHolds, settleHold } from "./hold";
import {
  accountId,
  accountOf,
  type MoneyContext,
  move,
  type Transfer,
  transferIdOf,
} from "./ledger";
import { reverse } from "./reversal";

const context: MoneyContext & { requestId: string } = {
  roundId: "rnd",
  ruleVersion: "2026-1",
  actorId: "per",
  requestId: "req",
  at: instantOf(1_000),
};
const voucher = { id: "vou", availableKrw: krw(70_000_000), expiresAt: instantOf(1_001) };
const oneLine = (amountKrw: number) => [
  { holdId: "hld", lineId: "lin", amountKrw: krw(amountKrw) },
];
const place = (amountKrw: number, changes: Partial<typeof voucher> = {}) =>
  placeHolds(context, {
    voucher: { ...voucher, ...changes },
    lines: oneLine(amountKrw),
    expiresAt: instantOf(2_000),
  });
const aHold = (changes: Partial<Hold> = {}): Hold => ({
  id: "hld",
  voucherId: "vou",
  requestId: "req",
  lineId: "lin",
  amountKrw: krw(75),
  status: "active",
  placedAt: instantOf(0),
  expiresAt: instantOf(2_000),
  resolvedAt: null,
  ...changes,
});
const arrows = (transfers: readonly Transfer[]) =>
  transfers.map((each) => `${each.debit.kind} → ${each.credit.kind} ${each.amountKrw}`);

test("a hold of the last won is placed, and one won over the credit is refused with how much is short", () => {
  expect(place(70_000_000)).toMatchObject({ ok: true });
  expect(place(70_000_001)).toEqual({ ok: false, refusal: { code: "credit-short", shortKrw: 1 } });
});

test("a voucher holds credit until the millisecond before it expires", () => {
  expect(place(1, { expiresAt: instantOf(1_001) })).toMatchObject({ ok: true });
  expect(place(1, { expiresAt: instantOf(1_000) })).toEqual({
    ok: false,
    refusal: { code: "voucher-expired", expiredAt: 1_000 },
  });
});

test("all lines of a request are held or none", () => {
  const lines = [
    ...oneLine(50_000_000),
    { holdId: "h2", lineId: "l2", amountKrw: krw(20_000_001) },
  ];
  const outcome = placeHolds(context, { voucher, lines, expiresAt: instantOf(2_000) });
  expect(outcome).toEqual({ ok: false, refusal: { code: "credit-short", shortKrw: 1 } });
});

test("a hold of nothing moves nothing and is still a hold", () => {
  const outcome = place(0);
  expect(outcome.ok && outcome.value[0]?.fact.transfers).toEqual([]);
});

test("a settled hold pays the hospital from two sources, each on its own account", () => {
  const facts = { hold: aHold(), hospitalId: "hos", companyId: "com", coPayKrw: krw(25) };
  expect(arrows(settleHold(context, facts).transfers)).toEqual([
    "voucher-held → hospital-from-voucher 75",
    "co-pay-received → hospital-from-co-pay 25",
  ]);
});

test("a hold ends once", () => {
  expect(arrows(endHold(context, { hold: aHold(), how: "expired" }).transfers)).toEqual([
    "voucher-held → voucher-available 75",
  ]);
  for (const status of ["settled", "released", "expired"] as const) {
    const hold = aHold({ status });
    expect(() => endHold(context, { hold, how: "released" })).toThrow("ended already");
    const facts = { hold, hospitalId: "hos", companyId: "com", coPayKrw: krw(0) };
    expect(() => settleHold(context, facts)).toThrow("ended already");
  }
});

test("unused credit goes back from the moment of expiry on, if there is any", () => {
  const ask = (at: number, availableKrw: number) =>
    returnUnused(
      { ...context, at: instantOf(at) },
      { voucher: { ...voucher, availableKrw: krw(availableKrw) }, cause: "1" },
    );
  expect(ask(1_000, 5)).toMatchObject({ refusal: { code: "voucher-not-expired" } });
  expect(ask(1_001, 0)).toMatchObject({ refusal: { code: "nothing-to-return" } });
  expect(ask(1_001, 5)).toMatchObject({ ok: true, value: { returnedKrw: 5 } });
});

test("the id of a transfer is made of its cause, so the same movement has the same id", () => {
  expect(transferIdOf("hold", "hld")).toBe(transferIdOf("hold", "hld"));
  expect(transferIdOf("hold", "hld")).not.toBe(transferIdOf("hold-released", "hld"));
  expect(transferIdOf("hold", "hld")).toMatch(/^trf_[0-9a-f]{32}$/);
});

test("an account's id names it completely, and another text is no account", () => {
  const account = { kind: "voucher-held", ownerId: "vou_1", roundId: "rnd_1" } as const;
  expect(accountOf(accountId(account))).toEqual(account);
  for (const text of ["", "voucher-held:vou_1", "pocket:vou_1:rnd_1", "payer:a:b:c"]) {
    expect(() => accountOf(text)).toThrow("not the id");
  }
});

test("money does not move backwards, nor from an account to itself", () => {
  const debit = { kind: "payer", ownerId: "a", roundId: "rnd" } as const;
  const credit = { kind: "co-pay-received", ownerId: "a", roundId: "rnd" } as const;
  const money = { reason: "co-pay-received", subjectId: "i", debit, credit } as const;
  expect(() => move(context, { ...money, amountKrw: krw(-1) })).toThrow("backwards");
  expect(() => move(context, { ...money, credit: debit, amountKrw: krw(1) })).toThrow("two sides");
});

test("what may be undone by hand is undone once, fully and never below zero", () => {
  const funded = appropriate(context, { amountKrw: krw(10), cause: "1" });
  if (!funded.ok) throw new Error("not funded");
  const original = funded.value.transfers[0]!;
  const ask = (changes: object) =>
    reverse(context, {
      original,
      isReversed: false,
      creditedKrw: krw(10),
      reasonSha256: "",
      ...changes,
    });
  const undone = ask({});
  expect(undone.ok && arrows(undone.value.transfers)).toEqual(["programme-available → state 10"]);
  expect(undone.ok && undone.value.transfers[0]?.reversesId).toBe(original.id);
  expect(ask({ isReversed: true })).toMatchObject({ refusal: { code: "already-reversed" } });
  expect(ask({ creditedKrw: krw(9) })).toMatchObject({ refusal: { shortKrw: 1 } });
  const settled = { ...original, reason: "hold-settled" };
  expect(ask({ original: settled })).toMatchObject({ refusal: { code: "not-reversible" } });
});

test("money of nothing is not appropriated", () => {
  expect(appropriate(context, { amountKrw: krw(0), cause: "1" })).toMatchObject({ ok: false });
});

test("every won of the budget is in exactly one place", () => {
  const issued = issueVoucher(context, {
    id: "vou",
    agreementId: "agr",
    companyId: "com",
    projectClass: "large",
    grantedKrw: krw(320),
    expiresAt: instantOf(2_000),
  });
  expect(arrows(issued.transfers)).toEqual(["programme-available → voucher-available 320"]);
  const budget = budgetOf({
    state: krw(-1_000),
    "programme-available": krw(600),
    "programme-returned": krw(50),
    "voucher-available": krw(150),
    "voucher-held": krw(120),
    "hospital-from-voucher": krw(50),
    "holder-from-voucher": krw(30),
    payer: krw(-40),
    "co-pay-received": krw(10),
    "hospital-from-co-pay": krw(25),
    "holder-from-co-pay": krw(5),
  });
  expect(budget).toMatchObject({ appropriatedKrw: 1_000, committedKrw: 400, coPayReceivedKrw: 40 });
  const { uncommittedKrw, availableKrw, heldKrw, spentKrw, returnedKrw } = budget;
  expect(uncommittedKrw + availableKrw + heldKrw + spentKrw + returnedKrw).toBe(1_000);
});
