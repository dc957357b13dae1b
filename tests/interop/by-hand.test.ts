/** Follows docs/verify-by-hand.md to the letter: its shell blocks, in their order, in an empty folder. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { openRpcServer } from "~/gateways/chain/embedded/rpc/rpc-server";
import { aProof } from "../support/proven-log";
import { freshStore } from "../support/store";

const PAGE = readFileSync("docs/verify-by-hand.md", "utf8");
const STEPS = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join("\n");

const TOOLS = ["bash", "openssl", "sha256sum", "xxd", "awk", "sed", "base64", "curl"];
const missing = TOOLS.filter((tool) => spawnSync("which", [tool]).status !== 0);
if (missing.length > 0) process.stdout.write(`Verifying by hand needs ${missing.join(", ")}.\n`);
const byHand = test.skipIf(missing.length > 0);

/** Runs the steps over a file, with a node of the chain or without one. */
async function follow(proof: string, node?: string) {
  const cwd = mkdtempSync(join(tmpdir(), "by-hand-"));
  writeFileSync(join(cwd, "proof.json"), proof);
  const rpc = node ? { RPC: node } : {};
  const shell = spawn("bash", ["-eu", "-c", STEPS], { cwd, env: { ...process.env, ...rpc } });
  const ended = new Promise<number | null>((resolve) => shell.on("close", resolve));
  const [said, complaints] = await Promise.all([textOf(shell.stdout), textOf(shell.stderr)]);
  return { ok: (await ended) === 0, said, complaints };
}

// One proof for all: an entry that three witnesses saw, under a head that came later.
const { text: proof, chain, ...log } = await aProof(await freshStore());
const node = await openRpcServer(chain.provider, 0);
afterAll(() => node.close());

byHand("the page's steps verify a proof, every witness and the head on the chain", async () => {
  const { ok, said, complaints } = await follow(proof, node.url);
  expect(complaints).toBe("");
  expect(ok).toBe(true);
  for (const found of [
    '"title":"나"',
    "✔ entry 5 of 19 in vouchsafe.test/log",
    "✔ signed by vouchsafe.test/log",
    "✔ witnessed by w1.example/log at 2026-09-21T14:13:20Z",
    "✔ witnessed by w2.example/log",
    "✔ witnessed by w3.example/log",
    "group group-1 2 w1.example/log w2.example/log w3.example/log",
    "✔ head of 27 entries on chain 8206026 in block 0x",
  ]) {
    expect(said).toContain(found);
  }
});

byHand("without a node the steps end before the chain, and say nothing about it", async () => {
  const { ok, said } = await follow(proof);
  expect(ok).toBe(true);
  expect(said).not.toContain("head of");
});

byHand("a proof of the place alone is followed from the leaf that it brings", async () => {
  const hidden = await log.proof(5, { chains: [chain], isHidden: true });
  const { ok, said } = await follow(hidden, node.url);
  expect(ok).toBe(true);
  expect(said).toContain("✔ entry 5 of 19");
});

byHand("whatever was changed, the steps stop at it and show both values", async () => {
  const changed = (pattern: RegExp, to: string): string => {
    const other = proof.replace(pattern, to);
    expect(other).not.toBe(proof);
    return other;
  };
  /** The first character of what the pattern finds becomes another one of Base64. */
  const bent = (pattern: RegExp): string => {
    const [found = ""] = pattern.exec(proof) ?? [];
    return changed(pattern, (found.startsWith("A") ? "B" : "A") + found.slice(1));
  };
  const wrong: [string, string][] = [
    [changed(/"title":"나"/, '"title":"너"'), "✖ root"],
    [bent(/(?<="salt": ").+/), "✖ root"],
    [changed(/"index 5"/, '"index 6"'), "✖ root"],
    [bent(/(?<="index 5",\n {4}").+/), "✖ root"],
    [bent(/(?<=— vouchsafe.test\/log .{20}).+/), "✖ signature of the log"],
    [bent(/(?<=— w2.example\/log .{20}).+/), "✖ cosignature"],
    [bent(/(?<="consistency": \[\n {8}").+/), "✖ consistency"],
    [changed(/"blockHash": "0x.{4}/, '"blockHash": "0x0000'), "✖ head at block"],
  ];
  for (const [file, where] of wrong) {
    const { ok, said } = await follow(file, node.url);
    expect(ok).toBe(false);
    expect(said).toContain(where);
    expect(said).toMatch(/expected: .+\n {2}actual: {3}.+/);
  }
});
