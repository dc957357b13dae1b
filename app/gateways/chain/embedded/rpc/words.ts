/** Blocks, transactions, receipts and logs in the words of Ethereum's JSON-RPC. */
import type { Block } from "@ethereumjs/block";
import type { TypedTransaction } from "@ethereumjs/tx";
import { bigIntToHex, bytesToHex, createContractAddress } from "@ethereumjs/util";
import type { StoredBlock } from "../block-store";
import { decodeReceipt, type Log, type Receipt } from "../receipt";

/** A number as JSON-RPC writes it. */
export const quantity = (value: number | bigint): string => bigIntToHex(BigInt(value));

/** What is known of a block without taking it apart. */
export type LoggedBlock = {
  readonly number: number;
  readonly hash: string;
  readonly txHash: string | null;
  readonly receipt: Receipt | undefined;
};

/** A block with what its only transaction came to; block 0 has neither. */
export type ReadBlock = LoggedBlock & {
  readonly block: Block;
  readonly tx: TypedTransaction | undefined;
};

export const loggedBlock = ({ number, hash, txHash, receipt }: StoredBlock): LoggedBlock => ({
  number,
  hash,
  txHash,
  receipt: receipt ? decodeReceipt(receipt) : undefined,
});

export const readBlock = (block: Block, stored: StoredBlock): ReadBlock => ({
  ...loggedBlock(stored),
  block,
  tx: block.transactions[0],
});

export function blockInWords(read: ReadBlock, isFull: boolean): object {
  const { block, hash, txHash } = read;
  const { coinbase, uncleHash, transactionsTrie, receiptTrie, ...rest } = block.header.toJSON();
  const transactions = txHash === null ? [] : [isFull ? transactionInWords(read) : txHash];
  return {
    ...rest,
    miner: coinbase,
    sha3Uncles: uncleHash,
    transactionsRoot: transactionsTrie,
    receiptsRoot: receiptTrie,
    hash,
    totalDifficulty: "0x0",
    size: quantity(block.serialize().length),
    transactions,
    uncles: [],
    withdrawals: [],
  };
}

/** What a transaction pays for a unit of gas in its block. Source: EIP-1559 */
function gasPriceOf({ block, tx }: ReadBlock): bigint {
  const baseFee = block.header.baseFeePerGas ?? 0n;
  return tx === undefined ? 0n : baseFee + tx.getEffectivePriorityFee(baseFee);
}

export function transactionInWords(read: ReadBlock): object | null {
  const { block, hash, tx, txHash } = read;
  if (!tx) return null;
  const { data, gasLimit, ...rest } = tx.toJSON();
  return {
    ...rest,
    type: quantity(tx.type),
    input: data,
    gas: gasLimit,
    gasPrice: quantity(gasPriceOf(read)),
    to: rest.to ?? null,
    hash: txHash,
    from: tx.getSenderAddress().toString(),
    blockHash: hash,
    blockNumber: quantity(block.header.number),
    transactionIndex: "0x0",
  };
}

const placeOf = ({ number, hash, txHash }: LoggedBlock) => ({
  blockHash: hash,
  blockNumber: quantity(number),
  transactionHash: txHash,
  transactionIndex: "0x0",
});

/** The logs of a block, in their order. */
export const logsInWords = (read: LoggedBlock): (Log & { readonly logIndex: string })[] =>
  (read.receipt?.logs ?? []).map((log, index) => ({
    ...placeOf(read),
    ...log,
    logIndex: quantity(index),
    removed: false,
  }));

export function receiptInWords(read: ReadBlock): object | null {
  const { block, tx, receipt } = read;
  if (!tx || !receipt) return null;
  const from = tx.getSenderAddress();
  return {
    ...placeOf(read),
    type: quantity(tx.type),
    status: receipt.isAccepted ? "0x1" : "0x0",
    from: from.toString(),
    to: tx.to?.toString() ?? null,
    contractAddress: tx.to ? null : createContractAddress(from, tx.nonce).toString(),
    gasUsed: quantity(receipt.gasUsed),
    cumulativeGasUsed: quantity(receipt.gasUsed),
    effectiveGasPrice: quantity(gasPriceOf(read)),
    logsBloom: bytesToHex(block.header.logsBloom),
    logs: logsInWords(read),
  };
}
