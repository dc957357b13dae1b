import { type Block, createBlock, createBlockFromRLP } from "@ethereumjs/block";
import { type Common, createCustomCommon, Hardfork, Mainnet } from "@ethereumjs/common";
import { MerklePatriciaTrie } from "@ethereumjs/mpt";
import { Caches, MerkleStateManager } from "@ethereumjs/statemanager";
import { createTxFromRLP, type TypedTransaction } from "@ethereumjs/tx";
import { Account, type Address, bytesToHex, createAddressFromString } from "@ethereumjs/util";
import { buildBlock, createVM, type VM } from "@ethereumjs/vm";
import type { BlockStore, StoredBlock } from "./block-store";
import { encodeReceipt } from "./receipt";

/** Ours alone, so that a transaction signed for it is worth nothing elsewhere. */
export const EMBEDDED_CHAIN_ID = 8_206_026;

const GAS_LIMIT = 30_000_000n;
const FIRST_BASE_FEE = 1_000_000_000n;
/** Gas has no price worth speaking of here; the richest account can never run dry. */
const GENESIS_BALANCE = 10n ** 30n;
/** Cancun names a block of the consensus layer; there is none here. */
const NO_BEACON_BLOCK = new Uint8Array(32);

export const embeddedCommon = (): Common =>
  createCustomCommon({ chainId: EMBEDDED_CHAIN_ID }, Mainnet, { hardfork: Hardfork.Cancun });

const stateOver = (store: BlockStore, common: Common, caches?: Caches) =>
  new MerkleStateManager({
    ...(caches ? { caches } : {}),
    trie: new MerklePatriciaTrie({ db: store.nodes(), useKeyHashing: true, common }),
    common,
  });

export type Execution = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly data: Uint8Array;
};

/** What a call came to, without leaving a trace. */
export type ExecutionResult = {
  readonly returned: Uint8Array;
  readonly gasUsed: bigint;
  readonly isReverted: boolean;
};

/**
 * An Ethereum machine inside this process: each transaction makes one block, which is on disk when
 * the call returns. Rules of the Cancun fork. Source: docs/decisions/021-embedded-chain.md
 */
export class Machine {
  readonly common = embeddedCommon();
  readonly #store: BlockStore;
  readonly #now: () => number;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(store: BlockStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Opens the chain, or begins it with accounts that can pay. @param now UTC milliseconds */
  static async open(
    store: BlockStore,
    { rich, now }: { rich: readonly string[]; now: () => number },
  ): Promise<Machine> {
    const machine = new Machine(store, now);
    if (!store.latest()) await machine.#begin(rich);
    return machine;
  }

  async #begin(rich: readonly string[]): Promise<void> {
    const state = stateOver(this.#store, this.common);
    for (const address of rich) {
      await state.putAccount(createAddressFromString(address), new Account(0n, GENESIS_BALANCE));
    }
    await state.flush();
    const header = {
      number: 0,
      gasLimit: GAS_LIMIT,
      baseFeePerGas: FIRST_BASE_FEE,
      timestamp: BigInt(Math.floor(this.#now() / 1_000)),
      stateRoot: await state.getStateRoot(),
      parentBeaconBlockRoot: NO_BEACON_BLOCK,
    };
    const block = createBlock({ header, withdrawals: [] }, { common: this.common });
    this.#store.commit(storedOf(block), block.header.stateRoot);
  }

  blockOf(stored: StoredBlock): Block {
    return createBlockFromRLP(new Uint8Array(stored.rlp), { common: this.common });
  }

  latest(): Block {
    const stored = this.#store.latest();
    if (!stored) throw new Error("the embedded chain has no first block");
    return this.blockOf(stored);
  }

  /** The state after a block, for reading. */
  async stateAt(block: Block): Promise<MerkleStateManager> {
    const state = stateOver(this.#store, this.common);
    await state.setStateRoot(block.header.stateRoot);
    return state;
  }

  async #vmAt(block: Block, caches?: Caches): Promise<VM> {
    const stateManager = stateOver(this.#store, this.common, caches);
    await stateManager.setStateRoot(block.header.stateRoot);
    return createVM({ common: this.common, stateManager });
  }

  /** Runs a call on the state after a block. */
  async call({ from, to, data }: Execution, block: Block): Promise<ExecutionResult> {
    const address = (text: string | undefined): { [name: string]: Address } | undefined =>
      text === undefined ? undefined : { at: createAddressFromString(text) };
    const [caller, target] = [address(from)?.["at"], address(to)?.["at"]];
    // Nothing of a call is kept, so it may remember what it reads.
    const vm = await this.#vmAt(block, new Caches());
    await vm.evm.journal.checkpoint();
    const { execResult } = await vm.evm.runCall({
      ...(caller ? { caller, origin: caller } : {}),
      ...(target ? { to: target } : {}),
      data,
      block,
      gasLimit: GAS_LIMIT,
    });
    await vm.evm.journal.revert();
    return {
      returned: execResult.returnValue,
      gasUsed: execResult.executionGasUsed,
      isReverted: execResult.exceptionError !== undefined,
    };
  }

  /** Executes a signed transaction in a block of its own. @throws Error in the words of JSON-RPC */
  mine(rawTx: Uint8Array): Promise<string> {
    const mined = this.#queue.then(() =>
      this.#mineNext(createTxFromRLP(rawTx, { common: this.common })),
    );
    this.#queue = mined.catch(() => undefined);
    return mined;
  }

  async #mineNext(tx: TypedTransaction): Promise<string> {
    const txHash = bytesToHex(tx.hash());
    if (this.#store.find({ txHash })) throw new Error("already known");
    const parent = this.latest();
    const vm = await this.#vmAt(parent);
    const account = await vm.stateManager.getAccount(tx.getSenderAddress());
    if (tx.nonce < (account?.nonce ?? 0n)) throw new Error("nonce too low");
    if (tx.nonce > (account?.nonce ?? 0n)) throw new Error("nonce too high");
    try {
      const builder = await buildBlock(vm, {
        parentBlock: parent,
        headerData: {
          timestamp: this.#nextTimestamp(parent),
          gasLimit: GAS_LIMIT,
          parentBeaconBlockRoot: NO_BEACON_BLOCK,
        },
        withdrawals: [],
        blockOpts: { putBlockIntoBlockchain: false },
      });
      const result = await builder.addTransaction(tx);
      const { block } = await builder.build();
      const receipt = encodeReceipt({
        isAccepted: result.execResult.exceptionError === undefined,
        gasUsed: result.totalGasSpent,
        logs: result.receipt.logs.map(([address, topics, data]) => ({
          address: bytesToHex(address),
          topics: topics.map((topic) => bytesToHex(topic)),
          data: bytesToHex(data),
        })),
      });
      this.#store.commit({ ...storedOf(block), txHash, receipt }, block.header.stateRoot);
    } catch (error) {
      this.#store.discard();
      throw error;
    }
    return txHash;
  }

  #nextTimestamp(parent: Block): bigint {
    const now = BigInt(Math.floor(this.#now() / 1_000));
    return now > parent.header.timestamp ? now : parent.header.timestamp + 1n;
  }

  /** Waits for the block that is being made. */
  async settle(): Promise<void> {
    await this.#queue;
  }
}

const storedOf = (block: Block): StoredBlock => ({
  number: Number(block.header.number),
  hash: bytesToHex(block.hash()),
  rlp: block.serialize(),
  txHash: null,
  receipt: null,
});
