import type { Instant } from "~/domain/shared/instant";
import { parseEvent } from "~/domain/transparency/monitoring/entries";
import { isInForce } from "~/domain/transparency/monitoring/grants";
import {
  encodeHandedGrants,
  type HandedGrant,
  handedGrantOf,
} from "~/domain/transparency/monitoring/handed-grants";
import { loadGrantPage } from "~db/repositories/transparency/monitoring/grant-pages";
import { loadEntriesAt } from "~db/repositories/transparency/monitoring/log-pages";
import type { Store } from "~db/store";

const PAGE_ROWS = 500;

/**
 * All grants in force with the event and the salt of their entries, as a file. For supervisors only:
 * event and salt together show who may use what.
 */
export async function handedGrants(
  { read }: Store,
  { origin, at }: { origin: string; at: Instant },
): Promise<string> {
  const grants: HandedGrant[] = [];
  let after = "";
  while (true) {
    const rows = await loadGrantPage(read, { after, limit: PAGE_ROWS });
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    const inForce = rows.filter((row) => isInForce(row, at));
    const entries = await loadEntriesAt(
      read,
      inForce.map((row) => row.logIndex),
    );
    const entryAt = new Map(entries.map((entry) => [entry.logIndex, entry]));
    for (const { id, from, until, logIndex } of inForce) {
      const entry = entryAt.get(logIndex);
      const event = entry && parseEvent(entry.canonical);
      const content = entry && event ? { event, salt: entry.salt } : undefined;
      grants.push(handedGrantOf({ id, from, until, logIndex }, content));
    }
  }
  return encodeHandedGrants({ origin, at, grants });
}
