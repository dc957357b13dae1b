import { setTimeout as wait } from "node:timers/promises";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { type MonitorReport, reportMessage } from "~/domain/transparency/monitoring/report";
import type { Policy } from "~/domain/transparency/notes/policy";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import type { LogSigner } from "~/gateways/log-signer";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { checkStore } from "~/queries/transparency/monitoring/check-store.server";
import type { ChainHead } from "~/queries/transparency/monitoring/log-walk.server";
import {
  loadMonitorReports,
  recordMonitorReport,
} from "~db/repositories/transparency/monitoring/monitor-reports";
import type { Process, ProcessContext } from "../process.server";

export type WatchContext = ProcessContext & {
  readonly logSigner: LogSigner;
  readonly anchorChains: readonly AnchorChain[];
  readonly witnessPolicy: Policy;
  readonly config: { readonly demoClockDays: number };
};

const DAY_MS = 86_400_000;
/** From the end of a check to the next one. */
const PAUSE_MS = 10 * 60_000;
/** A log that takes long to check is checked less often: a thirtieth of the time at most. */
const PAUSE_FACTOR = 30;

/**
 * Looks at the whole log, compares it with the chains and the grants, and keeps what it found under
 * the signature of the log's key. It only reads, so a stop in the middle loses the look and nothing
 * else. What it finds is never repaired: a person must look.
 * Source: docs/decisions/029-monitor.md
 */
export function watchLog(): Process<WatchContext> {
  let nextAt = 0;
  return {
    name: "watch-log",
    lane: "watch-log",
    async isDue({ store, now }) {
      if (now() < nextAt) return false;
      const [last] = await loadMonitorReports(store.read, 1);
      // Another hub may have looked a moment ago; a clock that was set back delays nothing.
      return !last || last.at > now() || now() >= last.at + pauseAfter(last.durationMs);
    },
    async run(context, signal) {
      const report = await lookAtEverything(context, signal);
      if (!report || signal.aborted) return;
      await keep(context, report);
      nextAt = context.now() + pauseAfter(report.durationMs);
    },
  };
}

const pauseAfter = (durationMs: number): number => Math.max(PAUSE_MS, durationMs * PAUSE_FACTOR);

/** @returns nothing when the hub stops before the end */
async function lookAtEverything(
  context: WatchContext,
  signal: AbortSignal,
): Promise<MonitorReport | undefined> {
  const { heads, silentChains } = await headsOf(context.anchorChains);
  const check = checkStore(context.store, {
    origin: context.logSigner.key.name,
    logKeys: context.witnessPolicy.logs.map(({ key }) => key),
    witnesses: context.witnessPolicy.witnesses.map(({ key }) => key),
    checks: signatureChecks,
    contracts: context.anchorChains.map((chain) => chain.contract.toLowerCase()),
    clockAheadMs: context.config.demoClockDays * DAY_MS,
    heads,
    silentChains,
    now: () => context.now(),
  });
  while (!signal.aborted) {
    const before = performance.now();
    const step = await check.next();
    if (step.done) return step.value;
    // Requests come first: the check takes half of the time at most.
    await wait(Math.min(50, performance.now() - before));
  }
  return undefined;
}

/** What each chain shows now; one that does not answer is named, and compared next time. */
async function headsOf(
  chains: readonly AnchorChain[],
): Promise<{ heads: ChainHead[]; silentChains: string[] }> {
  const heads: ChainHead[] = [];
  const silentChains: string[] = [];
  for (const chain of chains) {
    const { name } = chain;
    try {
      await chain.connect();
      heads.push({ name, ...(await chain.head()) });
    } catch (error) {
      if (!isGatewayFault(error)) throw error;
      silentChains.push(name);
    }
  }
  return { heads, silentChains };
}

async function keep(context: WatchContext, report: MonitorReport): Promise<void> {
  const { store, logSigner, log } = context;
  const at: Instant = instantOf(report.at);
  const signature = logSigner.sign(reportMessage(logSigner.key.name, report));
  await store.tx(["monitor-reports"], (db) =>
    recordMonitorReport(db, { ...report, at, signature }),
  );
  const codes = [...new Set(report.findings.map(({ code }) => code))];
  const { entries, durationMs } = report;
  if (codes.length === 0)
    log.info({ entries, durationMs }, "the log was checked: nothing is wrong");
  else log.error({ entries, codes }, "the log was checked: something is wrong");
}
