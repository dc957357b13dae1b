/**
 * Random histories of money against an auditor that knows nothing of our code: it keeps a few
 * numbers by hand. Planted bugs show that it would notice.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { type CoPayment, receive } from "~/domain/voucher/co-payment";
import { appropriate, issueVoucher, returnUnused } from "~/domain/voucher/funding";
import { endHold, type Hold, placeHolds, settleHold } from "~/domain/voucher/hold";
import { type MoneyFact, type Transfer, transferIdOf } from "~/domain/voucher/ledger";
import { reverse } from "~/domain/voucher/reversal";
import { feeOfUse, payUsageFee } from "~/domain/voucher/usage-fee";
import { freshStore } from "../../../tests/support/store";
import { recordFacts } from "../../changes/record-facts";
import { isPostgres } from "../../dialect";
import type { Store } from "../../store";
import { isReversed, loadBalance, sumByKind } from "./ledger";

const GRANTED = 1_000;
const step = fc.oneof(
  fc.record({ op: fc.constant("hold" as const), amount: fc.nat(700) }),
  fc.record({ op: fc.constantFrom("settle" as const, "release" as const), which: fc.nat(9) }),
  fc.record({ op: fc.constantFrom("appropriate" as const, "pay" as const), amount: fc.nat(500) }),
  fc.record({ op: fc.constant("use" as const), amount: fc.nat(300), which: fc.nat(9) }),
  fc.record({ op: fc.constantFrom("return" as const, "reverse" as const, "repeat" as const) }),
);
type Step = { op: string; amount?: number; which?: number };

/** What a planted bug does to the facts of one kind of step. */
type Plant = (op: string, fact: MoneyFact) => MoneyFact;
const sound: Plant = (_, fact) => fact;
const changeAmount =
  (only: string, by: number): Plant =>
  (op, fact) =>
    op === only ? withAmounts(fact, by) : fact;
const withAmounts = (fact: MoneyFact, by: number): MoneyFact => ({
  ...fact,
  transfers: fact.transfers.map((each, i) =>
    i === 0 ? { ...each, amountKrw: krw(Math.max(1, each.amountKrw + by)) } : each,
  ),
});

type Numbers = Record<
  "state" | "open" | "back" | "free" | "held" | "spent" | "payer" | "in" | "own" | "fee" | "coFee",
  number
>;

let rounds = 0;

