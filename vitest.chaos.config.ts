import { defineConfig } from "vitest/config";
import base from "./vitest.config";

/** Chains, hubs and workers that fail at random: minutes of it, apart from the rules' tests. */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 60_000,
    include: ["tests/chaos/**/*.test.ts"],
  },
});
