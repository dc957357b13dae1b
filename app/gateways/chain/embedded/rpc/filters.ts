import { randomBytes } from "node:crypto";
import type { LogWish } from "./logs";
import { RpcError } from "./rpc-error";

/** What a caller follows, and the last block that it was told about. */
type Filter = { readonly wish: LogWish | "blocks"; told: number; usedAt: number };

const MAX_FILTERS = 64;
/** Clients that went away do not say so. */
const FORGET_AFTER_MS = 5 * 60_000;

/** What changed since a caller asked last: the wish and the blocks it has not heard of. */
export type News = { readonly wish: LogWish | "blocks"; readonly first: number };

/** The filters of all callers; they live in memory and end with the process, as with other nodes. */
export class Filters {
  readonly #filters = new Map<string, Filter>();

  /** @param newest the newest block's number @returns the filter's id */
  open(wish: LogWish | "blocks", { newest, at }: { newest: number; at: number }): string {
    for (const [id, filter] of this.#filters) {
      if (at - filter.usedAt > FORGET_AFTER_MS) this.#filters.delete(id);
    }
    if (this.#filters.size >= MAX_FILTERS) throw new RpcError(-32_005, "too many filters");
    const id = `0x${randomBytes(16).toString("hex")}`;
    this.#filters.set(id, { wish, told: newest, usedAt: at });
    return id;
  }

  close(id: string): boolean {
    return this.#filters.delete(id);
  }

  wishOf(id: string): LogWish | "blocks" {
    return this.#known(id).wish;
  }

  /** Answers what is new for a filter and remembers that it was told. */
  news(id: string, { newest, at }: { newest: number; at: number }): News {
    const filter = this.#known(id);
    const first = filter.told + 1;
    filter.told = newest;
    filter.usedAt = at;
    return { wish: filter.wish, first };
  }

  #known(id: string): Filter {
    const filter = this.#filters.get(id);
    if (!filter) throw new RpcError(-32_000, "filter not found");
    return filter;
  }
}
