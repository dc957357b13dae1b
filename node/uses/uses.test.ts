import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { afterAll, expect, test } from "vitest";
import type { UseReport } from "~/domain/access/grant/data-use";
import { instantOf } from "~/domain/shared/instant";
import { openReportQueue } from "./report-queue";
import { type Answer, sendRound, sendUntilTaken } from "./send-reports";
import { makeServerKey, readServerKey } from "./server-key";
import { signReport } from "./sign-report";

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-uses-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const report = (n: number): UseReport => ({
  reportId: `r-${n}`,
  grantId: "grn_0000000001",
  visaId: "vis_0000000001",
  kind: "query-served",
  objectSha256: "0".repeat(64),
  amount: n,
  servedAt: instantOf(1_000 + n),
});

async function aQueue(count: number) {
  const folder = aFolder();
  const queue = await openReportQueue(folder);
  for (let n = count; n > 0; n -= 1) {
    await queue.note({ ...report(n), signed: `report ${n}` });
  }
  return { folder, queue };
}

/** A hub that answers these statuses in turn, the last one for ever. */
function aHub(answers: readonly (number | [number, object] | "away")[]) {
  const heard: string[] = [];
  const fetch = (async (_url: string, { body }: { body: string }) => {
    const answer = answers[Math.min(heard.length, answers.length - 1)] ?? "away";
    heard.push(body);
    if (answer === "away") throw new TypeError("fetch failed");
    const [status, said] = typeof answer === "number" ? [answer, {}] : answer;
    return new Response(JSON.stringify(said), { status });
  }) as unknown as typeof globalThis.fetch;
  return { heard, fetch };
}

const told = () => {
  const said: string[] = [];
  return { said, tell: (_: unknown, answer: Answer) => said.push(answer.kind) };
};

test("a key is made once, for its owner alone, and signs what the hub can read", async () => {
  const path = join(aFolder(), "keys", "server.jwk");
  expect(await makeServerKey(path)).toBe(true);
  const text = readFileSync(path, "utf8");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await makeServerKey(path)).toBe(false);
  expect(readFileSync(path, "utf8")).toBe(text);
  const key = await readServerKey(path);
  const signed = await signReport(report(1), key);
  expect(decodeProtectedHeader(signed)).toEqual({
    alg: "EdDSA",
    kid: key.id,
    typ: "vouchsafe-use+jws",
  });
  const { payload } = await compactVerify(signed, await importJWK({ ...key.publicJwk }, "EdDSA"));
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(report(1));
  await expect(signReport({ ...report(1), amount: -1 }, key)).rejects.toThrow("amount");
});

test("a key that others can read is not used, nor is a broken one", async () => {
  const path = join(aFolder(), "server.jwk");
  await expect(readServerKey(path)).rejects.toThrow("key-missing");
  await makeServerKey(path);
  await chmod(path, 0o644);
  await expect(readServerKey(path)).rejects.toThrow("key-readable");
  writeFileSync(path, "{}");
  await chmod(path, 0o600);
  await expect(readServerKey(path)).rejects.toThrow("key-broken");
});

test("reports outlive the program and go in the order of their uses", async () => {
  const { folder } = await aQueue(3);
  const again = await openReportQueue(folder);
  expect((await again.waiting(9)).map(({ signed }) => signed)).toEqual([
    "report 1",
    "report 2",
    "report 3",
  ]);
  expect(readdirSync(join(folder, "drafts"))).toEqual([]);
});

test("a hub that is away loses nothing, and everything goes once it is back", async () => {
  const { queue } = await aQueue(3);
  const { heard, fetch } = aHub(["away", 503, 201, [429, {}], 200, 201]);
  const { said, tell } = told();
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  await sendUntilTaken(queue, { url: "http://hub", fetch, tell, wait });
  expect(await queue.count()).toEqual({ waiting: 0, refused: 0 });
  expect(heard).toEqual([
    ...["report 1", "report 1", "report 1"],
    ...["report 2", "report 2", "report 3"],
  ]);
  expect(said).toEqual(["later", "later", "taken", "later", "taken", "taken"]);
  expect(waits).toEqual([1_000, 2_000, 1_000]);
});

test("a refused report is put aside with its answer, and the others go on", async () => {
  const { folder, queue } = await aQueue(2);
  const refusal = { error: { code: "use-after-grant" } };
  const { fetch } = aHub([[409, refusal], 201]);
  expect(await sendRound(queue, { url: "http://hub", fetch, tell: told().tell })).toBeNull();
  expect(await queue.count()).toEqual({ waiting: 0, refused: 1 });
  const [name = ""] = readdirSync(join(folder, "refused")).filter((one) => one.endsWith(".json"));
  expect(JSON.parse(readFileSync(join(folder, "refused", name), "utf8"))).toEqual(refusal);
});

test("a report from the future waits and holds up no other", async () => {
  const { queue } = await aQueue(2);
  const { fetch } = aHub([[409, { error: { code: "use-in-future" } }], 201]);
  expect(await sendRound(queue, { url: "http://hub", fetch, tell: told().tell })).toBe(0);
  expect((await queue.waiting(9)).map(({ signed }) => signed)).toEqual(["report 1"]);
});
