import { RpcError } from "./rpc-error";
import { type LoggedBlock, logsInWords } from "./words";

/** Which logs a caller wants, as eth_getLogs has it. */
export type LogWish = {
  readonly fromBlock?: string;
  readonly toBlock?: string;
  readonly blockHash?: string;
  readonly address?: string | readonly string[];
  readonly topics?: readonly (string | readonly string[] | null)[];
};

/** How many blocks one question may read; nodes of others ask for the same restraint. */
const MAX_BLOCKS = 10_000;

const among = (value: string, wanted: string | readonly string[]): boolean =>
  [wanted].flat().some((one) => String(one).toLowerCase() === value.toLowerCase());

/** The logs of a block that a caller wants: each topic one of several, null for any. */
export const logsWanted = (read: LoggedBlock, { address, topics = [] }: LogWish): object[] =>
  logsInWords(read).filter(
    (log) =>
      (address === undefined || among(log.address, address)) &&
      topics.length <= log.topics.length &&
      topics.every((wanted, at) => wanted === null || among(String(log.topics[at]), wanted)),
  );

/**
 * The logs of a range of blocks.
 * @param read a block by its number
 * @throws RpcError for a range that is too long
 */
export function logsBetween(
  wish: LogWish,
  { first, last }: { first: number; last: number },
  read: (number: number) => LoggedBlock | undefined,
): object[] {
  if (last - first >= MAX_BLOCKS) {
    throw new RpcError(-32_005, `at most ${MAX_BLOCKS} blocks at once`);
  }
  const found: object[] = [];
  for (let number = first; number <= last; number++) {
    const block = read(number);
    if (block) found.push(...logsWanted(block, wish));
  }
  return found;
}
