import type { DataUseTerm } from "../terms/match-terms";
import {
  addAll,
  type Bitset,
  bitsetFor,
  clearBit,
  countBits,
  grown,
  hasBit,
  setBit,
} from "./bitset";
import { FACETS, type Facet, facetValuesOf, type IndexedDataset } from "./facets";

/** Room is added in steps, so that listing one dataset does not copy every set. */
const ROOM_STEP = 4_096;

type Kept = Pick<IndexedDataset, "priceKrw" | "personCount">;

/**
 * All listed datasets as sets of bits, one for each facet value and one for each distinct list of
 * terms, in the memory of one process. Built from rows, kept current by revision; it holds no text.
 * Source: docs/decisions/053-catalogue-index.md
 */
export class CatalogueIndex {
  #room = ROOM_STEP;
  #listed: Bitset = bitsetFor(ROOM_STEP);
  readonly #values = new Map<Facet, Map<string, Bitset>>(FACETS.map((facet) => [facet, new Map()]));
  readonly #terms = new Map<string, { terms: readonly DataUseTerm[]; set: Bitset }>();
  readonly #kept = new Map<number, Kept>();
  #byPrice: Uint32Array | undefined;
  #byPersons: Uint32Array | undefined;

  /** Positions are below this number. */
  get room(): number {
    return this.#room;
  }

  get listed(): Bitset {
    return this.#listed;
  }

  get size(): number {
    return countBits(this.#listed);
  }

  /** Adds a listed dataset, or replaces what is known of it. */
  put(dataset: IndexedDataset): void {
    this.remove(dataset.sequence);
    this.#makeRoomFor(dataset.sequence);
    const values = facetValuesOf(dataset);
    for (const facet of FACETS) {
      for (const value of values[facet]) setBit(this.#setOf(facet, value), dataset.sequence);
    }
    const termsKey = JSON.stringify(dataset.terms);
    const known = this.#terms.get(termsKey) ?? { terms: dataset.terms, set: bitsetFor(this.#room) };
    setBit(known.set, dataset.sequence);
    this.#terms.set(termsKey, known);
    this.#kept.set(dataset.sequence, {
      priceKrw: dataset.priceKrw,
      personCount: dataset.personCount,
    });
    setBit(this.#listed, dataset.sequence);
    this.#forgetOrders();
  }

  /** Takes a withdrawn dataset out. */
  remove(sequence: number): void {
    if (!this.#kept.delete(sequence)) return;
    for (const values of this.#values.values()) {
      for (const set of values.values()) clearBit(set, sequence);
    }
    for (const { set } of this.#terms.values()) clearBit(set, sequence);
    clearBit(this.#listed, sequence);
    this.#forgetOrders();
  }

  /** The datasets under one value; undefined where no dataset ever was. */
  under(facet: Facet, value: string): Bitset | undefined {
    return this.#values.get(facet)?.get(value);
  }

  valuesOf(facet: Facet): ReadonlyMap<string, Bitset> {
    return this.#values.get(facet) ?? new Map();
  }

  /** The datasets whose terms fulfil a condition; it is asked once for each distinct list of terms. */
  withTerms(condition: (terms: readonly DataUseTerm[]) => boolean): Bitset {
    const found = bitsetFor(this.#room);
    for (const { terms, set } of this.#terms.values()) {
      if (condition(terms)) addAll(found, set);
    }
    return found;
  }

  /** All positions, cheapest first; equal prices newest first. */
  byPrice(): Uint32Array {
    this.#byPrice ??= this.#ordered((kept) => kept.priceKrw);
    return this.#byPrice;
  }

  /** All positions, most persons first; unknown numbers last. */
  byPersons(): Uint32Array {
    this.#byPersons ??= this.#ordered((kept) => -(kept.personCount ?? -1));
    return this.#byPersons;
  }

  #ordered(key: (kept: Kept) => number): Uint32Array {
    const rows = Array.from(this.#kept, ([sequence, kept]) => ({ sequence, key: key(kept) }));
    rows.sort((a, b) => a.key - b.key || b.sequence - a.sequence);
    return Uint32Array.from(rows, (row) => row.sequence);
  }

  #forgetOrders(): void {
    this.#byPrice = undefined;
    this.#byPersons = undefined;
  }

  #setOf(facet: Facet, value: string): Bitset {
    const values = this.#values.get(facet);
    const set = values?.get(value) ?? bitsetFor(this.#room);
    values?.set(value, set);
    return set;
  }

  #makeRoomFor(sequence: number): void {
    if (sequence < this.#room) return;
    // Half as much again, so that filling a large catalogue copies each set a few times only.
    this.#room = Math.ceil(Math.max(sequence + 1, this.#room * 1.5) / ROOM_STEP) * ROOM_STEP;
    this.#listed = grown(this.#listed, this.#room);
    for (const values of this.#values.values()) {
      for (const [value, set] of values) values.set(value, grown(set, this.#room));
    }
    for (const known of this.#terms.values()) known.set = grown(known.set, this.#room);
  }
}

/** Positions of one order that are in the set: `limit` of them after the first `offset`. */
export function pageOf(
  order: Iterable<number>,
  set: Bitset,
  { offset, limit }: { offset: number; limit: number },
): number[] {
  const found: number[] = [];
  let toSkip = offset;
  for (const position of order) {
    if (!hasBit(set, position)) continue;
    if (toSkip > 0) toSkip -= 1;
    else if (found.push(position) >= limit) break;
  }
  return found;
}
