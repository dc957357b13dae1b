import { instantOf } from "~/domain/shared/instant";
import { sameBytes } from "~/domain/transparency/bytes";
import { blockTimeOf } from "~/domain/transparency/evm/header";
import { consistencyRanges } from "~/domain/transparency/tree/tree";
import type { AnchorChain, AnchoredHead, AnchorReceipt } from "~/gateways/chain/anchor-chain";
import {
  endAnchorAlarm,
  loadAnchorAlarm,
  recordAnchorAlarm,
} from "~db/repositories/transparency/anchor-alarms";
import {
  type Anchor,
  loadLatestAnchorAt,
  loadUnsettledAnchors,
  markAnchor,
  recordMinedAnchor,
  recordSignedAnchor,
  recordUnminedAnchor,
} from "~db/repositories/transparency/anchors";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { type LogTree, loadLogState, treeOf } from "~db/repositories/transparency/log-tree";
import type { Process, ProcessContext } from "../process.server";

export type AnchorContext = ProcessContext & { readonly anchorChains: readonly AnchorChain[] };

/** One place in a chain's life; each run of a chain walks through it once. */
type Round = {
  readonly context: AnchorContext;
  readonly chain: AnchorChain;
  readonly tree: LogTree;
};

/**
 * Brings the newest checkpoint to each chain, starting from what the chain says it holds.
 *
 * The contract swaps heads only if the previous size is the one we name, so sending twice changes
 * nothing, and a checkpoint that was never sent is covered by the next one. A signed transaction is
 * stored before it is sent: after a crash the same bytes go out again.
 */
export function anchorCheckpoints(): Process<AnchorContext> {
  let isFirst = true;
  return {
    name: "anchor-checkpoints",
    async isDue({ store, anchorChains }) {
      // The first time always: a chain that was restored from a backup has forgotten heads.
      if (isFirst) return true;
      const newest = (await loadLatestCheckpoint(store.read))?.size ?? 0;
      for (const chain of anchorChains) {
        if ((await loadUnsettledAnchors(store.read, chain)).length > 0) return true;
        if (newest > ((await loadLatestAnchorAt(store.read, chain))?.size ?? 0)) return true;
      }
      return false;
    },
    async run(context, signal) {
      const rounds = await Promise.allSettled(
        context.anchorChains.map((chain) =>
          bring({ context, chain, tree: treeOf(context.store) }, signal),
        ),
      );
      const failed = rounds.find((round) => round.status === "rejected");
      // One chain that does not answer holds up no other; the loop logs it and comes back.
      if (failed) throw failed.reason;
      isFirst = false;
    },
  };
}

async function bring(round: Round, signal: AbortSignal): Promise<void> {
  const { context, chain, tree } = round;
  await chain.connect();
  if (await hasOpenAnchor(round)) return;
  const head = await chain.head();
  if (!(await isOursOrTold(round, head))) return;
  const checkpoint = await loadLatestCheckpoint(context.store.read);
  if (!checkpoint || checkpoint.size <= head.size || signal.aborted) return;
  const { size, root } = checkpoint;
  const ranges = head.size === 0 ? [] : consistencyRanges({ older: head.size, newer: size });
  const consistency = await tree.path(context.store.read, ranges);
  const wanted = { prevSize: head.size, size, root, consistency, signatures: [] };
  const terms = { nonce: await chain.nonce(), fees: await chain.suggestFees() };
  const { txHash, rawTx, nonce } = await chain.sign(wanted, terms);
  const signed = { txHash, rawTx, nonce };
  const { chainId, contract } = chain;
  const facts = { ...signed, chainId, contract, prevSize: head.size, size };
  await context.store.tx([signed.txHash], (db) =>
    recordSignedAnchor(db, { ...facts, signedAt: context.now() }),
  );
  await chain.send(signed.rawTx);
  await context.store.tx([signed.txHash], (db) => markAnchor(db, signed.txHash, "sent"));
  await hasOpenAnchor(round);
}

/**
 * Whether the chain's head is one of ours. A foreign one is never repaired: a person must look, so
 * the log of the process and the page of the log say it until the chain shows one of ours again.
 */
async function isOursOrTold(round: Round, head: AnchoredHead): Promise<boolean> {
  const { store, log, now } = round.context;
  const { chainId, contract } = round.chain;
  const kind = await foreignKindOf(round, head);
  const known = await loadAnchorAlarm(store.read, { chainId, contract });
  if (kind === undefined) {
    if (known) await store.tx([contract], (db) => endAnchorAlarm(db, { chainId, contract }));
    return true;
  }
  log.error({ chainId, contract, size: head.size }, ALARM_WORDS[kind]);
  if (known?.kind !== kind || known.size !== head.size) {
    const alarm = { chainId, contract, kind, size: head.size, at: now() };
    await store.tx([contract], (db) => recordAnchorAlarm(db, alarm));
  }
  return false;
}

const ALARM_WORDS = {
  "more-entries": "the chain holds more entries than the log: stopped",
  "other-head": "the chain holds a head that is not ours: stopped",
} as const;

async function foreignKindOf(
  { context, tree }: Round,
  head: AnchoredHead,
): Promise<keyof typeof ALARM_WORDS | undefined> {
  if (head.size === 0) return undefined;
  const { read } = context.store;
  if (head.size > (await loadLogState(read)).integrated) return "more-entries";
  return sameBytes(await tree.root(read, head.size), head.root) ? undefined : "other-head";
}

/** Asks after every transaction on its way. @returns whether one is still waiting for its block */
async function hasOpenAnchor(round: Round): Promise<boolean> {
  const { context, chain } = round;
  let isWaiting = false;
  for (const anchor of await loadUnsettledAnchors(context.store.read, chain)) {
    if (await isStillOpen(round, anchor)) isWaiting = true;
  }
  return isWaiting;
}

async function isStillOpen(round: Round, anchor: Anchor): Promise<boolean> {
  const { context, chain } = round;
  const { txHash } = anchor;
  const receipt = (await chain.receipt(txHash)) ?? (await sentAgain(round, anchor));
  if (!receipt) return (await chain.nonce()) <= anchor.nonce;
  const change = context.store.tx.bind(context.store, [txHash]);
  if (!receipt.isAccepted) {
    await change((db) => markAnchor(db, txHash, "dropped"));
    return false;
  }
  if (anchor.evidence?.blockHash !== receipt.blockHash) {
    const evidence = await chain.evidence(receipt.blockHash);
    const { blockNumber, gasUsed } = receipt;
    const minedAt = instantOf(blockTimeOf(evidence));
    await change((db) =>
      recordMinedAnchor(db, { txHash, blockNumber, gasUsed, minedAt, evidence }),
    );
  }
  if (receipt.isFinal) await change((db) => markAnchor(db, txHash, "final"));
  return false;
}

/** Sends the stored bytes once more, unless another transaction took their place for good. */
async function sentAgain(
  { context, chain }: Round,
  { txHash, nonce, status, rawTx }: Anchor,
): Promise<AnchorReceipt | undefined> {
  const change = context.store.tx.bind(context.store, [txHash]);
  // Its block was taken back by the chain.
  if (status === "mined") await change((db) => recordUnminedAnchor(db, txHash));
  if ((await chain.nonce()) > nonce) {
    // The next transaction covers the same entries.
    await change((db) => markAnchor(db, txHash, "dropped"));
    return undefined;
  }
  await chain.send(rawTx as `0x${string}`);
  if (status === "signed") await change((db) => markAnchor(db, txHash, "sent"));
  return chain.receipt(txHash);
}
