import type { Block } from "@ethereumjs/block";
import type { TypedTransaction } from "@ethereumjs/tx";
import { bigIntToHex, bytesToHex } from "@ethereumjs/util";
import type { RunTxResult } from "@ethereumjs/vm";

/** The receipt of a block's only transaction, in the words of JSON-RPC, as JSON. */
export function receiptOf({
  block,
  tx,
  result,
}: {
  block: Block;
  tx: TypedTransaction;
  result: RunTxResult;
}): string {
  const place = {
    blockHash: bytesToHex(block.hash()),
    blockNumber: bigIntToHex(block.header.number),
    transactionHash: bytesToHex(tx.hash()),
    transactionIndex: "0x0",
  };
  const logs = result.receipt.logs.map(([address, topics, data], index) => ({
    ...place,
    address: bytesToHex(address),
    topics: topics.map((topic) => bytesToHex(topic)),
    data: bytesToHex(data),
    logIndex: bigIntToHex(BigInt(index)),
    removed: false,
  }));
  return JSON.stringify({
    ...place,
    type: bigIntToHex(BigInt(tx.type)),
    status: result.execResult.exceptionError === undefined ? "0x1" : "0x0",
    from: tx.getSenderAddress().toString(),
    to: tx.to?.toString() ?? null,
    contractAddress: result.createdAddress?.toString() ?? null,
    gasUsed: bigIntToHex(result.totalGasSpent),
    cumulativeGasUsed: bigIntToHex(result.totalGasSpent),
    effectiveGasPrice: bigIntToHex(
      result.totalGasSpent === 0n ? 0n : result.amountSpent / result.totalGasSpent,
    ),
    logsBloom: bytesToHex(result.bloom.bitvector),
    logs,
  });
}
