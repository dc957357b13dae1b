import type { Block } from "@ethereumjs/block";
import { invalidParams } from "./rpc-error";
import { quantity } from "./words";

const MAX_BLOCKS = 1_024;
/** Percentiles of rewards in one question. Source: geth, maxQueryLimit */
const MAX_REWARDS = 100;

/**
 * The fees of past blocks, as eth_feeHistory tells them. Nobody has to pay a tip here.
 * @param blockAt a block by its number
 */
export function feeHistory(
  { count, newest, rewards }: { count: number; newest: Block; rewards: readonly unknown[] },
  blockAt: (number: number) => Block | undefined,
): object {
  if (rewards.length > MAX_REWARDS) throw invalidParams(`at most ${MAX_REWARDS} percentiles`);
  const last = Number(newest.header.number);
  const first = Math.max(0, last - Math.min(count, MAX_BLOCKS) + 1);
  const blocks: Block[] = [];
  for (let number = first; number <= last; number++) {
    const block = blockAt(number);
    if (block) blocks.push(block);
  }
  return {
    oldestBlock: quantity(first),
    baseFeePerGas: [
      ...blocks.map(({ header }) => quantity(header.baseFeePerGas ?? 0n)),
      quantity(newest.header.calcNextBaseFee()),
    ],
    gasUsedRatio: blocks.map(({ header }) => Number(header.gasUsed) / Number(header.gasLimit)),
    ...(rewards.length > 0 ? { reward: blocks.map(() => rewards.map(() => "0x0")) } : {}),
  };
}
