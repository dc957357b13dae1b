/**
 * Sets of small whole numbers (positions of datasets) as bits: and, or and count over 100,000
 * datasets take microseconds. All sets may differ in length; what is beyond the end is absent.
 */
export type Bitset = Uint32Array<ArrayBuffer>;

export const bitsetFor = (positions: number): Bitset => new Uint32Array((positions + 31) >>> 5);

export const hasBit = (set: Bitset, position: number): boolean =>
  (((set[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1;

export function setBit(set: Bitset, position: number): void {
  const word = position >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (position & 31));
}

export function clearBit(set: Bitset, position: number): void {
  const word = position >>> 5;
  set[word] = (set[word] ?? 0) & ~(1 << (position & 31));
}

/** A copy with room for more positions. */
export function grown(set: Bitset, positions: number): Bitset {
  const larger = bitsetFor(positions);
  larger.set(set.subarray(0, larger.length));
  return larger;
}

/** Keeps in `target` what is in `other` too. */
export function keepCommon(target: Bitset, other: Bitset): void {
  for (let word = 0; word < target.length; word += 1) {
    target[word] = (target[word] ?? 0) & (other[word] ?? 0);
  }
}

/** Adds to `target` what is in `other`, as far as `target` reaches. */
export function addAll(target: Bitset, other: Bitset): void {
  const words = Math.min(target.length, other.length);
  for (let word = 0; word < words; word += 1) {
    target[word] = (target[word] ?? 0) | (other[word] ?? 0);
  }
}

/** Number of bits in a word, counted in parallel. Source: Hacker's Delight, §5-1 */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(set: Bitset): number {
  let count = 0;
  for (let word = 0; word < set.length; word += 1) count += bitsIn(set[word] ?? 0);
  return count;
}

/** How many positions are in both. */
export function countCommon(one: Bitset, other: Bitset): number {
  const words = Math.min(one.length, other.length);
  let count = 0;
  for (let word = 0; word < words; word += 1) {
    count += bitsIn((one[word] ?? 0) & (other[word] ?? 0));
  }
  return count;
}

/** Members from the highest down: `limit` of them after the first `offset`. */
export function highest(
  set: Bitset,
  { offset, limit }: { offset: number; limit: number },
): number[] {
  const found: number[] = [];
  let toSkip = offset;
  for (let word = set.length - 1; word >= 0 && found.length < limit; word -= 1) {
    let bits = set[word] ?? 0;
    const count = bitsIn(bits);
    if (count <= toSkip) {
      toSkip -= count;
      continue;
    }
    while (bits !== 0 && found.length < limit) {
      const bit = 31 - Math.clz32(bits);
      bits = (bits & ~(1 << bit)) >>> 0;
      if (toSkip > 0) toSkip -= 1;
      else found.push(word * 32 + bit);
    }
  }
  return found;
}

/** Reads `12,7,40` into a set; the engines hand whole match sets over as one text of numbers. */
export function bitsetFromList(list: string, positions: number): Bitset {
  const set = bitsetFor(positions);
  let number = -1;
  for (let at = 0; at <= list.length; at += 1) {
    const digit = at < list.length ? list.charCodeAt(at) - 48 : -1;
    if (digit >= 0) number = (number < 0 ? 0 : number * 10) + digit;
    else {
      // A dataset listed after the index was read is not in it yet.
      if (number >= 0 && number < positions) setBit(set, number);
      number = -1;
    }
  }
  return set;
}
