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
import { recordEnrolment, recordOrganisation } from "~db/repositories/identity/organisations";
import type { Caller } from "./access-table";

export type BuiltHub = {
  readonly build: ServerBuild;
  readonly runtime: Runtime;
  /** A request of a signed-in person, or of a visitor. */
  ask(
    caller: Caller,
    request: { path: string; method: "GET" | "POST"; form?: Record<string, string> },
  ): Promise<Response>;
  /** A request of a browser with these cookies; with a form it is a POST. */
  visit(
    path: string,
    browser?: { cookie?: string; form?: Record<string, string> },
  ): Promise<Response>;
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

/** @param env settings besides a fresh data folder */
export async function openBuiltHub(env: Record<string, string> = {}): Promise<BuiltHub> {
  const dataDir = mkdtempSync(join(tmpdir(), "vouchsafe-built-"));
  const runtime = await buildRuntime(
    readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", ...env }),
  );
  await runtime.store.migrate();
  installRuntime(runtime);
  const cookies = await recordPeople(runtime);
  const built = pathToFileURL(resolve("build/server/index.js")).href;
  const build = (await import(built)) as ServerBuild;
  const quiet = { ...build.entry.module, handleError: () => undefined };
  const handle = createRequestHandler({ ...build, entry: { module: quiet } }, "production");

  const visit: BuiltHub["visit"] = async (path, { cookie = "", form } = {}) => {
    const headers = { accept: "text/html", cookie };
    const context = await loadContext({ headers }, { cspNonce: "n", requestId: "r" });
    const method = form ? "POST" : "GET";
    const body = form ? new URLSearchParams(form) : null;
    return handle(new Request(`http://127.0.0.1${path}`, { method, headers, body }), context);
  };
  return {
    build,
    runtime,
    visit,
    ask: (caller, { path, method, form = {} }) =>
      visit(path, {
        cookie: caller === "visitor" ? "" : (cookies.get(caller) ?? ""),
        ...(method === "POST" ? { form } : {}),
      }),
    async close() {
      installRuntime(undefined);
      await runtime.close();
    },
  };
}
