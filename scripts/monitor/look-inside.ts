/** A look at a hub's own database, with whatever keys and chains the caller names. */
import { existsSync } from "node:fs";
import { instantOf } from "~/domain/shared/instant";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import type { MonitorReport } from "~/domain/transparency/monitoring/report";
import type { Policy } from "~/domain/transparency/notes/policy";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { checkStore } from "~/queries/transparency/monitoring/check-store.server";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import { openStore, type Store } from "~db/store";
import { askChain, type ChainPlace } from "./ask-chains";
import { CannotLook } from "./log-client";

export type InsideOptions = {
  readonly databaseUrl: string;
  /** Without one, signatures are not looked at. */
  readonly policy: Policy | undefined;
  readonly chains: readonly ChainPlace[];
  readonly now: () => number;
  /** Told after each page: entries done, and of how many. */
  readonly onProgress: (done: number, of: number) => unknown;
};

/** @throws CannotLook when the database or a chain does not answer */
export async function lookInside(options: InsideOptions): Promise<MonitorReport> {
  const { policy, chains } = options;
  const store = await opened(options.databaseUrl);
  try {
    const origin = policy?.logs[0]?.key.name ?? (await originIn(store));
    const sights = await Promise.all(
      chains.map((place) => askChain(place, { origin, blocks: {} })),
    );
    const check = checkStore(store, {
      origin,
      logKeys: policy?.logs.map(({ key }) => key) ?? [],
      witnesses: policy?.witnesses.map(({ key }) => key) ?? [],
      checks: signatureChecks,
      contracts:
        chains.length > 0 ? chains.map(({ contract }) => contract.toLowerCase()) : undefined,
      clockAheadMs: 0,
      heads: sights.flatMap(({ name, head, heads }) =>
        [...heads, head].map((each) => ({ ...each, name })),
      ),
      silentChains: [],
      now: () => instantOf(options.now()),
    });
    for (let step = await check.next(); ; step = await check.next()) {
      if (!step.done) {
        options.onProgress(step.value.done, step.value.of);
        continue;
      }
      const code: Finding[] = sights.flatMap(({ findings }) => [...findings]);
      return { ...step.value, findings: [...code, ...step.value.findings] };
    }
  } finally {
    await store.close();
  }
}

/** The name that the newest checkpoint gives the log. */
async function originIn({ read }: Store): Promise<string> {
  const newest = await loadLatestCheckpoint(read);
  return newest?.note.split("\n")[0] ?? "";
}

async function opened(url: string): Promise<Store> {
  const isFile = !/^(postgres(ql)?|pglite):/.test(url);
  // Opening a file that is not there would make it.
  if (isFile && !existsSync(url.replace(/^(file|sqlite):/, ""))) throw new CannotLook(url);
  try {
    const store = await openStore({ url });
    // A database without our tables is told here, not in the middle.
    await loadLogState(store.read);
    return store;
  } catch (cause) {
    throw new CannotLook(url.replace(/\/\/[^@/]*@/, "//…@"), { cause });
  }
}
