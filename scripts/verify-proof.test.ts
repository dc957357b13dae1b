import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aProof } from "../tests/support/proven-log";
import { freshStore } from "../tests/support/store";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/verify-proof.ts", ...args], {
    encoding: "utf8",
    // No server and no network are needed; nothing of the environment is read.
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "test" },
  });

test("the command line verifies a kept file and names the step where a changed one fails", async () => {
  const { text, policyFile, blockHash, chain, logSigner } = await aProof(await freshStore());
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const place = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const kept = place("kept.json", text);
  const policy = place("policy.txt", policyFile);
  const known = ["--policy", policy, "--block", blockHash, "--contract", chain.contract];
  const good = run(
    kept,
    ...known,
    "--key",
    Buffer.from(logSigner.key.publicKey).toString("base64"),
  );
  expect([good.status, good.stderr]).toEqual([0, ""]);
  expect(good.stdout).toContain("Every step holds");
  expect(good.stdout).not.toContain("Taken from the file");
  const alone = run(kept);
  expect(alone.status).toBe(0);
  expect(alone.stdout.match(/^\? /gm)).toHaveLength(3);
  const bad = run(place("changed.json", text.replace('"title":"나"', '"title":"너"')));
  expect(bad.status).toBe(1);
  expect(bad.stdout).toMatch(/✖ .*3\. Its place in the tree/);
  expect(bad.stdout).toMatch(/Expected: \S{44}\n.*Actual: \S{44}\n/);
  expect(run(kept, "--key", "AAAA").status).toBe(1);
  expect(run(kept, "--block", `0x${"0".repeat(64)}`).status).toBe(1);
  expect(run(join(folder, "missing.json")).status).toBe(2);
  expect(run(kept, "--policy", join(folder, "missing.txt")).status).toBe(2);
  expect(run(kept, "--polcy", policy).status).toBe(2);
  expect(run().status).toBe(2);
}, 60_000);
