import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { proofOf } from "~/queries/transparency/proof.server";
import { freshStore } from "../tests/support/store";
import { aLog } from "../tests/support/transparency";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/verify-proof.ts", ...args], {
    encoding: "utf8",
    // No server and no network are needed; nothing of the environment is read.
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "test" },
  });

test("the command line verifies a kept file and names the step where a changed one fails", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(3);
  await log.publish();
  await log.anchor();
  const logKey = log.context.logSigner.key;
  const proof = await proofOf(store, { index: 1, logKey, maySee: () => true });
  const text = proof.ok ? proof.value : "";
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const [kept, changed] = [join(folder, "kept.json"), join(folder, "changed.json")];
  writeFileSync(kept, text);
  writeFileSync(changed, text.replace('"amountKrw": 1', '"amountKrw": 2'));
  const good = run(kept, "--key", Buffer.from(logKey.publicKey).toString("base64"));
  expect([good.status, good.stderr]).toEqual([0, ""]);
  expect(good.stdout).toContain("Every step holds");
  const bad = run(changed);
  expect(bad.status).toBe(1);
  expect(bad.stdout).toMatch(/✖ .*2\. The entry/);
  expect(bad.stdout).toMatch(/Expected: \S{44}\n.*Actual: \S{44}\n/);
  expect(run(kept, "--key", "AAAA").status).toBe(1);
  expect(run(join(folder, "missing.json")).status).toBe(2);
  expect(run().status).toBe(2);
}, 60_000);
