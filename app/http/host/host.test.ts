import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { data, type ServerBuild } from "@remix-run/node";
import { afterAll, expect, test } from "vitest";
import { sealSession } from "~/http/session";
import { recordEnrolment, recordOrganisation } from "~db/repositories/identity/organisations";
import { runtimeOn } from "../../../tests/support/runtime";
import { freshStore } from "../../../tests/support/store";
import { createHost } from "./host";

const store = await freshStore();
const runtime = await runtimeOn(store, { WRITE_LIMIT: "5", MAX_BODY_BYTES: "2048" });

type Context = { cspNonce: string; locale: string; session: { displayName: string } | null };
let drawn = 0;

/** Pages made by hand in place of the built ones; the host treats both alike. */
const page = (extra: object) => ({ default: () => null, ...extra });
const build = {
  entry: {
    module: {
      default: (
        ...[, status, headers, , context]: [Request, number, Headers, unknown, Context]
      ) => {
        drawn += 1;
        headers.set("Content-Type", "text/html; charset=utf-8");
        const who = context.session?.displayName ?? "visitor";
        const body = `<script nonce="${context.cspNonce}"></script>${context.locale} ${who} ${drawn}`;
        return new Response(body, { status, headers });
      },
    },
  },
  routes: {
    root: { id: "root", path: "", module: page({ ErrorBoundary: () => null }) },
    open: {
      id: "open",
      parentId: "root",
      path: "open",
      module: page({ headers: () => ({ "Cache-Control": "public, max-age=0" }) }),
    },
    own: { id: "own", parentId: "root", path: "own", module: page({}) },
    write: {
      id: "write",
      parentId: "root",
      path: "write",
      module: { action: () => Response.json({ done: true }) },
    },
    hook: {
      id: "hook",
      parentId: "root",
      path: "webhooks/stripe",
      module: { action: () => Response.json({ done: true }) },
    },
    uses: {
      id: "uses",
      parentId: "root",
      path: "api/uses",
      module: { action: () => Response.json({ done: true }) },
    },
    fail: {
      id: "fail",
      parentId: "root",
      path: "fail",
      module: {
        loader: () => {
          throw new Error("the secret of 홍길동");
        },
      },
    },
    refused: {
      id: "refused",
      parentId: "root",
      path: "refused",
      module: page({
        action: ({ context }: { context: { earlyRefusal: { code: string; status: number } } }) => {
          throw data({ code: context.earlyRefusal.code }, { status: context.earlyRefusal.status });
        },
      }),
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v3_singleFetch: true },
  isSpaMode: false,
} as unknown as ServerBuild;

const host = createHost({
  runtime,
  build,
  ready: async () => ({ isReady: true, parts: {} }),
});
const server = createServer(host.listener).listen(0, "127.0.0.1");
await once(server, "listening");
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(address + path, { headers: { "accept-encoding": "identity", ...headers } });
const post = (path: string, headers: Record<string, string> = {}, body = "a=b") =>
  fetch(address + path, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: address, ...headers },
  });
const nonceIn = (text: string | null) => /nonce[-=]"?([\w-]{22})/.exec(text ?? "")?.[1];

async function commitSomething(): Promise<void> {
  const id = runtime.newId("organisation");
  await store.tx([id], (db) =>
    recordOrganisation(db, {
      id,
      kind: "company",
      nameKo: "가상",
      nameEn: "Invented",
      region: null,
      consortiumId: null,
      enterpriseSize: "small",
      isDemo: true,
      createdAt: runtime.now(),
    }),
  );
}

async function signIn(): Promise<string> {
  const organisationId = runtime.newId("organisation");
  const personId = runtime.newId("person");
  await store.tx([organisationId], async (db) => {
    const names = { nameKo: "가상", nameEn: "x", region: null, consortiumId: null };
    const kind = { kind: "company" as const, enterpriseSize: "small" as const };
    await recordOrganisation(db, {
      id: organisationId,
      ...kind,
      ...names,
      isDemo: true,
      createdAt: runtime.now(),
    });
    const person = {
      issuer: "demo",
      subject: personId,
      displayName: "다솜",
      role: "company" as const,
    };
    await recordEnrolment(db, { personId, organisationId, ...person }, runtime.now());
  });
  const token = await sealSession(
    { id: "ses_0123456789", actor: { personId, organisationId, role: "company" } },
    { secrets: runtime.keys.session, at: runtime.now() },
  );
  return `session=${token}`;
}

test("every answer carries the rules for browsers, and the page's nonce is the policy's", async () => {
  const answer = await get("/own");
  expect(answer.headers.get("content-security-policy")).toMatch(
    /style-src 'self'; .*frame-ancestors 'none'/,
  );
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("strict-transport-security")).toBeNull();
  expect(nonceIn(await answer.text())).toBe(nonceIn(answer.headers.get("content-security-policy")));
});

