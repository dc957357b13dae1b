/** Sends signed notices the way the real world does: twice, late, in another order, or never. */
import { createHmac } from "node:crypto";
import type { DoubleEvent, Memory } from "./ledger-of-double";

/** How notices go out. Shares are between 0 and 1 and drawn from the seed. */
export type DeliveryPlan = {
  /** `hold` keeps every notice until a test delivers it by hand. */
  readonly mode: "send" | "hold";
  readonly seed: number;
  readonly duplicateShare: number;
  readonly dropShare: number;
  /** Notices wait up to this long, each its own time, so that they overtake each other. */
  readonly delayMs: number;
};

export const PROMPT: DeliveryPlan = {
  mode: "send",
  seed: 1,
  duplicateShare: 0,
  dropShare: 0,
  delayMs: 0,
};

/** Mulberry32: the same numbers for the same seed on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The `stripe-signature` header over these bytes. @param at UTC seconds */
export function signatureOf(payload: string, secret: string, at: number): string {
  const mac = createHmac("sha256", secret).update(`${at}.${payload}`).digest("hex");
  return `t=${at},v1=${mac}`;
}

export class Deliveries {
  private plan = PROMPT;
  private random = seeded(PROMPT.seed);
  private handed = 0;
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly memory: Memory,
    private readonly target: { url: string | null; readonly secret: string },
  ) {}

  follow(plan: Partial<DeliveryPlan>): void {
    this.plan = { ...PROMPT, ...plan };
    this.random = seeded(this.plan.seed);
  }

  sendTo(url: string | null): void {
    this.target.url = url;
  }

  /** Sends what happened since the last call, as the plan says. */
  handOver(): void {
    const events = this.memory.events.slice(this.handed);
    this.handed = this.memory.events.length;
    if (this.plan.mode === "hold" || !this.target.url) return;
    for (const event of events) {
      const copies = this.random() < this.plan.duplicateShare ? 2 : 1;
      if (this.random() < this.plan.dropShare) continue;
      for (let copy = 0; copy < copies; copy += 1) this.sendLater(event);
    }
  }

  private sendLater(event: DoubleEvent): void {
    const sending = new Promise<void>((resolve) => {
      const timer = setTimeout(
        () => {
          this.timers.delete(timer);
          this.deliver(event).then(
            () => resolve(),
            () => resolve(), // Nobody listens; the real sender would try again for three days.
          );
        },
        Math.floor(this.random() * this.plan.delayMs),
      );
      this.timers.add(timer);
    });
    this.running.add(sending);
    void sending.then(() => this.running.delete(sending));
  }

  /** Sends one notice now. @returns the status that the receiver answered */
  async deliver(event: DoubleEvent): Promise<number> {
    if (!this.target.url) throw new Error("no address for notices");
    const payload = JSON.stringify(event);
    const answer = await fetch(this.target.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureOf(payload, this.target.secret, this.memory.now()),
      },
      body: payload,
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** Waits until every notice that is under way has arrived. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
