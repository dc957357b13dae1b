import { asc, gt, inArray } from "drizzle-orm";
import { decisions } from "../../../schema/access";
import { certificates, usageFees } from "../../../schema/certificate";
import { accessChecks, refusedUses } from "../../../schema/grant";
import type { Db } from "../../../store";

/** A table whose rows each name the entry that made them, and which fact each column repeats. */
const TABLES = {
  "decision-made": {
    table: decisions,
    at: "at",
    facts: {
      decisionId: "id",
      reviewId: "reviewId",
      lineId: "lineId",
      outcome: "outcome",
      policyVersion: "policyVersion",
    },
  },
  "usage-fee-paid": {
    table: usageFees,
    at: "at",
    facts: {
      useId: "useId",
      holderId: "holderId",
      amountKrw: "amountKrw",
      statementSha256: "statementSha256",
    },
  },
  "use-refused": {
    table: refusedUses,
    at: "recordedAt",
    facts: { reportId: "reportId", nodeKeyId: "nodeKeyId", code: "code", servedAt: "servedAt" },
  },
  "access-records-checked": {
    table: accessChecks,
    at: "checkedAt",
    facts: { month: "month", uses: "uses", refused: "refused" },
  },
  "certificate-requested": {
    table: certificates,
    at: "createdAt",
    facts: {
      datasetId: "datasetId",
      version: "version",
      tokenId: "tokenId",
      usageFeeKrw: "usageFeeKrw",
      recordSha256: "recordSha256",
    },
  },
} as const;

export type LoggedKind = keyof typeof TABLES;
export const LOGGED_KINDS = Object.keys(TABLES) as LoggedKind[];

/** A row as its entry tells it: the moment, and facts by the names that they have in the event. */
export type LoggedRow = {
  readonly logIndex: number;
  readonly at: number;
  readonly facts: Readonly<Record<string, string>>;
};

type Columns = Readonly<Record<string, unknown>> & { readonly logIndex: number };

function rowOf(kind: LoggedKind, columns: Columns): LoggedRow {
  const { at, facts } = TABLES[kind];
  const named = Object.entries(facts).map(([fact, column]) => [fact, String(columns[column])]);
  return { logIndex: columns.logIndex, at: Number(columns[at]), facts: Object.fromEntries(named) };
}

/** Every table here has a place in the log, so one stands for all of them. */
const tableOf = (kind: LoggedKind) => TABLES[kind].table as unknown as typeof decisions;

/** Rows in the order of their entries. @param limit at most 1,000 */
export async function loadLoggedRows(
  db: Db,
  kind: LoggedKind,
  { after, limit }: { after: number; limit: number },
): Promise<LoggedRow[]> {
  const table = tableOf(kind);
  const rows = await db
    .select()
    .from(table)
    .where(gt(table.logIndex, after))
    .orderBy(asc(table.logIndex))
    .limit(limit);
  return rows.map((row) => rowOf(kind, row));
}

export async function loadLoggedRowsAt(
  db: Db,
  kind: LoggedKind,
  indexes: readonly number[],
): Promise<LoggedRow[]> {
  if (indexes.length === 0) return [];
  const table = tableOf(kind);
  const rows = await db
    .select()
    .from(table)
    .where(inArray(table.logIndex, [...indexes]));
  return rows.map((row) => rowOf(kind, row));
}

export const countLoggedRows = (db: Db, kind: LoggedKind): Promise<number> =>
  db.$count(tableOf(kind));
