import type { BatchDBOp, DB } from "@ethereumjs/util";
import { bytesToUnprefixedHex, unprefixedHexToBytes } from "@ethereumjs/util";
import Database from "better-sqlite3";

/** A block as it lies on disk. Block 0 has no transaction. */
export type StoredBlock = {
  readonly number: number;
  readonly hash: string;
  /** The whole block in RLP. */
  readonly rlp: Uint8Array;
  readonly txHash: string | null;
  /** The receipt in the words of JSON-RPC. */
  readonly receipt: string | null;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS nodes (key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS blocks (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
    rlp BLOB NOT NULL, txHash TEXT UNIQUE, receipt TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`;

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
    this.#file.exec(SCHEMA);
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

  /** Stores a block with all nodes that its execution wrote. */
  commit(block: StoredBlock): void {
    const node = this.#file.prepare("INSERT OR IGNORE INTO nodes (key, value) VALUES (?, ?)");
    const insert = this.#file.prepare(
      "INSERT INTO blocks (number, hash, rlp, txHash, receipt) VALUES (?, ?, ?, ?, ?)",
    );
    this.#file.transaction(() => {
      for (const [key, value] of this.#waiting) node.run(unprefixedHexToBytes(key), value);
      insert.run(block.number, block.hash, block.rlp, block.txHash, block.receipt);
    })();
    this.#waiting.clear();
  }

  /** Forgets what an execution wrote that led to no block. */
  discard(): void {
    this.#waiting.clear();
  }

  latest(): StoredBlock | undefined {
    const found = this.#file.prepare("SELECT * FROM blocks ORDER BY number DESC LIMIT 1").get();
    return found as StoredBlock | undefined;
  }

  /** @param by a block's number or hash, or the hash of a transaction in it */
  find(by: { number: number } | { hash: string } | { txHash: string }): StoredBlock | undefined {
    const [[column, value]] = Object.entries(by) as [[string, number | string]];
    const found = this.#file.prepare(`SELECT * FROM blocks WHERE ${column} = ?`).get(value);
    return found as StoredBlock | undefined;
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
