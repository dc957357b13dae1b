import { defineConfig } from "vitest/config";

const alias = Object.fromEntries(
  [
    ["~db/", "db/"],
    ["~node/", "node/"],
    ["~contracts/", "contracts/"],
    ["~/", "app/"],
  ].map(([from, to]) => [from, new URL(`./${to}`, import.meta.url).pathname]),
);

// What touches the database runs on both engines; everything else once.
const ON_BOTH_ENGINES = ["db/**/*.test.ts", "app/{commands,queries,processes}/**/*.test.ts"];
const NOT_HERE = [
  "**/node_modules/**",
  "**/build/**",
  "tests/journeys/**",
  "tests/postgres/**",
  "tests/built/**",
  "tests/chaos/**",
];

export default defineConfig({
  resolve: { alias },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "sqlite", include: ["**/*.test.{ts,tsx}"], exclude: NOT_HERE },
      },
      {
        extends: true,
        test: {
          name: "pglite",
          include: ON_BOTH_ENGINES,
          exclude: [...NOT_HERE, "**/*.sqlite.test.ts"],
          env: { DATABASE_URL: "pglite:" },
        },
      },
    ],
  },
});
