/**
 * A chain that can do everything bad that a public chain does: a pool with geth's rule for
 * replacements, blocks that leave a transaction out, base fees that jump, reorganisations that bring
 * another attempt of the same nonce, stalls, forgotten pools and an empty account.
 */
import { base64Of, from0x, to0x } from "~/domain/transparency/bytes";
import { encodeRlp, rlpInteger } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import { rootsByConsistency } from "~/domain/transparency/tree/path";
import type { Chance } from "./chance";
import { FAKE_GAS, type FakeTransaction, type PlainHead, readFake } from "./fake-transaction";

const NO_ROOT = `0x${"00".repeat(32)}`;
/** Geth asks of a replacement that cap and tip are both at least 10 % higher. */
const replaces = (next: FakeTransaction, old: FakeTransaction): boolean =>
  next.cap * 10 >= old.cap * 11 && next.tip * 10 >= old.tip * 11;

type Block = {
  readonly number: number;
  readonly hash: string;
  readonly header: string;
  readonly taken: { readonly tx: FakeTransaction; readonly isAccepted: boolean }[];
  /** The state after the block. */
  readonly head: { readonly size: number; readonly root: string };
  readonly nonce: number;
  readonly balance: number;
};

/** What a node answers when it does not do what was asked. */
export class FakeRefusal extends Error {}

export class FakeChain {
  readonly #chance: Chance;
  readonly #now: () => number;
  readonly #finalDepth: number;
  readonly blocks: Block[] = [];
  readonly #pool = new Map<number, FakeTransaction>();
  /** Every transaction that some node has ever seen, by nonce. */
  readonly #seen = new Map<number, FakeTransaction[]>();
  /** How often the contract refused something in a block, orphaned blocks included. */
  reverts = 0;
  replacements = 0;
  reorganisations: number[] = [];
  baseFee = 1_000_000;

  constructor({
    chance,
    now,
    finalDepth,
  }: { chance: Chance; now: () => number; finalDepth: number }) {
    this.#chance = chance;
    this.#now = now;
    this.#finalDepth = finalDepth;
    this.#push({ taken: [], head: { size: 0, root: NO_ROOT }, nonce: 0, balance: 1e15 });
  }

  get newest(): Block {
    return this.blocks.at(-1) as Block;
  }

  #push(state: Omit<Block, "number" | "hash" | "header">): void {
    const number = this.blocks.length;
    const parent = from0x(this.blocks.at(-1)?.hash ?? NO_ROOT) as Uint8Array;
    const nothing = new Uint8Array(32);
    // A random state root: two blocks of one height never share their hash.
    const root = Uint8Array.from({ length: 32 }, () => this.#chance.between(0, 255));
    const seconds = Math.floor(this.#now() / 1_000);
    const header = encodeRlp([
      ...[parent, nothing, nothing, root, nothing, nothing, nothing, nothing],
      ...[rlpInteger(number), nothing, nothing, rlpInteger(seconds), nothing, nothing, nothing],
    ]);
    this.blocks.push({ ...state, number, hash: to0x(keccak256(header)), header: base64Of(header) });
  }

  /** Makes a block. @param skips whether it leaves out what waits, as blocks under load do */
  mine({ skips = false }: { skips?: boolean } = {}): void {
    const { head, nonce, balance } = this.newest;
    const tx = skips ? undefined : this.#candidate(nonce);
    if (!tx || tx.cap < this.baseFee) {
      this.#push({ taken: [], head, nonce, balance });
      return;
    }
    this.#pool.delete(nonce);
    const isAccepted = refusalOf(head, tx.head) === undefined;
    if (!isAccepted) this.reverts += 1;
    const price = Math.min(tx.cap, this.baseFee + tx.tip);
    const { size, root } = isAccepted ? tx.head : head;
    const state = { head: { size, root }, nonce: nonce + 1, balance: balance - price * FAKE_GAS };
    this.#push({ ...state, taken: [{ tx, isAccepted }] });
  }

  /** Now and then another node makes the block, which knows only an older attempt of the nonce. */
  #candidate(nonce: number): FakeTransaction | undefined {
    const pooled = this.#pool.get(nonce);
    const seen = this.#seen.get(nonce) ?? [];
    return pooled && this.#chance.percent(15) ? this.#chance.pick(seen) : pooled;
  }

