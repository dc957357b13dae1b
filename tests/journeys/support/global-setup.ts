import { existsSync, mkdtempSync, rmSync } from "node:fs";
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
    /** Its data folder. */
    dataDir: string;
  }
}

/** One hub with the seeded world and a payment double stands for all journeys of a run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync("build/server/index.js")) throw new Error("build first: npm run build");
  const dataDir = mkdtempSync(join(tmpdir(), "vouchsafe-journeys-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const double = await startStripeDouble({ port: 0, webhookUrl: `${url}/webhooks/stripe` });
  const hub = await startHub({
    PORT: String(port),
    DATA_DIR: dataDir,
    STRIPE_API_BASE: double.url,
    STRIPE_SECRET_KEY: DOUBLE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: DOUBLE_WEBHOOK_SECRET,
  });
  project.provide("hub", hub.url);
  project.provide("dataDir", dataDir);
  return async () => {
    await hub.stop();
    await double.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
