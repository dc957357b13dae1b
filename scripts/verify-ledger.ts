/**
 * `npm run verify-ledger`: recomputes the books from the transfers alone and compares them with
 * the balances, the holds, the lines and the log. Names each difference and exits 1 if there is one.
 */
import { ConfigProblems, readConfig } from "~/config.server";
import { auditBooks, type Difference } from "~/domain/voucher/audit";
import { loadBooks } from "~db/repositories/voucher/ledger-audit";
import { openStore, type Store } from "~db/store";

/** A change between two of our reads looks like a difference, and is gone when we look again. */
async function lastingDifferences(store: Store): Promise<Difference[]> {
  const first = auditBooks(await loadBooks(store.read));
  if (first.length === 0) return first;
  const again = new Set(auditBooks(await loadBooks(store.read)).map(lineOf));
  return first.filter((difference) => again.has(lineOf(difference)));
}

const lineOf = ({ check, id, found, expected }: Difference): string =>
  `${check} ${id}: found ${found}, expected ${expected}`;

try {
  const store = await openStore({ url: readConfig(process.env).databaseUrl });
  const differences = await lastingDifferences(store);
  const { transfers, accounts, holds } = await loadBooks(store.read);
  await store.close();
  for (const difference of differences) console.error(lineOf(difference));
  const size = `${transfers.length} transfers, ${accounts.length} accounts, ${holds.length} holds`;
  console.log(`${size}: ${differences.length} differences.`);
  if (differences.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ConfigProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
