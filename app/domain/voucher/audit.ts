import type { HoldStatus } from "./hold";
import type { TransferReason } from "./ledger";

/** The books as they are kept, read without any of the code that keeps them. */
export type Books = {
  readonly accounts: readonly {
    readonly id: string;
    readonly mayGoNegative: boolean;
    readonly balanceKrw: number;
  }[];
  readonly transfers: readonly {
    readonly id: string;
    readonly debitAccountId: string;
    readonly creditAccountId: string;
    readonly amountKrw: number;
    readonly reason: string;
    readonly subjectId: string;
    readonly reversesId: string | null;
    readonly logIndex: number;
  }[];
  readonly holds: readonly {
    readonly id: string;
    readonly voucherId: string;
    readonly lineId: string;
    readonly amountKrw: number;
    readonly status: HoldStatus;
  }[];
  /** Lines of requests that were submitted. */
  readonly lines: readonly {
    readonly id: string;
    readonly status: string;
    readonly priceKrw: number;
    readonly voucherKrw: number;
    readonly coPayKrw: number;
  }[];
  /** What holders of certificates got, one row a use. */
  readonly fees: readonly {
    readonly useId: string;
    readonly lineId: string;
    readonly hospitalId: string;
    readonly holderId: string;
    readonly amountKrw: number;
  }[];
  /** Type of the event at each place of the log that a transfer names. */
  readonly eventTypes: ReadonlyMap<number, string>;
};

/** One thing that does not add up: where, what is written and what it should be. */
export type Difference = {
  readonly check:
    | "debits-and-credits"
    | "balance"
    | "negative-balance"
    | "held-credit"
    | "hold-history"
    | "line-parts"
    | "line-settled"
    | "usage-fee"
    | "usage-fee-limit"
    | "reversal"
    | "log-event";
  readonly id: string;
  readonly found: number | string;
  readonly expected: number | string;
};

/**
 * Recomputes the books from the transfers alone and names each difference.
 * Source: docs/decisions/042-invariants-of-the-ledger.md
 */
export const auditBooks = (books: Books): Difference[] => [
  ...checkBalances(books),
  ...checkHolds(books),
  ...checkLines(books),
  ...checkFees(books),
  ...checkReversals(books),
  ...checkEvents(books),
];

function checkBalances({ accounts, transfers }: Books): Difference[] {
  const sums = new Map<string, number>();
  const add = (id: string, amount: number) => sums.set(id, (sums.get(id) ?? 0) + amount);
  for (const { debitAccountId, creditAccountId, amountKrw } of transfers) {
    add(debitAccountId, -amountKrw);
    add(creditAccountId, amountKrw);
  }
  const known = new Map(accounts.map((account) => [account.id, account]));
  const differences: Difference[] = [];
  for (const id of new Set([...sums.keys(), ...known.keys()])) {
    const found = known.get(id)?.balanceKrw ?? 0;
    const expected = sums.get(id) ?? 0;
    if (found !== expected) differences.push({ check: "balance", id, found, expected });
    if (expected < 0 && !known.get(id)?.mayGoNegative) {
      differences.push({ check: "negative-balance", id, found: expected, expected: 0 });
    }
  }
  const total = accounts.reduce((sum, account) => sum + account.balanceKrw, 0);
  if (total !== 0) {
    differences.push({ check: "debits-and-credits", id: "all", found: total, expected: 0 });
  }
  return differences;
}

/** The transfers that a hold of each status has behind it, and no others. */
const HISTORY: Readonly<Record<HoldStatus, readonly TransferReason[]>> = {
  active: ["hold"],
  settled: ["hold", "hold-settled"],
  released: ["hold", "hold-released"],
  expired: ["hold", "hold-expired"],
};

function checkHolds({ accounts, holds, transfers }: Books): Difference[] {
  const differences: Difference[] = [];
  const heldOf = new Map<string, number>();
  for (const hold of holds.filter((each) => each.status === "active")) {
    heldOf.set(hold.voucherId, (heldOf.get(hold.voucherId) ?? 0) + hold.amountKrw);
  }
  for (const account of accounts.filter((each) => each.id.startsWith("voucher-held:"))) {
    const expected = heldOf.get(account.id.split(":")[1] ?? "") ?? 0;
    const found = account.balanceKrw;
    if (found !== expected) {
      differences.push({ check: "held-credit", id: account.id, found, expected });
    }
  }
  const bySubject = groupBySubject(transfers);
  for (const { id, amountKrw, status } of holds) {
    const own = (bySubject.get(id) ?? []).filter((each) => each.reason !== "co-pay-settled");
    const text = (list: readonly (readonly [string, number])[]) =>
      list
        .map(([reason, amount]) => `${reason} ${amount}`)
        .sort()
        .join(", ");
    const found = text(own.map((each) => [each.reason, each.amountKrw]));
    const reasons = amountKrw === 0 ? [] : HISTORY[status];
    const expected = text(reasons.map((reason) => [reason, amountKrw]));
    if (found !== expected) differences.push({ check: "hold-history", id, found, expected });
  }
  return differences;
}

