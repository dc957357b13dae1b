import type { ChainReading, Methods } from "./chain-reading";
import { feeHistory } from "./fee-history";
import {
  blockInWords,
  quantity,
  type ReadBlock,
  receiptInWords,
  transactionInWords,
} from "./words";

/** Methods that show blocks, transactions and receipts. */
export function blockMethods({
  newest,
  numbered,
  at,
  known,
  ofTransaction,
}: ChainReading): Methods {
  const words = (block: ReadBlock | undefined, isFull: unknown): object | null =>
    block ? blockInWords(block, isFull === true) : null;
  const countIn = (tag: unknown): string | null => {
    const block = at(tag);
    return block ? quantity(block.tx ? 1 : 0) : null;
  };
  const transactionIn = (tag: unknown, index: unknown): object | null => {
    const block = at(tag);
    return block && Number(index) === 0 ? transactionInWords(block) : null;
  };
  return {
    eth_blockNumber: () => quantity(newest()),
    eth_getBlockByNumber: ([tag, isFull]) => words(at(tag), isFull),
    eth_getBlockByHash: ([hash, isFull]) => words(at(hash), isFull),
    eth_getBlockTransactionCountByNumber: ([tag]) => countIn(tag),
    eth_getBlockTransactionCountByHash: ([hash]) => countIn(hash),
    eth_getUncleCountByBlockNumber: ([tag]) => (at(tag) ? "0x0" : null),
    eth_getUncleCountByBlockHash: ([hash]) => (at(hash) ? "0x0" : null),
    eth_getTransactionByBlockNumberAndIndex: ([tag, index]) => transactionIn(tag, index),
    eth_getTransactionByBlockHashAndIndex: ([hash, index]) => transactionIn(hash, index),
    eth_getTransactionByHash: ([hash]) => {
      const block = ofTransaction(hash);
      return block ? transactionInWords(block) : null;
    },
    eth_getTransactionReceipt: ([hash]) => {
      const block = ofTransaction(hash);
      return block ? receiptInWords(block) : null;
    },
    eth_getBlockReceipts: ([tag]) => {
      const block = at(tag);
      if (!block) return null;
      return block.tx ? [receiptInWords(block)] : [];
    },
    eth_feeHistory: ([count, tag, rewards]) =>
      feeHistory(
        {
          count: Number(count),
          newest: known(tag).block,
          rewards: Array.isArray(rewards) ? rewards : [],
        },
        (number) => numbered(number)?.block,
      ),
  };
}
