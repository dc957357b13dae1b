import { type Instant, instantOf } from "~/domain/shared/instant";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Offices open at nine; what happens on one day happens a few minutes apart. */
const OPENS_AT = 9 * HOUR_MS;
const APART = 11 * MINUTE_MS;

type Sleeper = { readonly at: Instant; readonly wake: (now: Instant) => void };

/**
 * Lets several stories happen side by side in the order of their moments, one step at a time, so
 * that the log of the demo world tells them as a real one would.
 */
export class StoryClock {
  readonly #sleepers: Sleeper[] = [];
  #awake = 0;
  #last = 0;

  /** Waits until every earlier step of the other stories is done. @returns the moment it is then */
  until(at: Instant): Promise<Instant> {
    return new Promise((wake) => {
      this.#sleepers.push({ at, wake });
      this.#awake -= 1;
      this.#next();
    });
  }

  /** Plays stories to their ends. @throws what the first failing story throws */
  async play(stories: readonly (() => Promise<void>)[]): Promise<void> {
    this.#awake = stories.length;
    await Promise.all(
      stories.map(async (story) => {
        await story();
        this.#awake -= 1;
        this.#next();
      }),
    );
  }

  #next(): void {
    if (this.#awake > 0 || this.#sleepers.length === 0) return;
    const earliest = Math.min(...this.#sleepers.map((one) => one.at));
    // Among equals the one that has waited longest.
    const place = this.#sleepers.findIndex((one) => one.at === earliest);
    const [sleeper] = this.#sleepers.splice(place, 1);
    if (!sleeper) return;
    this.#awake += 1;
    this.#last = Math.max(sleeper.at + OPENS_AT, this.#last + APART);
    sleeper.wake(instantOf(this.#last));
  }
}
