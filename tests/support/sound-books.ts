import { expect } from "vitest";
import { auditBooks } from "~/domain/voucher/audit";
import { loadBooks } from "~db/repositories/voucher/ledger-audit";
import type { Store } from "~db/store";
import { statesByEvents, statesByRows } from "./fold-events";

/** The books add up, and the log tells the same story as the tables. */
export async function expectSoundBooks(store: Store): Promise<void> {
  expect(auditBooks(await loadBooks(store.read))).toEqual([]);
  expect(await statesByEvents(store)).toEqual(await statesByRows(store));
}
