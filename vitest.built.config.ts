import { defineConfig } from "vitest/config";
import base from "./vitest.config";

/** House rules that look at the built program. */
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: ["tests/built/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
