import { type CheckedEntry, parseEvent } from "~/domain/transparency/monitoring/entries";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import {
  checkGrant,
  GRANT_EVENTS,
  type GrantRow,
  isInForce,
  type PlacedEvent,
} from "~/domain/transparency/monitoring/grants";
import { checkUseEvent, checkVisaEvent } from "~/domain/transparency/monitoring/uses";
import {
  countVisas,
  loadEntriesAbout,
  loadGrantPage,
  loadGrantsByIds,
  loadTeams,
  loadUsePage,
  loadUsesAt,
  loadVisaPage,
  loadVisasByIds,
} from "~db/repositories/transparency/monitoring/grant-pages";
import { loadEntriesAt } from "~db/repositories/transparency/monitoring/log-pages";
import type { Db } from "~db/store";
import { lasting } from "./log-page.server";

const PAGE_ROWS = 200;
const USE_EVENTS: ReadonlySet<string> = new Set(["file-served", "query-served"]);
const VISA_EVENT = "visa-issued";

type EntryRow = { readonly logIndex: number; readonly type: string; readonly canonical: string };

/** Entries with what they say; erased and unreadable ones are left out. */
function placed(rows: readonly EntryRow[]): PlacedEvent[] {
  return rows.flatMap(({ logIndex, canonical }) => {
    const event = canonical === "" ? undefined : parseEvent(canonical);
    return event ? [{ logIndex, event }] : [];
  });
}

/** Checks that whatever a page of the log says was granted, handed out or used has its row. */
export async function checkRowsOf(
  db: Db,
  { from, entries }: { from: number; entries: readonly CheckedEntry[] },
): Promise<Finding[]> {
  const events = entries.flatMap(({ event }, at) =>
    event ? [{ logIndex: from + at, event }] : [],
  );
  const ofType = (types: ReadonlySet<string>) =>
    events.filter(({ event }) => types.has(event.type));
  const issued = ofType(new Set(["grant-issued"]));
  const handedOut = ofType(new Set([VISA_EVENT]));
  const used = ofType(USE_EVENTS);
  const grantIds = [...issued, ...handedOut, ...used].map(({ event }) => event.subjectId);
  const grants = byId(await loadGrantsByIds(db, [...new Set(grantIds)]));
  const visas = byId(
    await loadVisasByIds(
      db,
      handedOut.map(({ event }) => String(event.facts["visaId"])),
    ),
  );
  const uses = await loadUsesAt(
    db,
    used.map(({ logIndex }) => logIndex),
  );
  const useAt = new Map(uses.map((use) => [use.logIndex, use]));
  return [
    ...issued.flatMap(({ event: { subjectId } }): Finding[] => {
      if (grants.has(subjectId)) return [];
      const subject = `grant:${subjectId}`;
      return [{ code: "grant-missing", subject, expected: subjectId, actual: "none" }];
    }),
    ...handedOut.flatMap((each) =>
      checkVisaEvent(each, {
        visa: visas.get(String(each.event.facts["visaId"])),
        grant: grants.get(each.event.subjectId),
      }),
    ),
    ...used.flatMap((each) =>
      checkUseEvent(each, {
        use: useAt.get(each.logIndex),
        grant: grants.get(each.event.subjectId),
      }),
    ),
  ];
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** A page of rows that was checked against the log. */
export type CheckedRows = {
  readonly checked: number;
  readonly inForce: number;
  readonly findings: readonly Finding[];
};

/** Checks all grants against the log, a page at a time: nothing was granted outside it. */
export async function* checkGrants(db: Db, at: number): AsyncGenerator<CheckedRows> {
  let after = "";
  while (true) {
    const rows = await loadGrantPage(db, { after, limit: PAGE_ROWS });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    let findings = await grantFindings(db, rows);
    if (findings.length > 0) {
      const again = await loadGrantsByIds(
        db,
        rows.map((row) => row.id),
      );
      findings = lasting(findings, await grantFindings(db, again));
    }
    const inForce = rows.filter((row) => isInForce(row, at)).length;
    yield { checked: rows.length, inForce, findings };
  }
}

async function grantFindings(db: Db, rows: readonly GrantRow[]): Promise<Finding[]> {
  const ids = rows.map((row) => row.id);
  const entries = await loadEntriesAbout(db, { subjectIds: ids, types: GRANT_EVENTS });
  const about = new Map<string, PlacedEvent[]>();
  for (const each of placed(entries)) {
    about.set(each.event.subjectId, [...(about.get(each.event.subjectId) ?? []), each]);
  }
  const teams = await loadTeams(
    db,
    rows.map((row) => row.requestId),
  );
  const silent = rows.filter((row) => !about.has(row.id)).map((row) => row.logIndex);
  const erased = new Set(
    (await loadEntriesAt(db, silent))
      .filter(({ type, canonical }) => type === "grant-issued" && canonical === "")
      .map(({ logIndex }) => logIndex),
  );
  return rows.flatMap((row) =>
    checkGrant({
      row,
      team: teams.get(row.requestId) ?? [],
      events: about.get(row.id) ?? [],
      isErased: erased.has(row.logIndex),
    }),
  );
}

/**
 * Looks for visas that the log does not know. Every visa that the log knows was compared already,
 * so they are only gone through when there are more of them than entries.
 * @param told how many entries tell of a visa @param erased how many of them were emptied
 */
export async function* checkVisas(
  db: Db,
  { told, erased }: { told: number; erased: number },
): AsyncGenerator<CheckedRows> {
  const count = await countVisas(db);
  if (count <= told) {
    yield { checked: count, inForce: 0, findings: [] };
    return;
  }
  let after = "";
  let spare = erased;
  while (true) {
    const rows = await loadVisaPage(db, { after, limit: PAGE_ROWS });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const subjectIds = [...new Set(rows.map((row) => row.grantId))];
    const entries = await loadEntriesAbout(db, { subjectIds, types: [VISA_EVENT] });
    const known = new Set(placed(entries).map(({ event }) => event.facts["visaId"]));
    const strangers = rows.filter((row) => !known.has(row.id));
    const excused = Math.min(spare, strangers.length);
    spare -= excused;
    const findings = strangers.slice(excused).map(({ id }) => ({
      code: "visa-not-in-log" as const,
      subject: `visa:${id}`,
      expected: VISA_EVENT,
      actual: "none",
    }));
    yield { checked: rows.length, inForce: 0, findings };
  }
}

/** Checks that each use of data stands in the log where its row says. */
export async function* checkUses(db: Db): AsyncGenerator<CheckedRows> {
  let after = "";
  while (true) {
    const rows = await loadUsePage(db, { after, limit: PAGE_ROWS });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const entries = await loadEntriesAt(
      db,
      rows.map((row) => row.logIndex),
    );
    const typeAt = new Map(entries.map((entry) => [entry.logIndex, entry.type]));
    const findings = rows
      .filter((row) => typeAt.get(row.logIndex) !== row.kind)
      .map((row) => ({
        code: "use-not-in-log" as const,
        subject: `use:${row.id}`,
        expected: row.kind,
        actual: typeAt.get(row.logIndex) ?? "none",
      }));
    yield { checked: rows.length, inForce: 0, findings };
  }
}