  /** Takes blocks back and makes others, one more than there were. What they held waits again. */
  reorganise(depth: number): void {
    const gone = this.blocks.splice(Math.max(1, this.blocks.length - depth));
    if (gone.length === 0) return;
    this.reorganisations.push(gone.length);
    for (const { taken } of gone) {
      for (const { tx } of taken) {
        const known = this.#seen.get(tx.nonce) ?? [tx];
        // The nodes of the other branch may hold any attempt, or have lost them all.
        if (this.#chance.percent(80)) this.#pool.set(tx.nonce, this.#chance.pick(known));
      }
    }
    for (let made = 0; made <= gone.length; made++) this.mine({ skips: this.#chance.percent(50) });
  }

  /** Restores a backup: everything after a block is gone for good, and nobody remembers it. */
  forgetAfter(number: number): void {
    this.blocks.splice(number + 1);
    this.#pool.clear();
    this.#seen.clear();
  }

  /** The pool of the node is lost, as after its restart. */
  forgetPool(): void {
    this.#pool.clear();
  }

  setBalance(balance: number): void {
    const newest = this.blocks.pop() as Block;
    this.blocks.push({ ...newest, balance });
  }

  /** All publications that the chain holds now, oldest first. */
  publications(): {
    readonly txHash: string;
    readonly isAccepted: boolean;
    readonly head: PlainHead;
  }[] {
    return this.blocks.flatMap(({ taken }) =>
      taken.map(({ tx, isAccepted }) => ({ txHash: tx.txHash, isAccepted, head: tx.head })),
    );
  }

  /** One question to the node. @throws FakeRefusal in the words of a node */
  answer(method: string, argument: unknown): unknown {
    if (method === "head") return this.#stateAt(argument === "final")?.head ?? null;
    if (method === "nonce") return this.newest.nonce;
    if (method === "fees") return { baseFee: this.baseFee, tip: 1_000 };
    if (method === "try") return refusalOf(this.newest.head, argument as PlainHead) ?? null;
    if (method === "send") return this.#send(readFake(String(argument)));
    if (method === "receipt") return this.#receipt(String(argument));
    if (method === "evidence") return this.#evidence(String(argument));
    throw new FakeRefusal(`the method ${method} does not exist`);
  }

  #stateAt(isFinal: boolean): Block | undefined {
    return isFinal ? this.blocks[this.blocks.length - this.#finalDepth] : this.newest;
  }

  #send(tx: FakeTransaction): string {
    const { nonce, balance } = this.newest;
    if (tx.nonce < nonce) throw new FakeRefusal(`nonce too low: next nonce ${nonce}`);
    const pooled = this.#pool.get(tx.nonce);
    if (pooled?.txHash === tx.txHash) throw new FakeRefusal("already known");
    if (pooled && !replaces(tx, pooled))
      throw new FakeRefusal("replacement transaction underpriced");
    if (tx.cap * FAKE_GAS > balance)
      throw new FakeRefusal("insufficient funds for gas * price + value");
    if (pooled) this.replacements += 1;
    this.#pool.set(tx.nonce, tx);
    const seen = this.#seen.get(tx.nonce) ?? [];
    if (!seen.some(({ txHash }) => txHash === tx.txHash)) this.#seen.set(tx.nonce, [...seen, tx]);
    return tx.txHash;
  }

  #receipt(txHash: string) {
    const block = this.blocks.find(({ taken }) => taken.some(({ tx }) => tx.txHash === txHash));
    const taken = block?.taken.find(({ tx }) => tx.txHash === txHash);
    if (!block || !taken) return null;
    const isFinal = block.number <= this.blocks.length - this.#finalDepth;
    const { number: blockNumber, hash: blockHash } = block;
    return { blockNumber, blockHash, gasUsed: FAKE_GAS, isAccepted: taken.isAccepted, isFinal };
  }

  #evidence(blockHash: string) {
    const block = this.blocks.find(({ hash }) => hash === blockHash);
    if (!block) throw new FakeRefusal("header not found");
    return {
      chainId: 1,
      contract: FAKE_CONTRACT,
      blockHash,
      header: block.header,
      account: [],
      storage: [],
    };
  }
}

export const FAKE_CONTRACT = `0x${"fa".repeat(20)}`;

/** The contract's own comparison and the consistency proof. */
function refusalOf(head: Block["head"], next: PlainHead): string | undefined {
  if (next.prevSize !== head.size) return "GrantAnchorOtherHead";
  if (next.size <= head.size) return "GrantAnchorNotGrowing";
  if (head.size === 0) return undefined;
  const pair = { older: head.size, olderRoot: from0x(head.root) as Uint8Array, newer: next.size };
  const path = next.consistency.map((hash) => from0x(hash) as Uint8Array);
  const result = rootsByConsistency(pair, path);
  const fits =
    result.ok && to0x(result.olderRoot) === head.root && to0x(result.newerRoot) === next.root;
  return fits ? undefined : "GrantAnchorNotConsistent";
}
