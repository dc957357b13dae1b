/** The built pages on a small store in this process, asked as each role. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { readConfig } from "~/config.server";
import { ROLE_OF_KIND, ROLES, type Role } from "~/domain/identity/role";
import { loadContext } from "~/http/load-context";
import { sealSession, sessionCookie } from "~/http/session";
import { buildRuntime, installRuntime, type Runtime } from "~/runtime.server";
import { recordEnrolment, recordOrganisation } from "~db/repositories/organisations";
import type { Caller } from "./access-table";

export type BuiltHub = {
  readonly build: ServerBuild;
  ask(caller: Caller, request: { path: string; method: "GET" | "POST" }): Promise<Response>;
  close(): Promise<void>;
};

/** One invented person of each role, in an organisation of its own. */
async function recordPeople(runtime: Runtime): Promise<Map<Role, string>> {
  const cookies = new Map<Role, string>();
  const at = runtime.now();
  for (const role of ROLES) {
    const personId = runtime.newId("person");
    const organisationId = runtime.newId("organisation");
    await runtime.store.tx([personId], async (db) => {
      await recordOrganisation(db, {
        id: organisationId,
        kind: ROLE_OF_KIND[role],
        nameKo: role,
        nameEn: role,
        region: null,
        consortiumId: null,
        enterpriseSize: null,
        isDemo: true,
        createdAt: at,
      });
      const names = { issuer: "demo", subject: role, displayName: role };
      await recordEnrolment(db, { personId, organisationId, role, ...names }, at);
    });
    const claim = { id: runtime.newId("session"), actor: { personId, organisationId, role } };
    const token = await sealSession(claim, { secrets: runtime.keys.session, at });
    cookies.set(role, sessionCookie(token, false).split(";")[0] ?? "");
  }
  return cookies;
}

export async function openBuiltHub(): Promise<BuiltHub> {
  const dataDir = mkdtempSync(join(tmpdir(), "vouchsafe-built-"));
  const runtime = await buildRuntime(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent" }));
  await runtime.store.migrate();
  installRuntime(runtime);
  const cookies = await recordPeople(runtime);
  const built = pathToFileURL(resolve("build/server/index.js")).href;
  const build = (await import(built)) as ServerBuild;
  const quiet = { ...build.entry.module, handleError: () => undefined };
  const handle = createRequestHandler({ ...build, entry: { module: quiet } }, "production");
  return {
    build,
    async ask(caller, { path, method }) {
      const headers: Record<string, string> = { accept: "text/html" };
      if (caller !== "visitor") headers["cookie"] = cookies.get(caller) ?? "";
      const context = await loadContext({ headers }, { cspNonce: "n", requestId: "r" });
      const body = method === "POST" ? new URLSearchParams() : null;
      return handle(new Request(`http://127.0.0.1${path}`, { method, headers, body }), context);
    },
    async close() {
      installRuntime(undefined);
      await runtime.close();
    },
  };
}
