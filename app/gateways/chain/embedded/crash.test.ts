import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { headerOf, type RpcBlock } from "../block-header";
import { type EmbeddedChain, openEmbeddedChain } from "../open-chain";

const place = (path: string): string =>
  fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const WRITER = fileURLToPath(new URL("../../../../tests/support/chain-writer.ts", import.meta.url));
const BUILT = place("node_modules/.cache/chain-writer");
const ORIGIN = "crash.test/log";
/** Two chains at a time, each killed so often. */
const LANES = 2;
const ROUNDS = 25;

/** One file of plain JavaScript: fifty processes that each compile the house would take minutes. */
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: "error",
    root: place("."),
    publicDir: false,
    resolve: { alias: { "~contracts": place("contracts"), "~db": place("db"), "~": place("app") } },
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: {
      ssr: WRITER,
      outDir: BUILT,
      emptyOutDir: true,
      target: "node20",
    },
  });
}, 120_000);

type Acknowledged = { readonly size: number; readonly number: number; readonly hash: string };

/** Lets the writer begin, kills it without warning a moment later and answers what it acknowledged. */
function killedAfter(file: string, ms: number): Promise<Acknowledged[]> {
  return new Promise((ended) => {
    const writer = spawn(process.execPath, [join(BUILT, "chain-writer.js"), file]);
    let text = "";
    writer.stdout.on("data", (chunk: Buffer) => {
      if (text === "") setTimeout(() => writer.kill("SIGKILL"), ms);
      text += chunk.toString("utf8");
    });
    writer.on("exit", () => {
      // A line without its end was not acknowledged.
      const lines = text.split("\n").slice(0, -1);
      ended(
        lines.map((line) => {
          const [size, number, hash = ""] = line.split(" ");
          return { size: Number(size), number: Number(number), hash };
        }),
      );
    });
  });
}

/** Follows the chain from a block to its newest, recomputing each hash. @returns hashes by number */
async function followed(chain: EmbeddedChain, from: number): Promise<Map<number, string>> {
  const ask = (method: string, ...params: unknown[]) => chain.provider({ method, params });
  const newest = Number(await ask("eth_blockNumber"));
  const hashes = new Map<number, string>();
  for (let number = from; number <= newest; number++) {
    const block = (await ask("eth_getBlockByNumber", `0x${number.toString(16)}`)) as RpcBlock;
    headerOf(block);
    const parent = hashes.get(number - 1);
    if (parent !== undefined && block["parentHash"] !== parent) {
      throw new Error(`block ${number} does not follow block ${number - 1}`);
    }
    hashes.set(number, String(block["hash"]));
  }
  return hashes;
}

/** Kills a writer again and again. @returns how many blocks were acknowledged in all */
async function survive(file: string, randomMs: () => number): Promise<number> {
  let acknowledged = 0;
  let checked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const told = await killedAfter(file, randomMs());
    const last = told.at(-1);
    if (!last) throw new Error(`round ${round}: nothing was acknowledged`);
    acknowledged += told.length;
    const chain = await openEmbeddedChain({ file, origin: ORIGIN });
    const hashes = await followed(chain, checked);
    for (const { number, hash } of told) expect(hashes.get(number)).toBe(hash);
    const { size, root } = await chain.head();
    expect(size).toBeGreaterThanOrEqual(last.size);
    expect(readChain(await chain.evidence(last.hash), ORIGIN).head?.size).toBe(last.size);
    const newest = Math.max(...hashes.keys());
    const proved = readChain(await chain.evidence(hashes.get(newest) ?? ""), ORIGIN);
    expect(proved.head).toEqual({ size, root });
    await chain.close();
    checked = newest;
  }
  const raw = new Database(file, { readonly: true });
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  raw.close();
  const chain = await openEmbeddedChain({ file, origin: ORIGIN });
  expect((await followed(chain, 0)).size).toBeGreaterThan(acknowledged);
  await chain.close();
  return acknowledged;
}

test(`a chain killed ${LANES * ROUNDS} times at any moment keeps every block that it acknowledged, and goes on`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  // Not by a seed: what is killed when depends on the machine anyway.
  const randomMs = (): number => Math.floor(Math.random() * 300);
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    survive(join(folder, `chain-${lane}.db`), randomMs),
  );
  const counts = await Promise.all(lanes);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(ROUNDS);
  rmSync(folder, { recursive: true });
}, 300_000);
