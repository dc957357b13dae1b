/** Chance that falls the same on every machine: a small seeded generator (mulberry32). */
export type Dice = {
  /** A whole number from 0 to `sides − 1`. */
  roll(sides: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Some different items, in the order of the list. */
  some<Item>(items: readonly Item[], count: number): Item[];
  chance(percent: number): boolean;
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (sides: number): number => Math.floor(next() * sides);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[roll(items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = items.map((_, i) => i);
    const taken: number[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(...left.splice(roll(left.length), 1));
    return taken.sort((a, b) => a - b).flatMap((i) => items.slice(i, i + 1));
  };
  return { roll, pick, some, chance: (percent) => roll(100) < percent };
}
