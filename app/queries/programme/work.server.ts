import { addDays, type Instant } from "~/domain/shared/instant";
import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import {
  countOpenReviews,
  listBankTransfersToConfirm,
  listConfirmedTransfers,
  listCoPaymentsWithNames,
  listDecisionTimes,
  listHoldsEnding,
} from "~db/repositories/programme/programme-work";
import { listLateTransfers, listSurplusMoney } from "~db/repositories/programme/stray-money";
import { listInstalments } from "~db/repositories/voucher/wallet-pages";
import type { Store } from "~db/store";
import type { CompanyUse } from "./usage.server";

type Named = { readonly ko: string; readonly en: string };

export type CoPaymentRow = {
  readonly id: string;
  readonly companyId: string;
  readonly company: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: Krw;
  readonly paidKrw: Krw;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly paidAt: number | null;
  readonly isLate: boolean;
};

export type CoPaymentSums = {
  /** Owed and not paid, cancelled ones left out. */
  readonly dueKrw: Krw;
  readonly lateKrw: Krw;
  readonly rows: readonly CoPaymentRow[];
};

const MOST_ROWS = 200;
const MOST_LATE = 100;

/** What companies owe and paid in a round. @param limit at most 5,000, which only an export asks for */
export async function loadCoPayments(
  store: Store,
  { roundId, at, limit = MOST_ROWS }: { roundId: string; at: Instant; limit?: number },
): Promise<CoPaymentSums> {
  const found = await listCoPaymentsWithNames(store.read, { roundId, limit });
  const parts = await listInstalments(
    store.read,
    found.map((row) => row.id),
  );
  const rows = found.map((row) => {
    const paid = parts.filter((part) => part.coPaymentId === row.id && part.status === "paid");
    return {
      ...row,
      amountKrw: krw(row.amountKrw),
      paidKrw: addKrw(...paid.map((part) => krw(part.amountKrw))),
      isLate: row.status === "due" && at >= row.dueAt,
    };
  });
  const leftOf = (wanted: readonly CoPaymentRow[]) =>
    addKrw(...wanted.map((row) => subtractKrw(row.amountKrw, row.paidKrw)));
  const due = rows.filter((row) => row.status === "due");
  return { rows, dueKrw: leftOf(due), lateKrw: leftOf(due.filter((row) => row.isLate)) };
}

/** The value that `share` of the list does not exceed (nearest rank); null for an empty list. */
export function quantileOf(ascending: readonly number[], share: number): number | null {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? null;
}

export type DecisionTime = {
  readonly count: number;
  /** Days with one digit behind the point. */
  readonly medianDays: number | null;
  readonly p90Days: number | null;
};
export type DecisionTimes = DecisionTime & {
  readonly open: number;
  readonly late: number;
  readonly hospitals: readonly (DecisionTime & { readonly id: string; readonly name: Named })[];
};

const DAY_MS = 86_400_000;

function timeOf(durations: readonly number[]): DecisionTime {
  const ascending = [...durations].sort((a, b) => a - b);
  const days = (share: number) => {
    const ms = quantileOf(ascending, share);
    return ms === null ? null : Math.round((ms / DAY_MS) * 10) / 10;
  };
  return { count: ascending.length, medianDays: days(0.5), p90Days: days(0.9) };
}

/** How long committees took from the case to the decision, in all and for each hospital. */
export async function loadDecisionTimes(
  store: Store,
  { roundId, at }: { roundId: string; at: Instant },
): Promise<DecisionTimes> {
  const rows = await listDecisionTimes(store.read, roundId);
  const groups = new Map<string, typeof rows>();
  for (const row of rows) groups.set(row.hospitalId, [...(groups.get(row.hospitalId) ?? []), row]);
  const hospitals = [...groups].map(([id, group]) => ({
    id,
    name: group[0]?.hospital ?? { ko: "", en: "" },
    ...timeOf(group.map((row) => row.decidedAt - row.openedAt)),
  }));
  return {
    ...timeOf(rows.map((row) => row.decidedAt - row.openedAt)),
    ...(await countOpenReviews(store.read, { roundId, at })),
    hospitals: hospitals.sort((a, b) => (b.medianDays ?? 0) - (a.medianDays ?? 0)),
  };
}

export type Risk = {
  readonly kind: "hold-ends" | "voucher-ends";
  readonly id: string;
  readonly requestId: string | null;
  readonly company: Named;
  readonly amountKrw: Krw;
  readonly at: number;
};
export type Risks = { readonly totalKrw: Krw; readonly rows: readonly Risk[] };

/** Held credit is watched for two weeks before its hold ends, free credit for sixty days. */
export const HOLD_WATCH_DAYS = 14;
export const VOUCHER_WATCH_DAYS = 60;

/** Credit that will be lost to its company soon unless somebody acts. */
export async function loadRisks(
  store: Store,
  { roundId, at, companies }: { roundId: string; at: Instant; companies: readonly CompanyUse[] },
): Promise<Risks> {
  const ending = await listHoldsEnding(store.read, {
    roundId,
    before: addDays(at, HOLD_WATCH_DAYS),
    limit: MOST_ROWS,
  });
  const holds = ending.map(({ expiresAt, amountKrw, ...hold }) => ({
    ...hold,
    kind: "hold-ends" as const,
    amountKrw: krw(amountKrw),
    at: expiresAt,
  }));
  const vouchers = companies
    .filter(
      ({ availableKrw, expiresAt }) =>
        availableKrw > 0 && expiresAt < addDays(at, VOUCHER_WATCH_DAYS),
    )
    .map(({ id, name, availableKrw, expiresAt }) => ({
      kind: "voucher-ends" as const,
      id,
      requestId: null,
      company: name,
      amountKrw: availableKrw,
      at: expiresAt,
    }));
  const rows = [...holds, ...vouchers].sort((a, b) => a.at - b.at);
  return { rows, totalKrw: addKrw(...rows.map((row) => row.amountKrw)) };
}

/**
 * The bank transfers that wait for a person, those that may still come although the company pays
 * otherwise by now, the last confirmed ones, and the money that nobody owed.
 */
export async function loadTransfersToConfirm(store: Store) {
  const waiting = await listBankTransfersToConfirm(store.read, MOST_ROWS);
  const late = await listLateTransfers(store.read, MOST_LATE);
  const confirmed = await listConfirmedTransfers(store.read, 20);
  const surplus = await listSurplusMoney(store.read, MOST_LATE);
  return {
    waiting: waiting.map((row) => ({ ...row, amountKrw: krw(row.amountKrw) })),
    late: late.map((row) => ({ ...row, amountKrw: krw(row.amountKrw) })),
    confirmed: confirmed.map((row) => ({ ...row, amountKrw: krw(row.amountKrw) })),
    surplus: surplus.map(({ coPaymentStatus, ...row }) => ({
      ...row,
      amountKrw: krw(row.amountKrw),
      why: coPaymentStatus === "cancelled" ? ("cancelled" as const) : ("paid-before" as const),
    })),
  };
}
