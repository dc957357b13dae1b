import { defineConfig } from "vitest/config";
import base from "./vitest.config";

/** Races and the store itself on a real PostgreSQL; its files share one database, so one by one. */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: ["tests/postgres/**/*.test.ts", "db/*.test.ts"],
    exclude: ["**/*.sqlite.test.ts", "**/node_modules/**"],
    globalSetup: ["tests/postgres/global-setup.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