test("a finished page is given to the next visitor with a nonce of its own", async () => {
  const first = await (await get("/open")).text();
  const before = host.cacheHits();
  const second = await get("/open");
  const text = await second.text();
  expect(host.cacheHits()).toBe(before + 1);
  expect(nonceIn(text)).toBe(nonceIn(second.headers.get("content-security-policy")));
  expect(nonceIn(text)).not.toBe(nonceIn(first));
  expect(text.replace(nonceIn(text) ?? "", "")).toBe(first.replace(nonceIn(first) ?? "", ""));
});

test("after any commit the page is made anew", async () => {
  const before = await (await get("/open")).text();
  await commitSomething();
  expect((await (await get("/open")).text()).split(" ").at(-1)).not.toBe(before.split(" ").at(-1));
});

test("a browser that holds the page hears that it is the same, and nothing of the old policy is lost", async () => {
  await (await get("/open")).text();
  const etag = (await get("/open")).headers.get("etag") ?? "";
  const again = await get("/open", { "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")).toBeNull();
  await commitSomething();
  expect((await get("/open", { "if-none-match": etag })).status).toBe(200);
});

test("a visitor's page is never given to a person, nor a person's to a visitor", async () => {
  const cookie = await signIn();
  await (await get("/open")).text();
  expect(await (await get("/open", { cookie })).text()).toContain("다솜");
  expect(await (await get("/open")).text()).toContain("visitor");
});

test("each language has its own page, and unknown cookies keep a page out of the cache", async () => {
  await (await get("/open")).text();
  expect(await (await get("/open", { cookie: "locale=en" })).text()).toContain("en visitor");
  const before = host.cacheHits();
  await (await get("/open", { cookie: "locale=ko; flash=1" })).text();
  expect(host.cacheHits()).toBe(before);
});

test("a page that does not ask for it is made for everybody", async () => {
  const before = host.cacheHits();
  await (await get("/own")).text();
  await (await get("/own")).text();
  expect(host.cacheHits()).toBe(before);
});

test("a finished page travels compressed", async () => {
  await (await get("/open")).text();
  const bytes = await new Promise<Buffer>((done) => {
    httpRequest(`${address}/open`, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => done(Buffer.concat(chunks)));
    }).end();
  });
  expect(gunzipSync(bytes).toString()).toContain("ko visitor");
});

test("a change that another site asks for is refused, to programs as JSON and to people as a page", async () => {
  const headers = { origin: "https://evil.example" };
  const toProgram = await post("/write", headers);
  expect(toProgram.status).toBe(403);
  expect(await toProgram.json()).toMatchObject({ error: { code: "foreign-origin" } });
  const toPerson = await post("/write", { ...headers, accept: "text/html" });
  expect(toPerson.status).toBe(403);
  expect(await toPerson.text()).toContain("ko visitor");
});

test("the payment provider's notices need no browser's word", async () => {
  expect((await post("/webhooks/stripe", { origin: "https://stripe.example" })).status).toBe(200);
});

test("a data server's reports need no browser's word, but have their measure", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const headers = { origin: "https://server.example", cookie: "session=of.no.body" };
    statuses.push((await post("/api/uses", headers)).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test("too large a body is refused before it is read", async () => {
  const answer = await post("/write", {}, "x".repeat(3_000));
  expect(answer.status).toBe(413);
  expect(answer.headers.get("connection")).toBe("close");
});

test("a body of unknown length is refused", async () => {
  const status = await new Promise((done) => {
    const asked = httpRequest(
      `${address}/write`,
      { method: "POST", headers: { origin: address, "transfer-encoding": "chunked" } },
      (answer) => done(answer.statusCode),
    );
    asked.end("abc");
  });
  expect(status).toBe(411);
});

test("more writing than the limit is told to wait, in words; another session is not held up", async () => {
  const cookie = await signIn();
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await post("/write", { cookie })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const limited = await post("/write", { cookie, "accept-language": "en" });
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(
    ((await limited.json()) as { error: { message: string } }).error.message.length,
  ).toBeGreaterThan(10);
  expect((await post("/write", { cookie: await signIn() })).status).toBe(200);
});

test("an error's message reaches neither the reader nor the log", async () => {
  const answer = await get("/fail");
  expect(answer.status).toBe(500);
  const requestId = answer.headers.get("x-request-id") ?? "";
  expect(await answer.text()).not.toContain("홍길동");
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(runtime.lines.find((line) => line["msg"] === "page failed")).toMatchObject({ requestId });
  const logged = JSON.stringify(runtime.lines);
  expect(logged).toContain('"page failed"');
  expect(logged).not.toContain("홍길동");
});

test("the log says what was asked without ids and without the query", async () => {
  await (await get("/own?q=홍길동")).text();
  await (await get("/requests/req_0123456789abc")).text();
  const paths = runtime.lines.map((line) => line["path"]);
  expect(paths).toContain("/own");
  expect(paths).toContain("/requests/:req");
});

test("the hub says that it is alive and ready", async () => {
  expect((await get("/healthz")).status).toBe(200);
  expect(await (await get("/readyz")).json()).toEqual({ status: "ready" });
});
