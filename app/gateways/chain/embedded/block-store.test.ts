import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { publishOn } from "../../../../tests/support/chain";
import { type EmbeddedChain, openEmbeddedChain } from "../open-chain";
import { BlockStore } from "./block-store";

const origin = "vouchsafe.test/log";
const first = {
  prevSize: 0,
  size: 7,
  root: new Uint8Array(32).fill(1),
  consistency: [],
  signatures: [],
};
const aFile = (): string => join(mkdtempSync(join(tmpdir(), "chain-")), "chain.db");
const newestOf = async (chain: EmbeddedChain): Promise<number> =>
  Number(await chain.provider({ method: "eth_blockNumber" }));

/** All that a client can ask about a chain's blocks. */
async function toldBy(chain: EmbeddedChain): Promise<unknown[]> {
  const told: unknown[] = [];
  for (let number = 0; number <= (await newestOf(chain)); number++) {
    const tag = `0x${number.toString(16)}`;
    told.push(await chain.provider({ method: "eth_getBlockByNumber", params: [tag, true] }));
    told.push(await chain.provider({ method: "eth_getBlockReceipts", params: [tag] }));
  }
  return told;
}

test("opening a chain again adds nothing to it", async () => {
  const file = aFile();
  const chain = await openEmbeddedChain({ file, origin });
  const told = await toldBy(chain);
  await chain.close();
  const again = await openEmbeddedChain({ file, origin });
  expect(await toldBy(again)).toEqual(told);
  await again.close();
});

test("a chain of an older program is read with all its blocks and receipts", async () => {
  const file = aFile();
  const chain = await openEmbeddedChain({ file, origin });
  await publishOn(chain, first);
  const told = await toldBy(chain);
  const contract = chain.contract;
  await chain.close();
  const raw = new Database(file);
  raw.exec(`ALTER TABLE blocks RENAME TO new_blocks;
    CREATE TABLE blocks (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
      rlp BLOB NOT NULL, txHash TEXT UNIQUE, receipt TEXT) STRICT;
    INSERT INTO blocks SELECT number, '0x' || lower(hex(hash)), rlp,
      CASE WHEN tx_hash IS NULL THEN NULL ELSE '0x' || lower(hex(tx_hash)) END, NULL FROM new_blocks;
    DROP TABLE new_blocks;
    PRAGMA user_version = 0;`);
  const receipts = told.filter((_, at) => at % 2 === 1) as object[][];
  for (const [number, [receipt]] of receipts.entries()) {
    const text = receipt ? JSON.stringify(receipt) : null;
    raw.prepare("UPDATE blocks SET receipt = ? WHERE number = ?").run(text, number);
  }
  raw.close();
  const again = await openEmbeddedChain({ file, origin });
  expect(again.contract).toBe(contract);
  expect(await toldBy(again)).toEqual(told);
  expect((await again.head()).size).toBe(7);
  await again.close();
});

test("a contract that is not of this program's version is left, and a new one takes the log", async () => {
  const file = aFile();
  const chain = await openEmbeddedChain({ file, origin });
  await publishOn(chain, first);
  const blockHash = (
    (await chain.provider({ method: "eth_getBlockByNumber", params: ["latest", false] })) as {
      hash: string;
    }
  ).hash;
  const evidence = await chain.evidence(blockHash);
  await chain.close();
  const store = new BlockStore(file);
  // An account without our code stands for the contract of another version.
  store.keep("contract", `0x${"12".repeat(20)}`);
  store.close();
  const again = await openEmbeddedChain({ file, origin });
  expect(again.contract).not.toBe(chain.contract);
  expect((await again.head()).size).toBe(0);
  await publishOn(again, { ...first, size: 9 });
  expect((await again.head()).size).toBe(9);
  expect(readChain(evidence, origin).head?.size).toBe(7);
  await again.close();
});

test("a new anchor key takes over on our own chain by itself, with funds to pay", async () => {
  const file = aFile();
  const key = (digit: string) => `0x${digit.repeat(64)}` as const;
  const chain = await openEmbeddedChain({ file, origin, anchorKey: key("1") });
  await publishOn(chain, first);
  await chain.close();
  const again = await openEmbeddedChain({ file, origin, anchorKey: key("2") });
  expect(again.contract).toBe(chain.contract);
  expect((await again.head()).size).toBe(7);
  await expect(publishOn(again, { ...first, prevSize: 7, size: 9 })).rejects.toMatchObject({
    code: "chain-refused-GrantAnchorNotConsistent",
  });
  await again.close();
});

test("the state after each block stays provable, whatever came later", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin });
  const newest = await newestOf(chain);
  const proofs: unknown[] = [];
  const proof = (number: number) =>
    chain.provider({
      method: "eth_getProof",
      params: [chain.contract, ["0x0", "0x1"], `0x${number.toString(16)}`],
    });
  for (let number = 0; number <= newest; number++) proofs.push(await proof(number));
  await publishOn(chain, first);
  for (let number = 0; number <= newest; number++) {
    expect(await proof(number)).toEqual(proofs[number]);
  }
  await chain.close();
});
