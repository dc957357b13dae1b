import { bytesToHex, hexToBytes } from "@ethereumjs/util";
import type Database from "better-sqlite3";
import { encodeReceipt } from "./receipt";

type Hex = `0x${string}`;

/** 2: hashes and receipts in bytes. 1 kept them as text, receipts as JSON with their blooms. */
const VERSION = 2;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS nodes (key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE blocks (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE,
    rlp BLOB NOT NULL, tx_hash BLOB UNIQUE, receipt BLOB) STRICT;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`;

type OldRow = {
  readonly number: number;
  readonly hash: Hex;
  readonly rlp: Buffer;
  readonly txHash: Hex | null;
  readonly receipt: string | null;
};
type OldReceipt = {
  readonly status: Hex;
  readonly gasUsed: Hex;
  readonly logs: readonly { address: Hex; topics: Hex[]; data: Hex }[];
};

/** Makes the tables of a new chain, or rewrites those of an older program: all of it or nothing. */
export function upgradeStore(file: Database.Database): void {
  if (file.pragma("user_version", { simple: true }) === VERSION) return;
  const isOld = file.prepare("SELECT 1 FROM sqlite_master WHERE name = 'blocks'").get();
  file.transaction(() => {
    if (isOld) file.exec("ALTER TABLE blocks RENAME TO old_blocks");
    file.exec(SCHEMA);
    if (isOld) moveBlocks(file);
    file.pragma(`user_version = ${VERSION}`);
  })();
}

function moveBlocks(file: Database.Database): void {
  const insert = file.prepare("INSERT INTO blocks VALUES (?, ?, ?, ?, ?)");
  for (const row of file.prepare("SELECT * FROM old_blocks").all() as OldRow[]) {
    const { number, hash, rlp, txHash, receipt } = row;
    const compact = receipt && compactOf(JSON.parse(receipt) as OldReceipt);
    insert.run(number, hexToBytes(hash), rlp, txHash && hexToBytes(txHash), compact);
  }
  file.exec("DROP TABLE old_blocks");
}

const compactOf = ({ status, gasUsed, logs }: OldReceipt): Uint8Array =>
  encodeReceipt({
    isAccepted: status === "0x1",
    gasUsed: BigInt(gasUsed),
    logs: logs.map(({ address, topics, data }) => ({
      address: bytesToHex(hexToBytes(address)),
      topics,
      data,
    })),
  });
