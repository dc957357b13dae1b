import type { BatchDBOp, DB } from "@ethereumjs/util";
import {
  bytesToHex,
  bytesToUnprefixedHex,
  hexToBytes,
  unprefixedHexToBytes,
} from "@ethereumjs/util";
import Database from "better-sqlite3";
import { reachableFrom } from "./reachable";
import { upgradeStore } from "./upgrade-store";

type Hex = `0x${string}`;

/** A block as it lies on disk. Block 0 has no transaction. */
export type StoredBlock = {
  readonly number: number;
  /** With 0x, as the hash of its transaction. */
  readonly hash: string;
  /** The whole block in RLP. */
  readonly rlp: Uint8Array;
  readonly txHash: string | null;
  /** What the transaction came to, in RLP, as far as the block does not say it. */
  readonly receipt: Uint8Array | null;
};

type Row = {
  number: number;
  hash: Buffer;
  rlp: Buffer;
  txHash: Buffer | null;
  receipt: Buffer | null;
};

const COLUMNS = "number, hash, rlp, tx_hash AS txHash, receipt";

/**
 * Blocks and trie nodes of the embedded chain in one SQLite file. Nodes wait in memory until their
 * block is stored: one transaction per block, on disk before anyone hears of it.
 */
export class BlockStore {
  readonly #file: Database.Database;
  readonly #waiting = new Map<string, Uint8Array>();

  /** @param file a path, or `:memory:` in tests */
  constructor(file: string) {
    this.#file = new Database(file);
    this.#file.pragma("journal_mode = WAL");
    this.#file.pragma("synchronous = FULL");
    upgradeStore(this.#file);
  }

  /** The key-value store that the state trie reads and writes; keys are hexadecimal without 0x. */
  nodes(): DB<string, string | Uint8Array> {
    const read = this.#file.prepare<[Uint8Array], { value: Buffer }>(
      "SELECT value FROM nodes WHERE key = ?",
    );
    const put = (key: string, value: string | Uint8Array): void => {
      this.#waiting.set(key, typeof value === "string" ? unprefixedHexToBytes(value) : value);
    };
    const nodes: DB<string, string | Uint8Array> = {
      get: async (key) => {
        const bytes = this.#waiting.get(key) ?? read.get(unprefixedHexToBytes(key))?.value;
        return bytes === undefined ? undefined : bytesToUnprefixedHex(new Uint8Array(bytes));
      },
      put: async (key, value) => put(key, value),
      // Old nodes stay: past states must remain provable.
      del: async () => undefined,
      batch: async (operations: BatchDBOp<string, string | Uint8Array>[]) => {
        for (const one of operations) if (one.type === "put") put(one.key, one.value);
      },
      shallowCopy: () => nodes,
      open: async () => undefined,
    };
    return nodes;
  }

  /**
   * Stores a block with the new nodes of its state; what only stood between two steps of the
   * execution is forgotten.
   * @param stateRoot of the block
   */
  commit(block: StoredBlock, stateRoot: Uint8Array): void {
    const node = this.#file.prepare("INSERT OR IGNORE INTO nodes (key, value) VALUES (?, ?)");
    const insert = this.#file.prepare(
      "INSERT INTO blocks (number, hash, rlp, tx_hash, receipt) VALUES (?, ?, ?, ?, ?)",
    );
    const { number, hash, rlp, txHash, receipt } = block;
    this.#file.transaction(() => {
      for (const key of reachableFrom(bytesToUnprefixedHex(stateRoot), this.#waiting)) {
        node.run(unprefixedHexToBytes(key), this.#waiting.get(key));
      }
      insert.run(number, bytesOf(hash), rlp, txHash === null ? null : bytesOf(txHash), receipt);
    })();
    this.#waiting.clear();
  }

  /** Forgets what an execution wrote that led to no block. */
  discard(): void {
    this.#waiting.clear();
  }

  latest(): StoredBlock | undefined {
    const found = this.#file.prepare(`SELECT ${COLUMNS} FROM blocks ORDER BY number DESC LIMIT 1`);
    return storedOf(found.get() as Row | undefined);
  }

  /** @param by a block's number or hash, or the hash of a transaction in it */
  find(by: { number: number } | { hash: string } | { txHash: string }): StoredBlock | undefined {
    const [column, value] =
      "number" in by
        ? ["number", by.number]
        : "hash" in by
          ? ["hash", bytesOf(by.hash)]
          : ["tx_hash", bytesOf(by.txHash)];
    const found = this.#file.prepare(`SELECT ${COLUMNS} FROM blocks WHERE ${column} = ?`);
    return storedOf(found.get(value) as Row | undefined);
  }

  setting(name: string): string | undefined {
    const row = this.#file.prepare("SELECT value FROM settings WHERE name = ?").get(name);
    return (row as { value: string } | undefined)?.value;
  }

  /** Keeps a value under a name, in the place of an earlier one. */
  keep(name: string, value: string): void {
    this.#file
      .prepare("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)")
      .run(name, value);
  }

  close(): void {
    this.#file.close();
  }
}

/** What is no hash finds nothing. */
const bytesOf = (hash: string): Uint8Array =>
  /^0x[0-9a-f]{64}$/i.test(hash) ? hexToBytes(hash as Hex) : new Uint8Array(0);

const storedOf = (row: Row | undefined): StoredBlock | undefined =>
  row && {
    number: row.number,
    hash: bytesToHex(row.hash),
    rlp: new Uint8Array(row.rlp),
    txHash: row.txHash && bytesToHex(row.txHash),
    receipt: row.receipt && new Uint8Array(row.receipt),
  };