function groupBySubject(transfers: Books["transfers"]): Map<string, Books["transfers"][number][]> {
  const groups = new Map<string, Books["transfers"][number][]>();
  for (const each of transfers) {
    const group = groups.get(each.subjectId);
    if (group) group.push(each);
    else groups.set(each.subjectId, [each]);
  }
  return groups;
}

function checkLines({ lines, holds, transfers }: Books): Difference[] {
  const differences: Difference[] = [];
  const coPaid = new Map(
    transfers
      .filter((each) => each.reason === "co-pay-settled")
      .map((each) => [each.subjectId, each.amountKrw]),
  );
  const holdOf = new Map(holds.map((hold) => [hold.lineId, hold]));
  for (const { id, status, priceKrw, voucherKrw, coPayKrw } of lines) {
    const parts = voucherKrw + coPayKrw;
    if (parts !== priceKrw) {
      differences.push({ check: "line-parts", id, found: parts, expected: priceKrw });
    }
    const hold = holdOf.get(id);
    const isSettled = hold?.status === "settled";
    const settled = hold && isSettled ? hold.amountKrw + (coPaid.get(hold.id) ?? 0) : 0;
    const expected = status === "granted" ? priceKrw : 0;
    if (settled !== expected || (status === "granted" && !isSettled)) {
      differences.push({ check: "line-settled", id, found: settled, expected });
    }
  }
  return differences;
}

/** Each fee moved from the one hospital to the one holder, and a line gives no more than it was paid. */
function checkFees({ fees, lines, transfers }: Books): Difference[] {
  const differences: Difference[] = [];
  const moved = groupBySubject(transfers.filter((each) => each.reason === "usage-fee"));
  const spent = new Map<string, number>();
  const known = new Map(fees.map((fee) => [fee.useId, fee]));
  for (const id of new Set([...known.keys(), ...moved.keys()])) {
    const fee = known.get(id);
    const sides = `${fee?.hospitalId} to ${fee?.holderId}`;
    const own = moved.get(id) ?? [];
    const found = own.reduce((sum, each) => sum + each.amountKrw, 0);
    const expected = fee?.amountKrw ?? 0;
    if (found !== expected) differences.push({ check: "usage-fee", id, found, expected });
    for (const { debitAccountId, creditAccountId, amountKrw } of own) {
      const [from, hospitalId] = debitAccountId.split(":");
      const [to, holderId] = creditAccountId.split(":");
      const source = from?.replace("hospital-from-", "");
      const isPassedOn = to === `holder-from-${source}` && `${hospitalId} to ${holderId}` === sides;
      if (!isPassedOn) {
        const wrong = `${debitAccountId} to ${creditAccountId}`;
        differences.push({ check: "usage-fee", id, found: wrong, expected: sides });
      }
      const key = `${fee?.lineId} ${source}`;
      spent.set(key, (spent.get(key) ?? 0) + amountKrw);
    }
  }
  for (const { id, status, voucherKrw, coPayKrw } of lines) {
    const paid = { voucher: voucherKrw, "co-pay": coPayKrw };
    for (const [source, amount] of Object.entries(paid)) {
      const found = spent.get(`${id} ${source}`) ?? 0;
      const expected = status === "granted" ? amount : 0;
      if (found > expected) differences.push({ check: "usage-fee-limit", id, found, expected });
    }
  }
  return differences;
}

function checkReversals({ transfers }: Books): Difference[] {
  const known = new Map(transfers.map((each) => [each.id, each]));
  return transfers.flatMap(({ id, reversesId, amountKrw, debitAccountId, creditAccountId }) => {
    if (reversesId === null) return [];
    const original = known.get(reversesId);
    const isOpposite =
      original?.amountKrw === amountKrw &&
      original.debitAccountId === creditAccountId &&
      original.creditAccountId === debitAccountId;
    const found = `${amountKrw} from ${debitAccountId}`;
    const expected = original ? `${original.amountKrw} from ${original.creditAccountId}` : "none";
    return isOpposite ? [] : [{ check: "reversal" as const, id, found, expected }];
  });
}

/** The event that moves money for each reason. */
const EVENT_OF: Readonly<Record<TransferReason, string>> = {
  appropriation: "funds-appropriated",
  commitment: "voucher-issued",
  hold: "hold-placed",
  "hold-settled": "hold-settled",
  "hold-released": "hold-released",
  "hold-expired": "hold-expired",
  "co-pay-received": "instalment-paid",
  "co-pay-settled": "hold-settled",
  "usage-fee": "usage-fee-paid",
  "unused-credit-returned": "unused-credit-returned",
  reversal: "transfer-reversed",
};

function checkEvents({ transfers, eventTypes }: Books): Difference[] {
  const events: Readonly<Record<string, string>> = EVENT_OF;
  return transfers.flatMap(({ id, reason, logIndex }) => {
    const found = eventTypes.get(logIndex) ?? "none";
    const expected = events[reason] ?? "a known reason";
    return found === expected ? [] : [{ check: "log-event" as const, id, found, expected }];
  });
}
