import type { ChainReading, Methods } from "./chain-reading";
import { Filters } from "./filters";
import { type LogWish, logsBetween, logsWanted } from "./logs";

/** Methods that tell what contracts said, at once or as it comes. */
export function logMethods({ newest, logged, at, known }: ChainReading): Methods {
  const filters = new Filters();
  const now = () => ({ newest: newest(), at: Date.now() });
  const numberOf = (tag: unknown, fallback: number): number =>
    tag === undefined || tag === null
      ? fallback
      : Number(at(tag)?.block.header.number ?? Number(tag));
  function logs(wish: LogWish): object[] {
    if (wish.blockHash !== undefined) return logsWanted(known(wish.blockHash), wish);
    const last = Math.min(numberOf(wish.toBlock, newest()), newest());
    return logsBetween(wish, { first: numberOf(wish.fromBlock, last), last }, logged);
  }
  const wishOf = (asked: unknown): LogWish =>
    typeof asked === "object" && asked !== null ? (asked as LogWish) : {};
  return {
    eth_getLogs: ([asked]) => logs(wishOf(asked)),
    eth_newFilter: ([asked]) => filters.open(wishOf(asked), now()),
    eth_newBlockFilter: () => filters.open("blocks", now()),
    eth_uninstallFilter: ([id]) => filters.close(String(id)),
    eth_getFilterLogs: ([id]) => {
      const wish = filters.wishOf(String(id));
      return wish === "blocks" ? [] : logs(wish);
    },
    eth_getFilterChanges: ([id]) => {
      const { wish, first } = filters.news(String(id), now());
      const last = newest();
      if (wish !== "blocks") return logsBetween(wish, { first, last }, logged);
      const blocks = Array.from({ length: last - first + 1 }, (_, at) => logged(first + at));
      return blocks.map((block) => block?.hash);
    },
  };
}
