import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { base64Of } from "~/domain/transparency/bytes";
import { assuranceOf } from "~/domain/transparency/reading/assurance";
import { pictureOf } from "~/domain/transparency/reading/tree-picture";
import { listAnchorAlarms } from "~db/repositories/transparency/anchor-alarms";
import {
  type Anchor,
  loadAnchors,
  loadLatestAnchor,
  loadLatestAnchorAt,
} from "~db/repositories/transparency/anchors";
import { loadCheckpoints } from "~db/repositories/transparency/checkpoints";
import { loadEventsBefore } from "~db/repositories/transparency/events";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import type { Db, Store } from "~db/store";
import { entryRow } from "./log-entry.server";

export const ENTRIES_A_PAGE = 25;
const SHOWN_HEADS = 8;

/** A chain that the hub publishes to. */
export type ChainInUse = {
  readonly profile: Pick<ChainProfile, "isOutside">;
  readonly chainId: number;
  readonly contract: string;
};

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

/** The state of the log, its newest heads and one page of entries. */
export async function logOverview(
  store: Store,
  { before, chains }: { before: number | undefined; chains: readonly ChainInUse[] },
) {
  const { read } = store;
  const { sequenced, integrated } = await loadLogState(read);
  const heads = await loadCheckpoints(read, SHOWN_HEADS);
  const anchors = await loadAnchors(read, SHOWN_HEADS);
  const latest = await loadLatestAnchor(read);
  const newest = await Promise.all(
    chains.map(async (chain) => ({
      isOutside: chain.profile.isOutside,
      isFinal: (await loadLatestAnchorAt(read, chain))?.status === "final",
    })),
  );
  const from = Math.min(before ?? sequenced, sequenced);
  const entries = await loadEventsBefore(read, { before: from, limit: ENTRIES_A_PAGE });
  return {
    sequenced,
    integrated,
    level: assuranceOf(newest),
    anchored: latest ? anchorOf(latest, chains) : null,
    alarms: await alarmsOf(read, chains),
    checkpoints: heads.map(({ size, root, at }) => ({ size, at, root: base64Of(root) })),
    anchors: anchors.map((anchor) => anchorOf(anchor, chains)),
    entries: entries.map(entryRow),
    older: from > ENTRIES_A_PAGE ? from - ENTRIES_A_PAGE : null,
    picture: integrated > 0 ? pictureOf({ index: integrated - 1, size: integrated }) : null,
  };
}
