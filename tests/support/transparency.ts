/** A log with its key, an embedded chain in memory and the context that its processes ask for. */
import { type Instant, instantOf } from "~/domain/shared/instant";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { anchorTo } from "~/processes/log/anchor-chain.server";
import { publishCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { appendEvents } from "~db/repositories/transparency/events";
import type { Store } from "~db/store";
import { countingIds } from "./ids";
import { aLogSigner, aProcessLog, someEvents, TEST_ORIGIN } from "./log-parts";

export { aLogSigner, anEvent, aProcessLog, TEST_ORIGIN } from "./log-parts";

const aChain = () => openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });

/** @param chains by default one embedded chain in memory */
export async function aLog(store: Store, chains?: readonly AnchorChain[]) {
  const anchorChains = chains ?? [await aChain()];
  const log = aProcessLog();
  const clock = { at: instantOf(1_770_000_000_000) as Instant };
  const context = {
    store,
    log,
    newId: countingIds(),
    now: () => clock.at,
    randomBytes: (count: number) => new Uint8Array(count),
    logSigner: aLogSigner(),
    anchorChains,
  };
  const anchoring = anchorChains.map((chain) => anchorTo(chain));
  const signal = new AbortController().signal;
  return {
    context,
    anchoring,
    append: (count: number) => store.tx([], (db) => appendEvents(db, someEvents(count))),
    publish: () => publishCheckpoint.run(context, signal),
    /** Lets every chain's anchorer do one round; like the loop, it throws what is no outside fault. */
    async anchor() {
      for (const one of anchoring) await one.run(context, signal);
    },
    /** Lets time pass: milliseconds. */
    pass: (ms: number) => {
      clock.at = instantOf(clock.at + ms);
    },
  };
}
