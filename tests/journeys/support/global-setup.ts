import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import {
  DOUBLE_SECRET_KEY,
  DOUBLE_WEBHOOK_SECRET,
  startStripeDouble,
} from "../../support/stripe-double/double";
import { freePort, startHub } from "./hub";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the seeded hub listens. */
    hub: string;
    /** A copy of its data folder as it was seeded, for hubs that start from there. */
    seeded: string;
  }
}

// A journey signs in and writes more in a minute than a person does.
const NO_HURRY = { SIGN_IN_LIMIT: "100000", WRITE_LIMIT: "100000" };

/** One hub with the seeded world and a payment double stands for all journeys of a run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync("build/server/index.js")) throw new Error("build first: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-journeys-"));
  const [dataDir, seeded] = [join(folder, "data"), join(folder, "seeded")];
  const seeding = await startHub({ DATA_DIR: dataDir });
  await seeding.stop();
  cpSync(dataDir, seeded, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const double = await startStripeDouble({ port: 0, webhookUrl: `${url}/webhooks/stripe` });
  const hub = await startHub({
    ...NO_HURRY,
    PORT: String(port),
    DATA_DIR: dataDir,
    STRIPE_API_BASE: double.url,
    STRIPE_SECRET_KEY: DOUBLE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: DOUBLE_WEBHOOK_SECRET,
  });
  project.provide("hub", hub.url);
  project.provide("seeded", seeded);
  return async () => {
    await hub.stop();
    await double.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
