/** `npm run migrate`: brings the database of `DATABASE_URL` or `DATA_DIR` to the newest schema. */
import { mkdir } from "node:fs/promises";
import { ConfigProblems, readConfig } from "~/config.server";
import { openStore } from "~db/store";

try {
  const config = readConfig(process.env);
  await mkdir(config.dataDir, { recursive: true });
  const store = await openStore({ url: config.databaseUrl });
  await store.migrate();
  await store.close();
  console.log("The database has the newest schema.");
} catch (error) {
  if (!(error instanceof ConfigProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
