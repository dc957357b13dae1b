/**
 * The loops beside the requests: woken by commands and by the clock, one process of a lane after
 * another.
 * Among several hub processes a lease says who runs what. Source: docs/decisions/016-processes.md
 */
import { faultTrace } from "~/domain/shared/fault-trace";
import { instantOf } from "~/domain/shared/instant";
import { endLease, findLease, takeLease } from "~db/repositories/waiting/leases";
import type { Process, ProcessContext } from "./process.server";

export type ProcessesOptions<Context extends ProcessContext> = {
  readonly processes: readonly Process<Context>[];
  /**
   * Who we are among several hub processes. An embedded store has one hub, whose name stays the
   * same, so that a restart after a crash goes on at once.
   */
  readonly holder: string;
  /** Calls back when there may be work; answers how to stop that. */
  onWake(listener: () => void): () => void;
  /** How long the loop sleeps when nobody wakes it. */
  readonly idleMs?: number;
  readonly leaseMs?: number;
};

export type RunningProcesses = {
  /** Lets the present step finish, gives the leases back and ends. */
  stop(): Promise<void>;
  /** UTC ms at which the last whole round of the hub's own lane ended; 0 before the first. */
  lastRoundAt(): number;
};

/** Whether a job is ours from now on. Writes only when our time is missing or half over. */
async function isOurs(
  context: ProcessContext,
  { name, holder, leaseMs }: { name: string; holder: string; leaseMs: number },
): Promise<boolean> {
  const at = context.now();
  const lease = await findLease(context.store.read, name);
  if (lease && lease.holder !== holder && lease.until > at) return false;
  if (lease?.holder === holder && lease.until > at + leaseMs / 2) return true;
  const until = instantOf(at + leaseMs);
  return context.store.tx([`lease:${name}`], (db) => takeLease(db, { name, holder, until, at }));
}

/** Runs one process while its lease is kept. A fault of one never stops the others. */
async function runOne<Context extends ProcessContext>(
  context: Context,
  process: Process<Context>,
  { holder, leaseMs, stopping }: { holder: string; leaseMs: number; stopping: AbortSignal },
): Promise<boolean> {
  const { name } = process;
  try {
    if (!(await process.isDue(context))) return false;
    if (!(await isOurs(context, { name, holder, leaseMs }))) return false;
  } catch (error) {
    context.log.error({ process: name, fault: faultTrace(error) }, "process could not be asked");
    return false;
  }
  const lost = new AbortController();
  const renewal = setInterval(() => {
    isOurs(context, { name, holder, leaseMs }).then(
      (stillOurs) => stillOurs || lost.abort(),
      () => lost.abort(),
    );
  }, leaseMs / 3);
  try {
    await process.run(context, AbortSignal.any([stopping, lost.signal]));
    return true;
  } catch (error) {
    context.log.error({ process: name, fault: faultTrace(error) }, "process failed");
    return false;
  } finally {
    clearInterval(renewal);
  }
}

/** Sleeps until woken, aborted or the time is over. */
function createSleeper(stopping: AbortSignal) {
  let wakeUp: (() => void) | undefined;
  let isWoken = false;
  const wake = () => {
    isWoken = true;
    wakeUp?.();
  };
  stopping.addEventListener("abort", wake);
  return {
    wake,
    async sleep(ms: number) {
      if (!isWoken) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
          timer = setTimeout(resolve, ms);
        });
        clearTimeout(timer);
      }
      wakeUp = undefined;
      isWoken = false;
    },
  };
}

/** The lane of every process that names none. */
const HUB_LANE = "hub";

function lanesOf<Context extends ProcessContext>(
  processes: readonly Process<Context>[],
): Map<string, Process<Context>[]> {
  const lanes = new Map<string, Process<Context>[]>([[HUB_LANE, []]]);
  for (const process of processes) {
    const lane = process.lane ?? HUB_LANE;
    lanes.set(lane, [...(lanes.get(lane) ?? []), process]);
  }
  return lanes;
}

/** Starts the loops, one for each lane. They never throw; what fails is logged and tried again. */
export function runProcesses<Context extends ProcessContext>(
  context: Context,
  options: ProcessesOptions<Context>,
): RunningProcesses {
  const { processes, holder, idleMs = 5_000, leaseMs = 30_000 } = options;
  const stop = new AbortController();
  const sleepers: ReturnType<typeof createSleeper>[] = [];
  const unsubscribe = options.onWake(() => {
    for (const { wake } of sleepers) wake();
  });
  let lastRoundAt = 0;

  async function loop(lane: string, own: readonly Process<Context>[]): Promise<void> {
    const sleeper = createSleeper(stop.signal);
    sleepers.push(sleeper);
    while (!stop.signal.aborted) {
      let hasWorked = false;
      for (const process of own) {
        if (stop.signal.aborted) break;
        const done = await runOne(context, process, { holder, leaseMs, stopping: stop.signal });
        hasWorked ||= done;
      }
      if (lane === HUB_LANE) lastRoundAt = context.now();
      // One process's work is often another one's cause, in its own lane and in the others.
      if (hasWorked) for (const { wake } of sleepers) if (wake !== sleeper.wake) wake();
      // Look again soon, but let requests in.
      await sleeper.sleep(hasWorked ? 20 : idleMs);
    }
  }

  const running = Promise.all([...lanesOf(processes)].map(([lane, own]) => loop(lane, own)));
  return {
    lastRoundAt: () => lastRoundAt,
    async stop() {
      unsubscribe();
      stop.abort();
      await running;
      const at = context.now();
      for (const { name } of processes) {
        await context.store.tx([`lease:${name}`], (db) => endLease(db, { name, holder, at }));
      }
    },
  };
}
