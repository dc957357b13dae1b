import { defineConfig } from "vitest/config";
import base from "./vitest.config";

/** Journeys share one built hub with the seeded world and run one after the other. */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: ["tests/journeys/**/*.journey.test.ts"],
    globalSetup: ["tests/journeys/support/global-setup.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
