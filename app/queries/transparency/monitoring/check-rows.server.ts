import { factOf, parseEvent } from "~/domain/transparency/monitoring/entries";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import { loadEntriesAt } from "~db/repositories/transparency/monitoring/log-pages";
import {
  countLoggedRows,
  LOGGED_KINDS,
  type LoggedKind,
  type LoggedRow,
  loadLoggedRows,
  loadLoggedRowsAt,
} from "~db/repositories/transparency/monitoring/logged-rows";
import type { Db } from "~db/store";

const PAGE_ROWS = 300;

type EntryRow = { readonly logIndex: number; readonly type: string; readonly canonical: string };

/** Checks that decisions, fees and the like stand in the log as their rows say. */
export async function* checkLoggedRows(
  db: Db,
): AsyncGenerator<{ checked: number; findings: Finding[] }> {
  for (const kind of LOGGED_KINDS) {
    const count = await countLoggedRows(db, kind);
    let seen = 0;
    let after = -1;
    while (true) {
      const rows = await loadLoggedRows(db, kind, { after, limit: PAGE_ROWS });
      const last = rows.at(-1);
      if (!last) break;
      after = last.logIndex;
      seen += rows.length;
      const entries = await loadEntriesAt(
        db,
        rows.map((row) => row.logIndex),
      );
      const entryAt = new Map(entries.map((entry) => [entry.logIndex, entry]));
      const findings = rows.flatMap((row) => rowFindings(kind, row, entryAt.get(row.logIndex)));
      yield { checked: rows.length, findings };
    }
    // Rows that share a place may fall between two pages; no two of ours do.
    if (seen < count) {
      const subject = `row:${kind}:count`;
      const [expected, actual] = [String(seen), String(count)];
      const findings = [{ code: "row-not-in-log" as const, subject, expected, actual }];
      yield { checked: 0, findings };
    }
  }
}

function rowFindings(kind: LoggedKind, row: LoggedRow, entry: EntryRow | undefined): Finding[] {
  const subject = `row:${kind} ${row.logIndex}`;
  if (entry?.type !== kind) {
    return [{ code: "row-not-in-log", subject, expected: kind, actual: entry?.type ?? "none" }];
  }
  const event = entry.canonical === "" ? undefined : parseEvent(entry.canonical);
  // What was erased, or cannot be read, is told of the entry.
  if (!event) return [];
  const pairs = [
    ["at", String(event.at), String(row.at)] as const,
    ...Object.entries(row.facts).map(
      ([fact, actual]) => [fact, factOf(event, fact), actual] as const,
    ),
  ];
  return pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([field, expected, actual]) => ({
      code: "row-differs" as const,
      subject: `${subject}:${field}`,
      expected,
      actual,
    }));
}

/** Checks that each such entry of a page has its row. */
export async function missingRows(db: Db, entries: readonly EntryRow[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of LOGGED_KINDS) {
    const told = entries.filter(({ type }) => type === kind).map(({ logIndex }) => logIndex);
    if (told.length === 0) continue;
    const there = new Set((await loadLoggedRowsAt(db, kind, told)).map((row) => row.logIndex));
    for (const logIndex of told.filter((index) => !there.has(index))) {
      const subject = `row:${kind} ${logIndex}`;
      findings.push({ code: "row-missing", subject, expected: kind, actual: "none" });
    }
  }
  return findings;
}
