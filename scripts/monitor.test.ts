import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { openStore } from "~db/store";
import { serveLog } from "../tests/support/log-server";
import { aLog } from "../tests/support/transparency";

/** The server of the test answers while the command runs, so nothing here may block. */
const run = (...args: string[]) =>
  new Promise<{ status: number | null; out: string; told: string }>((ended) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/monitor.ts", ...args], {
      env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "test" },
    });
    let [out, told] = ["", ""];
    child.stdout.on("data", (bytes) => (out += bytes));
    child.stderr.on("data", (bytes) => (told += bytes));
    child.on("close", (status) => ended({ status, out, told }));
  });

test("the command says 0 for nothing wrong, 1 for findings and 2 when it could not look", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-watch-"));
  const file = join(folder, "hub.db");
  const store = await openStore({ url: `file:${file}` });
  await store.migrate();
  const log = await aLog(store);
  const { key } = log.context.logSigner;
  await log.append(5);
  await log.publish();
  const policy = { logs: [{ key }], witnesses: [], groups: [], quorum: "none" };
  const server = await serveLog(store, policy);
  const state = ["--state", join(folder, "state")];
  const vkey = verifierKeyOf(key);

  const fine = await run(server.url, "--once", "--key", vkey, ...state);
  expect([fine.status, fine.told]).toEqual([0, ""]);
  expect(fine.out).toContain("All 5 entries add up");
  expect(fine.out).toContain("어긋난 것이 없어요");

  const korean = await run(server.url, "--once", "--lang", "ko", ...state);
  expect(korean.out).not.toMatch(/Nothing is wrong/);
  const json = await run(server.url, "--once", "--json", ...state);
  expect(JSON.parse(json.out)).toMatchObject({ size: 5, from: 5, findings: [] });

  server.place.lie = (path, truth) =>
    path === "checkpoint" && truth ? Buffer.from(String(truth).replace("\n5\n", "\n4\n")) : truth;
  const broken = await run(server.url, "--once", "--lang", "en", ...state);
  expect(broken.status).toBe(1);
  expect(broken.out).toMatch(
    /✖ A checkpoint lacks a good signature of the log \(signature-broken\)/,
  );
  await server.close();
  expect((await run(server.url, "--once", ...state)).status).toBe(2);

  const inside = await run("--database", `file:${file}`, "--key", vkey, "--lang", "en");
  expect([inside.status, inside.told]).toEqual([0, ""]);
  expect(inside.out).toContain("Checked 5 entries, 1 checkpoints");
  const stranger = verifierKeyOf({ ...key, publicKey: key.publicKey.map((byte) => byte ^ 1) });
  const doubted = await run("--database", `file:${file}`, "--key", stranger, "--lang", "en");
  expect(doubted.status).toBe(1);
  expect(doubted.out).toContain("signature-broken");

  expect((await run()).status).toBe(2);
  expect((await run("--database", join(folder, "missing.db"))).status).toBe(2);
  expect((await run("not a url", "--once")).status).toBe(2);
  writeFileSync(join(folder, "wrong.txt"), "quorum nobody\n");
  const wrong = await run("http://127.0.0.1:1", "--policy", join(folder, "wrong.txt"), "--once");
  expect(wrong.status).toBe(2);
  await store.close();
}, 180_000);