/** Plays a history on the store and on the auditor, and compares them after each step. */
async function play(store: Store, steps: readonly Step[], plant: Plant): Promise<void> {
  rounds += 1;
  const roundId = `rnd_${rounds}`;
  const voucherId = `vou_${rounds}`;
  const context = { roundId, ruleVersion: "1", actorId: "per", requestId: "req", at: instantOf(9) };
  const numbers: Numbers = {
    state: 0,
    open: 0,
    back: 0,
    free: 0,
    held: 0,
    spent: 0,
    payer: 0,
    in: 0,
    own: 0,
    fee: 0,
    coFee: 0,
  };
  /** Lines that were settled, with what the auditor knows is left of each part. */
  const settled: { lineId: string; voucher: number; coPay: number; paid: number }[] = [];
  const holds: Hold[] = [];
  const appropriations: Transfer[] = [];
  let last: MoneyFact[] = [];
  const write = async (op: string, facts: readonly MoneyFact[]) => {
    last = facts.map((fact) => plant(op, fact));
    await store.tx([roundId], (db) => recordFacts(db, last));
  };
  const fund = async (amount: number, i: number) => {
    const funded = appropriate(context, { amountKrw: krw(amount), cause: `${roundId}:${i}` });
    if (!funded.ok) return;
    await write("appropriate", [funded.value]);
    appropriations.push(...funded.value.transfers);
    numbers.state -= amount;
    numbers.open += amount;
  };
  const act: Record<string, (step: Step, i: number) => Promise<void>> = {
    appropriate: ({ amount = 0 }, i) => fund(amount, i),
    hold: async ({ amount = 0 }, i) => {
      const availableKrw = await loadBalance(store.read, {
        kind: "voucher-available",
        ownerId: voucherId,
        roundId,
      });
      const placed = placeHolds(context, {
        voucher: { id: voucherId, availableKrw, expiresAt: instantOf(10) },
        lines: [{ holdId: `hld_${rounds}_${i}`, lineId: `lin_${i}`, amountKrw: krw(amount) }],
        expiresAt: instantOf(20),
      });
      expect(placed.ok).toBe(amount <= numbers.free);
      if (!placed.ok) return;
      await write(
        "hold",
        placed.value.map((each) => each.fact),
      );
      holds.push(...placed.value.map((each) => each.hold));
      numbers.free -= amount;
      numbers.held += amount;
    },
    settle: async ({ which = 0 }) => {
      const [hold] = holds.splice(which % Math.max(1, holds.length), 1);
      if (!hold) return;
      const coPayKrw = krw(Math.min(numbers.in, 7));
      await write("settle", [
        settleHold(context, { hold, hospitalId: "hos", companyId: "com", coPayKrw }),
      ]);
      numbers.held -= hold.amountKrw;
      numbers.spent += hold.amountKrw;
      numbers.in -= coPayKrw;
      numbers.own += coPayKrw;
      settled.push({ lineId: hold.lineId, voucher: hold.amountKrw, coPay: coPayKrw, paid: 0 });
    },
    use: async ({ amount = 0, which = 0 }, i) => {
      const line = settled[which % Math.max(1, settled.length)];
      if (!line) return;
      const agreedKrw = krw(amount);
      const parts = feeOfUse(agreedKrw, {
        line: { voucherKrw: krw(line.voucher), coPayKrw: krw(line.coPay) },
        paidKrw: krw(line.paid),
      });
      const due = Math.min(amount, line.voucher + line.coPay - line.paid);
      expect(parts.amountKrw).toBe(due);
      if (due === 0) return;
      const ids = { useId: `use_${rounds}_${i}`, grantId: "grn", certificateId: "crt" };
      const whose = { lineId: line.lineId, datasetId: "dat", hospitalId: "hos", holderId: "ins" };
      const fee = { ...ids, ...whose, version: 1, agreedKrw, parts, statementSha256: "" };
      await write("use", [payUsageFee(context, fee)]);
      const ofVoucher = Math.min(due, Math.max(0, line.voucher - line.paid));
      line.paid += due;
      numbers.spent -= ofVoucher;
      numbers.fee += ofVoucher;
      numbers.own -= due - ofVoucher;
      numbers.coFee += due - ofVoucher;
    },
    release: async ({ which = 0 }) => {
      const [hold] = holds.splice(which % Math.max(1, holds.length), 1);
      if (!hold) return;
      await write("release", [endHold(context, { hold, how: "released" })]);
      numbers.held -= hold.amountKrw;
      numbers.free += hold.amountKrw;
    },
    pay: async ({ amount = 0 }, i) => {
      if (amount === 0) return;
      const paid = receive(context, aCoPayment(`ins_${rounds}_${i}`, krw(amount)), {
        instalmentId: `ins_${rounds}_${i}`,
        method: "stripe",
        providerRef: "cs",
        amountKrw: krw(amount),
        confirmedBy: null,
      });
      if (paid.ok) await write("pay", paid.value.facts);
      numbers.payer -= amount;
      numbers.in += amount;
    },
    return: async (_, i) => {
      const voucher = { id: voucherId, expiresAt: instantOf(1), availableKrw: krw(numbers.free) };
      const returned = returnUnused(context, { voucher, cause: `${roundId}:${i}` });
      expect(returned.ok).toBe(numbers.free > 0);
      if (!returned.ok) return;
      await write("return", [returned.value]);
      numbers.back += numbers.free;
      numbers.free = 0;
    },
    reverse: async () => {
      const original = appropriations.at(-1);
      if (!original) return;
      const undone = reverse(context, {
        original,
        isReversed: await isReversed(store.read, original.id),
        creditedKrw: await loadBalance(store.read, original.credit),
        reasonSha256: "",
      });
      if (!undone.ok) return;
      appropriations.pop();
      await write("reverse", [undone.value]);
      numbers.state += original.amountKrw;
      numbers.open -= original.amountKrw;
    },
    repeat: () => write("repeat", last),
  };
  await fund(GRANTED, -1);
  appropriations.pop();
  const issue = {
    agreementId: "agr",
    companyId: "com",
    projectClass: "large",
    expiresAt: instantOf(10),
  };
  await write("issue", [
    issueVoucher(context, { id: voucherId, ...issue, grantedKrw: krw(GRANTED) }),
  ]);
  numbers.open -= GRANTED;
  numbers.free += GRANTED;
  for (const [i, each] of steps.entries()) {
    await act[each.op]?.(each, i);
    const sums = await sumByKind(store.read, roundId);
    expect({ after: each.op, ...sums }).toEqual({ after: each.op, ...expectedSums(numbers) });
    expect(Object.values(sums).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  }
}

const aCoPayment = (instalmentId: string, amountKrw: Krw): CoPayment => ({
  id: "cop",
  requestId: "req",
  reviewId: "rev",
  companyId: "com",
  roundId: "rnd",
  amountKrw,
  status: "due",
  createdAt: instantOf(0),
  dueAt: instantOf(10),
  paidAt: null,
  instalments: [
    {
      id: instalmentId,
      number: 1,
      amountKrw,
      status: "due",
      method: null,
      attempt: 0,
      providerRef: null,
      payUrl: null,
      openedAt: null,
      paidAt: null,
      confirmedBy: null,
      receiptId: null,
    },
  ],
});

const expectedSums = (n: Numbers) => ({
  state: n.state,
  "programme-available": n.open,
  "programme-returned": n.back,
  "voucher-available": n.free,
  "voucher-held": n.held,
  payer: n.payer,
  "co-pay-received": n.in,
  "hospital-from-voucher": n.spent,
  "hospital-from-co-pay": n.own,
  "holder-from-voucher": n.fee,
  "holder-from-co-pay": n.coFee,
});

const histories = fc.array(step, { minLength: 1, maxLength: 12 });

test("whatever happens in whatever order, every won is where the auditor expects it", async () => {
  const store = await freshStore();
  await fc.assert(
    fc.asyncProperty(histories, (steps) => play(store, steps, sound)),
    { numRuns: isPostgres ? 10 : 60 },
  );
});

const forgetIds: Plant = (op, fact) => ({
  ...fact,
  transfers: fact.transfers.map((each) =>
    op === "repeat" ? { ...each, id: transferIdOf(each.reason, `again ${each.id}`) } : each,
  ),
});

const bugs: readonly [string, Plant][] = [
  ["a settlement that spends a won too much", changeAmount("settle", 1)],
  ["a release that leaks a won", changeAmount("release", -1)],
  ["a fee of a won too much", changeAmount("use", 1)],
  ["a hold of a won too few", changeAmount("hold", -1)],
  ["a repeat that is written again", forgetIds],
  ["a refund of the wrong amount", changeAmount("reverse", 1)],
];

test.each(bugs)("the auditor notices %s", async (_, plant) => {
  const store = await freshStore();
  const result = await fc.check(
    fc.asyncProperty(histories, (steps) => play(store, steps, plant)),
    { numRuns: 200, endOnFailure: true },
  );
  expect(result.failed).toBe(true);
});

test("a transfer id with another content is a bug, with the same one an answer", async () => {
  const store = await freshStore();
  const context = {
    roundId: "rnd_x",
    ruleVersion: "1",
    actorId: "per",
    requestId: null,
    at: instantOf(9),
  };
  const fundWith = (amount: number) => {
    const funded = appropriate(context, { amountKrw: krw(amount), cause: "once" });
    if (!funded.ok) throw new Error("not funded");
    const fact = funded.value;
    return store.tx([], (db) => recordFacts(db, [fact]));
  };
  await fundWith(5);
  await fundWith(5);
  await expect(fundWith(6)).rejects.toThrow("another content");
  expect((await sumByKind(store.read, "rnd_x")).state).toBe(-5);
});
