import { addDays, instantOf } from "~/domain/shared/instant";
import { isOvertaken } from "~/domain/transparency/anchoring/next-step";
import { blockTimeOf } from "~/domain/transparency/evm/header";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import type { AnchorReceipt } from "~/gateways/chain/anchor-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import {
  type Anchor,
  loadDroppedAnchors,
  loadFinalAnchorAt,
  loadLatestAnchorAt,
  loadUnsettledAnchors,
  recordDoubtedAnchors,
  recordDroppedAnchor,
  recordFinalAnchor,
  recordLostAnchors,
  recordMinedAnchor,
  recordUnminedAnchor,
} from "~db/repositories/transparency/anchors";
import type { Db } from "~db/store";
import type { Round, Sight } from "./anchor-context.server";

/**
 * So long a node is asked for the proof of a block. Most nodes forget the state of old blocks; the
 * next anchor proves the same entries, so the missing proof is not worth more.
 */
const EVIDENCE_PATIENCE_MS = 60 * 60_000;

/** What became of the attempts that may still change their state. */
export type AttemptsSeen = {
  /** No block holds them. */
  readonly open: readonly Anchor[];
  /** A block holds one, and the node could not prove it yet. */
  readonly isUnproved: boolean;
  /** A block came between the look at the heads and the look at the receipts. */
  readonly hasMoved: boolean;
};

/**
 * Asks after every transaction that may still change its state, and keeps what the chain says.
 *
 * Heads were read before the receipts: if the settled head lies beyond an attempt, the block that
 * decided it was there before we asked, and an attempt without a receipt has lost for good.
 *
 * If we stop anywhere in here, the next round asks again and writes the same.
 */
export async function lookAtAttempts(round: Round, sight: Sight): Promise<AttemptsSeen> {
  await noteLoss(round, sight);
  const open: Anchor[] = [];
  let [isUnproved, hasMoved] = [false, false];
  for (const anchor of await candidates(round, sight)) {
    const receipt = await round.chain.receipt(anchor.txHash);
    if (receipt) {
      if ((await keepReceipt(round, anchor, receipt)) === "unproved") isUnproved = true;
      if (anchor.nonce >= sight.nonce) hasMoved = true;
    } else if (anchor.status !== "dropped") {
      if (isOvertaken(anchor, { final: sight.final.size })) {
        await change(round, anchor, recordDroppedAnchor);
      } else {
        await takeBack(round, anchor);
        open.push(anchor);
      }
    }
  }
  return { open, isUnproved, hasMoved };
}

const change = (
  { context }: Round,
  { txHash }: Pick<Anchor, "txHash">,
  write: (db: Db, txHash: string) => Promise<void>,
): Promise<void> => context.store.tx([txHash], (db) => write(db, txHash));

/** Unsettled attempts, and given-up ones where the chain's head can only have come from those. */
async function candidates({ context, chain }: Round, { latest }: Sight): Promise<Anchor[]> {
  const { read } = context.store;
  const unsettled = await loadUnsettledAnchors(read, chain);
  const accepted = await loadLatestAnchorAt(read, chain);
  if (latest.size === 0 || accepted?.size === latest.size) return unsettled;
  const dropped = await loadDroppedAnchors(read, { place: chain, size: latest.size });
  return [...unsettled, ...dropped];
}

/**
 * A chain that was restored from a backup has forgotten heads that were settled: their anchors wait
 * again, as after any block that was taken back. The same happens for a moment when a node that is
 * behind answers; then their receipts come back with it. Where the newest settled anchor is not in
 * its block any more, the chain broke its own finality, and all of the last day is asked after anew.
 */
async function noteLoss(round: Round, { latest }: Sight): Promise<void> {
  const { context, chain } = round;
  const { chainId, contract } = chain;
  const place = { chainId, contract };
  const newest = await loadFinalAnchorAt(context.store.read, place);
  if (!newest) return;
  const fields = { chain: chain.name, known: newest.size, shown: latest.size };
  if (newest.size > latest.size) {
    context.log.warn(fields, "the chain shows a smaller head than it had settled");
    const loss = { place, above: latest.size };
    await context.store.tx([contract], (db) => recordLostAnchors(db, loss));
  } else if (await isGone(round, newest)) {
    context.log.warn(fields, "the chain took back what it had settled");
    const doubt = { place, since: addDays(context.now(), -1) };
    await context.store.tx([contract], (db) => recordDoubtedAnchors(db, doubt));
  }
}

/** Only for a day: later, nodes may have forgotten where a transaction stands. */
async function isGone({ context, chain }: Round, settled: Anchor): Promise<boolean> {
  if (settled.signedAt < addDays(context.now(), -1)) return false;
  const receipt = await chain.receipt(settled.txHash);
  const { evidence } = settled;
  return !receipt?.isAccepted || (evidence !== null && evidence.blockHash !== receipt.blockHash);
}

async function takeBack(round: Round, anchor: Anchor): Promise<void> {
  if (anchor.status !== "mined") return;
  const { txHash, blockNumber } = anchor;
  round.context.log.info({ chain: round.chain.name, txHash, blockNumber }, "block taken back");
  await change(round, anchor, recordUnminedAnchor);
}

async function keepReceipt(
  round: Round,
  anchor: Anchor,
  receipt: AnchorReceipt,
): Promise<"unproved" | undefined> {
  const { txHash, status, evidence } = anchor;
  if (!receipt.isAccepted) {
    if (status === "dropped") return undefined;
    // Gas was paid for nothing: a head came from elsewhere, or the chain broke its own finality.
    round.context.log.warn({ chain: round.chain.name, txHash }, "the contract refused an anchor");
    await change(round, anchor, recordDroppedAnchor);
    return undefined;
  }
  if (status !== "mined" || evidence?.blockHash !== receipt.blockHash) {
    return keepMined(round, anchor, receipt);
  }
  if (receipt.isFinal) await change(round, anchor, recordFinalAnchor);
  return undefined;
}

async function keepMined(
  round: Round,
  anchor: Anchor,
  receipt: AnchorReceipt,
): Promise<"unproved" | undefined> {
  const { context } = round;
  const { txHash } = anchor;
  const { blockNumber, gasUsed } = receipt;
  const evidence = await evidenceOf(round, anchor, receipt);
  const isUnproved = evidence === "later";
  const proof = evidence === "later" || evidence === "never" ? null : evidence;
  const minedAt = instantOf(proof ? blockTimeOf(proof) : (anchor.minedAt ?? context.now()));
  const status = receipt.isFinal && !isUnproved ? "final" : "mined";
  const facts = { txHash, status, blockNumber, gasUsed, minedAt, evidence: proof } as const;
  await context.store.tx([txHash], (db) => recordMinedAnchor(db, anchor, facts));
  return isUnproved ? "unproved" : undefined;
}

/** The proof of a block; or that the node has none now, or cannot ever have one. */
async function evidenceOf(
  { context, chain }: Round,
  { evidence, txHash, signedAt }: Anchor,
  { blockHash }: AnchorReceipt,
): Promise<ChainEvidence | "later" | "never"> {
  if (evidence?.blockHash === blockHash) return evidence;
  try {
    return await chain.evidence(blockHash);
  } catch (error) {
    if (!isGatewayFault(error)) throw error;
    context.log.warn({ chain: chain.name, txHash, fault: error.code }, "no proof of the block");
    const isWorthIt = error.retriable && context.now() - signedAt < EVIDENCE_PATIENCE_MS;
    return isWorthIt ? "later" : "never";
  }
}
