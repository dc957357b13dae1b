import type { Block } from "@ethereumjs/block";
import { getMerkleStateProof } from "@ethereumjs/statemanager";
import type { TypedTransaction } from "@ethereumjs/tx";
import { bigIntToHex, bytesToHex, createAddressFromString, hexToBytes } from "@ethereumjs/util";
import type { BlockStore } from "./block-store";
import { EMBEDDED_CHAIN_ID, type Machine } from "./machine";

/** A request as EIP-1193 describes it. */
export type RpcRequest = { readonly method: string; readonly params?: unknown };

/** An error as JSON-RPC words it; code 3 carries what a contract answered when it refused. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  constructor(
    readonly code: number,
    message: string,
    readonly data?: string,
  ) {
    super(message);
  }
}

const INTRINSIC_GAS = 21_000n;
/** Per byte of calldata, with room for the code that a deployment leaves. Only a bound is wanted. */
const GAS_PER_BYTE = 232n;

type Call = { from?: string; to?: string; data?: string; input?: string };
type Hex = `0x${string}`;

const hex = (value: number | bigint): string => bigIntToHex(BigInt(value));

/** Answers the methods of JSON-RPC that an Ethereum client needs to read, send and prove. */
export function embeddedRpc(machine: Machine, store: BlockStore) {
  function blockAt(tag: unknown): Block | undefined {
    if (tag === undefined || tag === "latest" || tag === "pending") return machine.latest();
    if (tag === "safe" || tag === "finalized") return machine.latest();
    if (tag === "earliest") return blockAt("0x0");
    const text = String(tag);
    const stored =
      text.length === 66 ? store.find({ hash: text }) : store.find({ number: Number(text) });
    return stored && machine.blockOf(stored);
  }
  function knownBlock(tag: unknown): Block {
    const block = blockAt(tag);
    if (!block) throw new RpcError(-32_000, "header not found");
    return block;
  }
  async function call({ from, to, data, input }: Call, tag: unknown) {
    const bytes = hexToBytes((input ?? data ?? "0x") as Hex);
    const result = await machine.call({ from, to, data: bytes }, knownBlock(tag));
    if (!result.isReverted) return { ...result, bytes };
    throw new RpcError(3, "execution reverted", bytesToHex(result.returned));
  }
  const accountAt = async (address: unknown, tag: unknown) =>
    (await machine.stateAt(knownBlock(tag))).getAccount(createAddressFromString(String(address)));

  const methods: { readonly [method: string]: (params: readonly unknown[]) => unknown } = {
    eth_chainId: () => hex(EMBEDDED_CHAIN_ID),
    net_version: () => String(EMBEDDED_CHAIN_ID),
    web3_clientVersion: () => "vouchsafe/embedded",
    eth_syncing: () => false,
    eth_accounts: () => [],
    eth_blockNumber: () => hex(machine.latest().header.number),
    eth_gasPrice: () => hex(machine.latest().header.calcNextBaseFee() * 2n),
    eth_maxPriorityFeePerGas: () => "0x0",
    eth_call: async ([asked, tag]) => bytesToHex((await call(asked as Call, tag)).returned),
    eth_estimateGas: async ([asked, tag]) => {
      const { gasUsed, bytes } = await call(asked as Call, tag);
      return hex(INTRINSIC_GAS + gasUsed + BigInt(bytes.length) * GAS_PER_BYTE);
    },
    eth_getBalance: async ([address, tag]) => hex((await accountAt(address, tag))?.balance ?? 0n),
    eth_getTransactionCount: async ([address, tag]) =>
      hex((await accountAt(address, tag))?.nonce ?? 0n),
    eth_getCode: async ([address, tag]) => {
      const state = await machine.stateAt(knownBlock(tag));
      return bytesToHex(await state.getCode(createAddressFromString(String(address))));
    },
    eth_getProof: async ([address, slots, tag]) => {
      const state = await machine.stateAt(knownBlock(tag));
      const keys = (slots as Hex[]).map((slot) => hexToBytes(slot));
      return getMerkleStateProof(state, createAddressFromString(String(address)), keys);
    },
    eth_getBlockByNumber: ([tag, isFull]) => blockInWords(blockAt(tag), isFull === true),
    eth_getBlockByHash: ([hash, isFull]) => blockInWords(blockAt(hash), isFull === true),
    eth_sendRawTransaction: async ([raw]) => {
      try {
        return await machine.mine(hexToBytes(raw as Hex));
      } catch (error) {
        throw new RpcError(-32_000, (error as Error).message);
      }
    },
    eth_getTransactionReceipt: ([hash]) => {
      const receipt = store.find({ txHash: String(hash) })?.receipt;
      return receipt ? JSON.parse(receipt) : null;
    },
    eth_getTransactionByHash: ([hash]) => {
      const stored = store.find({ txHash: String(hash) });
      const block = stored && machine.blockOf(stored);
      return block ? transactionInWords(block, block.transactions[0] as TypedTransaction) : null;
    },
  };
  return async ({ method, params }: RpcRequest): Promise<unknown> => {
    const answer = methods[method];
    if (!answer) throw new RpcError(-32_601, `the method ${method} does not exist`);
    return answer(Array.isArray(params) ? params : []);
  };
}

function blockInWords(block: Block | undefined, isFull: boolean): unknown {
  if (!block) return null;
  const transactions = block.transactions.map((tx) =>
    isFull ? transactionInWords(block, tx) : bytesToHex(tx.hash()),
  );
  const { header } = block;
  const { coinbase, uncleHash, transactionsTrie, receiptTrie, logsBloom, ...rest } =
    header.toJSON();
  return {
    ...rest,
    miner: coinbase,
    sha3Uncles: uncleHash,
    transactionsRoot: transactionsTrie,
    receiptsRoot: receiptTrie,
    logsBloom,
    hash: bytesToHex(block.hash()),
    totalDifficulty: "0x0",
    size: hex(block.serialize().length),
    transactions,
    uncles: [],
    withdrawals: [],
  };
}

function transactionInWords(block: Block, tx: TypedTransaction): unknown {
  const { data, gasLimit, ...rest } = tx.toJSON();
  return {
    ...rest,
    input: data,
    gas: gasLimit,
    gasPrice: rest.maxFeePerGas ?? rest.gasPrice,
    to: rest.to ?? null,
    hash: bytesToHex(tx.hash()),
    from: tx.getSenderAddress().toString(),
    blockHash: bytesToHex(block.hash()),
    blockNumber: bigIntToHex(block.header.number),
    transactionIndex: "0x0",
  };
}
