/**
 * `DATABASE_URL=postgres://… npm run copy-store -- data/vouchsafe.db`: moves a stopped hub from its
 * SQLite file to an empty PostgreSQL database, and checks that the ledger and the log arrived whole.
 */
import { auditBooks } from "~/domain/voucher/audit";
import { copyStore } from "~db/copy-store";
import { loadBooks } from "~db/repositories/voucher/ledger-audit";
import { openStore } from "~db/store";

const [file] = process.argv.slice(2);
const url = process.env["DATABASE_URL"] ?? "";
if (!file || !/^postgres/.test(url)) {
  console.error(
    "Usage: DATABASE_URL=postgres://… npm run copy-store -- <SQLite file of a stopped hub>",
  );
  process.exit(2);
}

const store = await openStore({ url });
try {
  await store.migrate();
  for (const { name, rows } of await copyStore(file, store))
    console.log(`${name.padEnd(26)} ${rows}`);
  const differences = auditBooks(await loadBooks(store.read));
  for (const difference of differences) console.error(JSON.stringify(difference));
  if (differences.length > 0) process.exitCode = 1;
} finally {
  await store.close();
}
