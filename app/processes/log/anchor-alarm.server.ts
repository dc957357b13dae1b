import { sameBytes } from "~/domain/transparency/bytes";
import type { AnchoredHead } from "~/gateways/chain/anchor-chain";
import {
  endAnchorAlarm,
  loadAnchorAlarm,
  recordAnchorAlarm,
} from "~db/repositories/transparency/anchor-alarms";
import { loadLogState } from "~db/repositories/transparency/log-tree";
import type { Round, Sight } from "./anchor-context.server";

/** Why a chain's head is not one of ours: it covers more than our log has, or has another root. */
export type ForeignKind = "more-entries" | "other-head";

const ALARM_WORDS: Readonly<Record<ForeignKind, string>> = {
  "more-entries": "the chain holds more entries than the log: stopped",
  "other-head": "the chain holds a head that is not ours: stopped",
};

/**
 * Compares the heads of a chain with our own tree. A foreign one is never repaired: either our
 * database was changed or somebody else publishes, and a person must look. The process log and the
 * page of the log say it until the chain shows one of our heads again.
 */
export async function foreignKindOf(round: Round, sight: Sight): Promise<ForeignKind | undefined> {
  const heads =
    sight.latest.size === sight.final.size ? [sight.latest] : [sight.latest, sight.final];
  let foreign: { kind: ForeignKind; size: number } | undefined;
  for (const head of heads) {
    const kind = await differenceOf(round, head);
    if (kind && !foreign) foreign = { kind, size: head.size };
  }
  await tell(round, foreign);
  return foreign?.kind;
}

async function differenceOf(
  { context, tree }: Round,
  head: AnchoredHead,
): Promise<ForeignKind | undefined> {
  if (head.size === 0) return undefined;
  const { read } = context.store;
  if (head.size > (await loadLogState(read)).integrated) return "more-entries";
  return sameBytes(await tree.root(read, head.size), head.root) ? undefined : "other-head";
}

/** Writes only what is news, so that a standing alarm leaves an idle hub idle. */
async function tell(
  { context: { store, log, now }, chain: { name, chainId, contract } }: Round,
  foreign: { kind: ForeignKind; size: number } | undefined,
): Promise<void> {
  const known = await loadAnchorAlarm(store.read, { chainId, contract });
  if (!foreign) {
    if (known) await store.tx([contract], (db) => endAnchorAlarm(db, { chainId, contract }));
    return;
  }
  const { kind, size } = foreign;
  log.error({ chain: name, chainId, contract, size }, ALARM_WORDS[kind]);
  if (known?.kind === kind && known.size === size) return;
  const alarm = { chainId, contract, kind, size, at: now() };
  await store.tx([contract], (db) => recordAnchorAlarm(db, alarm));
}
