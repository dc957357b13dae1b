import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openEmbeddedChain } from "../open-chain";

const WRITER = fileURLToPath(new URL("../../../../tests/support/chain-writer.ts", import.meta.url));
const ROUNDS = 4;

/** Lets the writer publish a little, kills it without warning and answers what it acknowledged. */
function killedAfter(file: string, heads: number): Promise<number> {
  return new Promise((ended) => {
    const writer = spawn(process.execPath, ["--import", "tsx", WRITER, file]);
    let acknowledged = 0;
    let seen = 0;
    writer.stdout.on("data", (chunk: Buffer) => {
      const sizes = chunk.toString("utf8").trim().split("\n").map(Number);
      acknowledged = sizes.at(-1) ?? acknowledged;
      seen += sizes.length;
      if (seen >= heads) writer.kill("SIGKILL");
    });
    writer.on("exit", () => ended(acknowledged));
  });
}

test("a chain killed at any moment has every head that it acknowledged, and goes on", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const file = join(folder, "chain.db");
  let least = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await killedAfter(file, 3 + round * 4);
    expect(acknowledged).toBeGreaterThan(least);
    least = acknowledged;
    const chain = await openEmbeddedChain({ file, origin: "crash.test/log" });
    const { size } = await chain.head();
    expect(size).toBeGreaterThanOrEqual(acknowledged);
    await chain.close();
  }
  rmSync(folder, { recursive: true });
}, 120_000);
