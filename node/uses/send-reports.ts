import type { QueuedReport, ReportQueue } from "./report-queue";

/** What the hub said to one report. */
export type Answer =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly code: string; readonly text: string }
  /** Nothing was decided: the hub is away, busy, or our clock runs ahead of its. */
  | { readonly kind: "later"; readonly code: string; readonly waitMs: number };

export type SendOptions = {
  /** Where the hub takes reports: its address and `/api/uses`. */
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
  readonly fetch?: typeof globalThis.fetch;
};

const ANSWER_WITHIN_MS = 20_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** Refusals that time may change without anybody doing anything. */
const PASSING = new Set(["use-in-future"]);

function codeIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown } };
    return typeof error?.code === "string" ? error.code : "unknown";
  } catch {
    return "unknown";
  }
}

/** Sends one report and says what became of it. Never throws. */
export async function sendReport(
  { signed }: QueuedReport,
  { url, signal, fetch = globalThis.fetch }: SendOptions,
): Promise<Answer> {
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "error",
      headers: { "Content-Type": "application/jose", Accept: "application/json" },
      body: signed,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const text = await answer.text();
    if (answer.status === 200 || answer.status === 201) return { kind: "taken" };
    const code = codeIn(text);
    // 401: the key may only wait to be registered. The report itself is not judged yet.
    const isOpen = answer.status >= 500 || [401, 408, 425, 429].includes(answer.status);
    if (!isOpen && !PASSING.has(code)) return { kind: "refused", code, text };
    const seconds = Number(answer.headers.get("retry-after") ?? 0);
    return { kind: "later", code, waitMs: Number.isFinite(seconds) ? seconds * 1_000 : 0 };
  } catch {
    return { kind: "later", code: "no-answer", waitMs: 0 };
  }
}

export type Told = (report: QueuedReport, answer: Answer) => void;

/**
 * Sends everything that waits, oldest use first. An undecided answer ends the round, because the
 * next report would meet the same; a refused report is put aside and the others go on.
 * @returns how long the hub wants us to wait, or null when nothing waits any more
 */
export async function sendRound(
  queue: ReportQueue,
  options: SendOptions & { readonly tell: Told },
): Promise<number | null> {
  for (;;) {
    const reports = await queue.waiting(50);
    if (reports.length === 0) return null;
    let isBlocked: number | null = null;
    let undecided = 0;
    for (const report of reports) {
      if (options.signal?.aborted) return 0;
      const answer = await sendReport(report, options);
      options.tell(report, answer);
      if (answer.kind === "taken") await queue.taken(report);
      else if (answer.kind === "refused") await queue.refused(report, answer.text);
      else if (PASSING.has(answer.code)) undecided += 1;
      else isBlocked = answer.waitMs;
      if (isBlocked !== null) return isBlocked;
    }
    // Only reports from the future are left: their time comes by itself.
    if (undecided > 0) return 0;
  }
}

/** Sends until nothing waits, however long the hub is away. Waits longer after each vain round. */
export async function sendUntilTaken(
  queue: ReportQueue,
  options: SendOptions & {
    readonly tell: Told;
    /** Resolves after so many milliseconds, or at once when the work shall end. */
    wait(ms: number): Promise<void>;
  },
): Promise<void> {
  let pause = FIRST_WAIT_MS;
  while (!options.signal?.aborted) {
    const before = (await queue.count()).waiting;
    const asked = await sendRound(queue, options);
    if (asked === null) return;
    if ((await queue.count()).waiting < before) pause = FIRST_WAIT_MS;
    await options.wait(Math.max(asked, pause));
    pause = Math.min(pause * 2, LONGEST_WAIT_MS);
  }
}
