import type { Instant } from "~/domain/shared/instant";
import { base64Of } from "~/domain/transparency/bytes";
import type { Policy } from "~/domain/transparency/notes/policy";
import { assuranceOf } from "~/domain/transparency/reading/assurance";
import { pictureOf } from "~/domain/transparency/reading/tree-picture";
import { isSupervisor, type Reader } from "~/domain/transparency/reading/visibility";
import { listAnchorAlarms } from "~db/repositories/transparency/anchor-alarms";
import {
  type Anchor,
  loadAnchors,
  loadFinalAnchorAt,
  loadLatestAnchorAmong,
} from "~db/repositories/transparency/anchors";
import { loadCheckpoints } from "~db/repositories/transparency/checkpoints";
import { loadEventsBefore } from "~db/repositories/transparency/events";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import type { Db, Store } from "~db/store";
import { entryRow } from "./log-entry.server";
import { type ChainInUse, chainOverview, ownCheck } from "./log-health.server";
import { witnessOverview } from "./witnesses.server";

export const ENTRIES_A_PAGE = 25;
const SHOWN_HEADS = 8;

const isOursOnly = (anchor: Anchor, chains: readonly ChainInUse[]): boolean =>
  chains.some((chain) => chain.chainId === anchor.chainId && !chain.profile.isOutside);

const anchorOf = (anchor: Anchor, chains: readonly ChainInUse[]) => ({
  txHash: anchor.txHash,
  chainId: anchor.chainId,
  kind: isOursOnly(anchor, chains) ? ("embedded" as const) : ("json-rpc" as const),
  contract: anchor.contract,
  size: anchor.size,
  status: anchor.status,
  blockNumber: anchor.blockNumber,
  gasUsed: anchor.gasUsed,
  at: anchor.minedAt ?? anchor.signedAt,
});

/** What stands against the log on the chains in use. A chain that never answered has no number yet. */
async function alarmsOf(db: Db, chains: readonly ChainInUse[]) {
  const inUse = new Set(chains.map((chain) => chain.contract));
  const known = await listAnchorAlarms(db);
  return known
    .filter(({ contract }) => inUse.has(contract))
    .map(({ kind, contract, size, at }) => ({ kind, contract, size, at }));
}

type OverviewWish = {
  /** Entries before this place; the newest without it. */
  readonly before: number | undefined;
  readonly chains: readonly ChainInUse[];
  /** Whether outside witnesses stand behind the log. */
  readonly isQuorumMet?: boolean;
};

/** The state of the log, its newest heads and one page of entries. */
export async function logOverview(
  store: Store,
  { before, chains, isQuorumMet = false }: OverviewWish,
) {
  const { read } = store;
  const { sequenced, integrated } = await loadLogState(read);
  const heads = await loadCheckpoints(read, SHOWN_HEADS);
  const anchors = await loadAnchors(read, SHOWN_HEADS);
  const latest = await loadLatestAnchorAmong(read, chains);
  const newest = await Promise.all(
    chains.map(async (chain) => ({
      isOutside: chain.profile.isOutside,
      isFinal: (await loadFinalAnchorAt(read, chain)) !== undefined,
    })),
  );
  const from = Math.min(before ?? sequenced, sequenced);
  const entries = await loadEventsBefore(read, { before: from, limit: ENTRIES_A_PAGE });
  return {
    sequenced,
    integrated,
    level: assuranceOf(newest, isQuorumMet),
    anchored: latest ? anchorOf(latest, chains) : null,
    alarms: await alarmsOf(read, chains),
    checkpoints: heads.map(({ size, root, at }) => ({ size, at, root: base64Of(root) })),
    anchors: anchors.map((anchor) => anchorOf(anchor, chains)),
    entries: entries.map(entryRow),
    older: from > ENTRIES_A_PAGE ? from - ENTRIES_A_PAGE : null,
    picture: integrated > 0 ? pictureOf({ index: integrated - 1, size: integrated }) : null,
  };
}

type PageWish = {
  readonly before: number | undefined;
  readonly chains: readonly ChainInUse[];
  readonly policy: Policy;
  readonly reader: Reader;
  readonly at: Instant;
};

/** Everything that the page of the log shows: the log, its chains and witnesses, its own check. */
export async function logPage(store: Store, { before, chains, policy, reader, at }: PageWish) {
  const witnesses = await witnessOverview(store, { policy, at });
  const isQuorumMet = witnesses.isAsked && witnesses.isQuorumMet;
  return {
    log: await logOverview(store, { before, chains, isQuorumMet }),
    chains: await chainOverview(store, { chains, at }),
    witnesses,
    check: await ownCheck(store, {
      logKeys: policy.logs.map(({ key }) => key),
      isSupervisor: isSupervisor(reader),
    }),
  };
}
