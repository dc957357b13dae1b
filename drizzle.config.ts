import { defineConfig } from "drizzle-kit";

const isPostgres = /^postgres/.test(process.env["DATABASE_URL"] ?? "");

/** Used by `npm run migrations:generate`, once for each engine. */
export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: "./db/schema/*.ts",
  out: isPostgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
});
