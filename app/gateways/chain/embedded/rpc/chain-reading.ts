import type { BlockStore } from "../block-store";
import type { Machine } from "../machine";
import { invalidParams, RpcError } from "./rpc-error";
import { type LoggedBlock, loggedBlock, type ReadBlock, readBlock } from "./words";

/** Methods of JSON-RPC by their names. */
export type Methods = { readonly [method: string]: (params: readonly unknown[]) => unknown };

export type ChainReading = ReturnType<typeof chainReading>;

/** Finds blocks in the ways in which JSON-RPC names them. */
export function chainReading(machine: Machine, store: BlockStore) {
  const newest = (): number => Number(machine.latest().header.number);
  function numbered(number: number): ReadBlock | undefined {
    const stored = store.find({ number });
    return stored && readBlock(machine.blockOf(stored), stored);
  }
  /** For long ranges: taking a block apart costs twenty times as much. */
  function logged(number: number): LoggedBlock | undefined {
    const stored = store.find({ number });
    return stored && loggedBlock(stored);
  }
  function at(tag: unknown): ReadBlock | undefined {
    if (typeof tag === "object" && tag !== null) {
      const { blockHash, blockNumber } = tag as { blockHash?: string; blockNumber?: string };
      return at(blockHash ?? blockNumber);
    }
    // One producer takes nothing back: the newest block is safe and final.
    const isNewest = [undefined, "latest", "pending", "safe", "finalized"].includes(tag as string);
    if (isNewest) return numbered(newest());
    if (tag === "earliest") return numbered(0);
    const text = String(tag);
    if (!/^0x[0-9a-f]+$/i.test(text)) throw invalidParams("a block is a number, a hash or a tag");
    if (text.length !== 66) return numbered(Number(text));
    const stored = store.find({ hash: text });
    return stored && readBlock(machine.blockOf(stored), stored);
  }
  function known(tag: unknown): ReadBlock {
    const block = at(tag);
    if (!block) throw new RpcError(-32_000, "header not found");
    return block;
  }
  function ofTransaction(hash: unknown): ReadBlock | undefined {
    const stored = store.find({ txHash: String(hash) });
    return stored && readBlock(machine.blockOf(stored), stored);
  }
  return { newest, numbered, logged, at, known, ofTransaction };
}
