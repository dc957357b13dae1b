import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import type { Config } from "~/config.server";
import { instantOf } from "~/domain/shared/instant";
import { openStore, type Store } from "~db/store";
import { seedDemoWorld } from "../seed";

const besides = (file: string) => [file, `${file}-wal`, `${file}-shm`];

async function playInto(store: Store): Promise<boolean> {
  await store.migrate();
  return (await seedDemoWorld(store, instantOf(Date.now()))) !== null;
}

/**
 * Makes the demo world on the first start. An embedded database is made beside its place and moved
 * there when it is whole, so that a start that was cut short begins again.
 * @returns whether a world was made now
 */
export async function makeDemoDatabase(config: Config): Promise<boolean> {
  if (!config.databaseUrl.startsWith("file:")) {
    const store = await openStore({ url: config.databaseUrl });
    try {
      return await playInto(store);
    } finally {
      await store.close();
    }
  }
  const file = config.databaseUrl.slice("file:".length);
  if (existsSync(file)) return false;
  await mkdir(config.dataDir, { recursive: true });
  const draft = `${file}.making`;
  for (const path of besides(draft)) await rm(path, { force: true });
  const store = await openStore({ url: `file:${draft}` });
  await playInto(store).finally(() => store.close());
  await rename(draft, file);
  return true;
}
