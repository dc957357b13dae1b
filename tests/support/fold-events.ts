import { asc } from "drizzle-orm";
import { requestLines, requests, reviews } from "~db/schema/access";
import { grants } from "~db/schema/grant";
import { events } from "~db/schema/transparency";
import { coPayments, holds, instalments } from "~db/schema/voucher";
import type { Store } from "~db/store";

/** The states of everything that the log tells about. */
export type States = Readonly<
  Record<"requests" | "lines" | "reviews" | "holds" | "coPayments" | "grants", Statuses>
> & { readonly paidInstalments: number };
type Statuses = Record<string, string>;
type Facts = Record<string, never> & {
  lineId: string;
  lineIds: string[];
  reviewId: string;
  holdId: string;
  outcome: string;
  status: string;
  isSurplus: boolean;
  lines: { lineId: string }[];
};

/** Replays the log from its first entry, knowing nothing but the events. */
export async function statesByEvents(store: Store): Promise<States> {
  const rows = await store.read.select().from(events).orderBy(asc(events.logIndex));
  const states = {
    requests: {} as Statuses,
    lines: {} as Statuses,
    reviews: {} as Statuses,
    holds: {} as Statuses,
    coPayments: {} as Statuses,
    grants: {} as Statuses,
    paidInstalments: 0,
  };
  const reviewsOf = new Map<string, string[]>();
  const set = (part: Statuses, ids: readonly string[], status: string) => {
    for (const id of ids) part[id] = status;
  };
  const withdraw = (subjectId: string, lineIds: string[]) => {
    states.requests[subjectId] = "withdrawn";
    set(states.lines, lineIds, "withdrawn");
    const open = (reviewsOf.get(subjectId) ?? []).filter((id) => states.reviews[id] === "open");
    set(states.reviews, open, "withdrawn");
  };
  const on: Record<string, (subjectId: string, facts: Facts) => void> = {
    "request-submitted": (id, { lines }) => {
      states.requests[id] = "submitted";
      const lineIds = lines.map((line) => line.lineId);
      set(states.lines, lineIds, "in-review");
    },
    "review-opened": (id, { reviewId }) => {
      states.reviews[reviewId] = "open";
      reviewsOf.set(id, [...(reviewsOf.get(id) ?? []), reviewId]);
    },
    "decision-made": (_, { lineId, outcome }) => set(states.lines, [lineId], outcome),
    "review-closed": (_, { reviewId, status }) => set(states.reviews, [reviewId], status),
    "request-withdrawn": (id, { lineIds }) => withdraw(id, lineIds),
    "request-closed": (id) => set(states.requests, [id], "closed"),
    "line-lapsed": (_, { lineId }) => set(states.lines, [lineId], "lapsed"),
    "hold-placed": (_, { holdId }) => set(states.holds, [holdId], "active"),
    "hold-settled": (_, { holdId }) => set(states.holds, [holdId], "settled"),
    "hold-released": (_, { holdId }) => set(states.holds, [holdId], "released"),
    "hold-expired": (_, { holdId }) => set(states.holds, [holdId], "expired"),
    "co-payment-due": (id) => set(states.coPayments, [id], "due"),
    "co-payment-paid": (id) => set(states.coPayments, [id], "paid"),
    "co-payment-cancelled": (id) => set(states.coPayments, [id], "cancelled"),
    "instalment-paid": (_, { isSurplus }) => {
      if (!isSurplus) states.paidInstalments += 1;
    },
    "grant-issued": (id, { lineId }) => {
      states.grants[id] = "active";
      set(states.lines, [lineId], "granted");
    },
    "grant-revoked": (id) => set(states.grants, [id], "revoked"),
    "grant-expired": (id) => set(states.grants, [id], "expired"),
  };
  for (const row of rows) {
    // What was erased tells nothing any more.
    if (row.canonical === "") continue;
    on[row.type]?.(row.subjectId, (JSON.parse(row.canonical) as { facts: Facts }).facts);
  }
  return states;
}

/** The same states as the tables have them. */
export async function statesByRows({ read }: Store): Promise<States> {
  const statuses = (rows: readonly { id: string; status: string }[]): Statuses =>
    Object.fromEntries(
      rows.filter((row) => row.status !== "draft").map((row) => [row.id, row.status]),
    );
  const parts = await read.select().from(instalments);
  return {
    requests: statuses(await read.select().from(requests)),
    lines: statuses(await read.select().from(requestLines)),
    reviews: statuses(await read.select().from(reviews)),
    holds: statuses(await read.select().from(holds)),
    coPayments: statuses(await read.select().from(coPayments)),
    grants: statuses(await read.select().from(grants)),
    paidInstalments: parts.filter((part) => part.status === "paid").length,
  };
}
