import { expect, test } from "vitest";
import { auditBooks, type Books } from "./audit";

/**
 * 100 won appropriated, committed, held and settled with 25 won of co-pay; one hold is active, and
 * 30 won went on to the holder of a certificate.
 */
const soundBooks = (): Books => {
  const transfer = (id: string, from: string, to: string) => ({
    debitAccountId: from,
    creditAccountId: to,
    id,
    reversesId: null,
    logIndex: 0,
  });
  const money = (amountKrw: number, reason: string, subjectId: string) => ({
    amountKrw,
    reason,
    subjectId,
  });
  const held = "voucher-held:vou:rnd";
  const free = "voucher-available:vou:rnd";
  return {
    accounts: [
      { id: "state:rnd:rnd", mayGoNegative: true, balanceKrw: -100 },
      { id: "programme-available:rnd:rnd", mayGoNegative: false, balanceKrw: 0 },
      { id: free, mayGoNegative: false, balanceKrw: 5 },
      { id: held, mayGoNegative: false, balanceKrw: 20 },
      { id: "hospital-from-voucher:hos:rnd", mayGoNegative: false, balanceKrw: 45 },
      { id: "holder-from-voucher:ins:rnd", mayGoNegative: false, balanceKrw: 30 },
      { id: "payer:com:rnd", mayGoNegative: true, balanceKrw: -25 },
      { id: "co-pay-received:com:rnd", mayGoNegative: false, balanceKrw: 0 },
      { id: "hospital-from-co-pay:hos:rnd", mayGoNegative: false, balanceKrw: 25 },
    ],
    transfers: [
      {
        ...transfer("1", "state:rnd:rnd", "programme-available:rnd:rnd"),
        ...money(100, "appropriation", "rnd"),
      },
      {
        ...transfer("2", "programme-available:rnd:rnd", free),
        ...money(100, "commitment", "vou"),
        logIndex: 1,
      },
      { ...transfer("3", free, held), ...money(75, "hold", "h1"), logIndex: 2 },
      { ...transfer("4", free, held), ...money(20, "hold", "h2"), logIndex: 2 },
      {
        ...transfer("5", "payer:com:rnd", "co-pay-received:com:rnd"),
        ...money(25, "co-pay-received", "i1"),
        logIndex: 3,
      },
      {
        ...transfer("6", held, "hospital-from-voucher:hos:rnd"),
        ...money(75, "hold-settled", "h1"),
        logIndex: 4,
      },
      {
        ...transfer("7", "co-pay-received:com:rnd", "hospital-from-co-pay:hos:rnd"),
        ...money(25, "co-pay-settled", "h1"),
        logIndex: 4,
      },
      {
        ...transfer("8", "hospital-from-voucher:hos:rnd", "holder-from-voucher:ins:rnd"),
        ...money(30, "usage-fee", "u1"),
        logIndex: 5,
      },
    ],
    holds: [
      { id: "h1", voucherId: "vou", lineId: "l1", amountKrw: 75, status: "settled" },
      { id: "h2", voucherId: "vou", lineId: "l2", amountKrw: 20, status: "active" },
    ],
    lines: [
      { id: "l1", status: "granted", priceKrw: 100, voucherKrw: 75, coPayKrw: 25 },
      { id: "l2", status: "in-review", priceKrw: 26, voucherKrw: 20, coPayKrw: 6 },
    ],
    fees: [{ useId: "u1", lineId: "l1", hospitalId: "hos", holderId: "ins", amountKrw: 30 }],
    eventTypes: new Map([
      [0, "funds-appropriated"],
      [1, "voucher-issued"],
      [2, "hold-placed"],
      [3, "instalment-paid"],
      [4, "hold-settled"],
      [5, "usage-fee-paid"],
    ]),
  };
};

const change = <Part extends keyof Books>(part: Part, i: number, changes: object): Books => {
  const books = soundBooks();
  const list = [...(books[part] as readonly object[])];
  list[i] = { ...list[i], ...changes };
  return { ...books, [part]: list };
};
const checksOf = (books: Books) => [...new Set(auditBooks(books).map((each) => each.check))].sort();

test("sound books have no difference", () => {
  expect(auditBooks(soundBooks())).toEqual([]);
});

const tampered: readonly [string, Books, string[]][] = [
  [
    "a balance a won too high",
    change("accounts", 2, { balanceKrw: 6 }),
    ["balance", "debits-and-credits"],
  ],
  ["a transfer a won too high", change("transfers", 0, { amountKrw: 101 }), ["balance"]],
  [
    "an overdrawn voucher",
    change("transfers", 3, { amountKrw: 26 }),
    ["balance", "hold-history", "negative-balance"],
  ],
  [
    "a hold that ended without its money",
    change("holds", 1, { status: "released" }),
    ["held-credit", "hold-history"],
  ],
  [
    "a hold of another amount",
    change("holds", 1, { amountKrw: 19 }),
    ["held-credit", "hold-history"],
  ],
  ["a line whose parts do not add up", change("lines", 1, { coPayKrw: 7 }), ["line-parts"]],
  [
    "a grant that was not paid in full",
    change("lines", 1, { status: "granted" }),
    ["line-settled"],
  ],
  [
    "money that moved for a lapsed line",
    change("lines", 0, { status: "lapsed" }),
    ["line-settled", "usage-fee-limit"],
  ],
  ["a fee that nobody recorded", change("fees", 0, { useId: "u2" }), ["usage-fee"]],
  ["a fee of another amount", change("fees", 0, { amountKrw: 29 }), ["usage-fee"]],
  ["a fee for somebody else", change("fees", 0, { holderId: "hos" }), ["usage-fee"]],
  [
    "a fee from the other source",
    change("transfers", 7, { debitAccountId: "hospital-from-co-pay:hos:rnd" }),
    ["balance", "negative-balance", "usage-fee", "usage-fee-limit"],
  ],
  [
    "a fee beyond what the line was paid",
    change("lines", 0, { voucherKrw: 29, coPayKrw: 71 }),
    ["usage-fee-limit"],
  ],
  ["a reversal of nothing", change("transfers", 4, { reversesId: "9" }), ["reversal"]],
  ["a transfer that names another event", change("transfers", 4, { logIndex: 2 }), ["log-event"]],
  ["a transfer that names no event", change("transfers", 4, { logIndex: 99 }), ["log-event"]],
];

test.each(tampered)("the audit names %s", (_, books, checks) => {
  expect(checksOf(books)).toEqual(checks);
});

test("a difference says what is written and what it should be", () => {
  expect(auditBooks(change("accounts", 2, { balanceKrw: 6 }))[0]).toEqual({
    check: "balance",
    id: "voucher-available:vou:rnd",
    found: 6,
    expected: 5,
  });
});
