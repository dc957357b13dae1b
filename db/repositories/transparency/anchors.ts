import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, ne } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { anchors } from "../../schema/anchoring";
import type { Db } from "../../store";

/** A transaction that brings, or brought, a checkpoint to a chain. */
export type Anchor = typeof anchors.$inferSelect;

/** Which contract on which chain. */
export type AnchorPlace = { readonly chainId: number; readonly contract: string };

const at = ({ chainId, contract }: AnchorPlace) =>
  and(eq(anchors.chainId, chainId), eq(anchors.contract, contract));

const ACCEPTED: Anchor["status"][] = ["mined", "final"];
const UNSETTLED: Anchor["status"][] = ["signed", "sent", "mined"];

/** What a chain took back. The evidence stays: the same block may come back. */
const TAKEN_BACK = { status: "sent", minedAt: null, blockNumber: null, gasUsed: null } as const;

type SignedAnchor = AnchorPlace &
  Pick<Anchor, "txHash" | "prevSize" | "size" | "rawTx" | "nonce" | "feePerGas" | "signedAt">;

/** Stores a signed transaction before it is sent. The same bytes twice are one row. */
export async function recordSignedAnchor(db: Db, anchor: SignedAnchor): Promise<void> {
  await db
    .insert(anchors)
    .values({ ...anchor, status: "signed" })
    .onConflictDoNothing();
}

/** Notes that the bytes went out. Whatever was learned of them since then stays. */
export async function recordSentAnchor(db: Db, txHash: string): Promise<void> {
  await db
    .update(anchors)
    .set({ status: "sent" })
    .where(and(eq(anchors.txHash, txHash), eq(anchors.status, "signed")));
}

/** What the chain told about a transaction that it accepted. */
export type MinedAnchor = {
  readonly txHash: string;
  readonly status: "mined" | "final";
  readonly blockNumber: number;
  readonly gasUsed: number;
  readonly minedAt: Instant;
  /** Null when the chain has forgotten the state of that block. */
  readonly evidence: ChainEvidence | null;
};

/**
 * Keeps what the chain accepted. Accepted heads of one contract follow each other, so others that
 * overlap this one were taken back, even if they had been settled before.
 */
export async function recordMinedAnchor(
  db: Db,
  { prevSize, size, ...place }: AnchorPlace & Pick<Anchor, "prevSize" | "size">,
  { txHash, ...facts }: MinedAnchor,
): Promise<void> {
  const isOther = and(at(place), ne(anchors.txHash, txHash), inArray(anchors.status, ACCEPTED));
  const overlaps = and(lt(anchors.prevSize, size), gt(anchors.size, prevSize));
  await db.update(anchors).set(TAKEN_BACK).where(and(isOther, overlaps));
  await db.update(anchors).set(facts).where(eq(anchors.txHash, txHash));
}

/** Settles a mined anchor for good. */
export async function recordFinalAnchor(db: Db, txHash: string): Promise<void> {
  await db.update(anchors).set({ status: "final" }).where(eq(anchors.txHash, txHash));
}

/** Gives an attempt up, because another has taken its place or the contract refused it. */
export async function recordDroppedAnchor(db: Db, txHash: string): Promise<void> {
  await db.update(anchors).set({ status: "dropped" }).where(eq(anchors.txHash, txHash));
}

/** Takes a mined anchor back to waiting, because its block is not on the chain any more. */
export async function recordUnminedAnchor(db: Db, txHash: string): Promise<void> {
  await db.update(anchors).set(TAKEN_BACK).where(eq(anchors.txHash, txHash));
}

/** Takes settled anchors back to waiting, because the chain shows a smaller head than they made. */
export async function recordLostAnchors(
  db: Db,
  { place, above }: { place: AnchorPlace; above: number },
): Promise<void> {
  await db
    .update(anchors)
    .set(TAKEN_BACK)
    .where(and(at(place), eq(anchors.status, "final"), gt(anchors.size, above)));
}

/** Takes all that was decided since a moment back to waiting, so that it is asked after once more. */
export async function recordDoubtedAnchors(
  db: Db,
  { place, since }: { place: AnchorPlace; since: Instant },
): Promise<void> {
  await db
    .update(anchors)
    .set(TAKEN_BACK)
    .where(
      and(at(place), inArray(anchors.status, ["final", "dropped"]), gte(anchors.signedAt, since)),
    );
}

/** Transactions of a place that may still change their state, oldest first. */
export async function loadUnsettledAnchors(db: Db, place: AnchorPlace): Promise<Anchor[]> {
  return db
    .select()
    .from(anchors)
    .where(and(at(place), inArray(anchors.status, UNSETTLED)))
    .orderBy(asc(anchors.nonce), asc(anchors.signedAt));
}

/** Attempts to bring exactly this size that were given up. One of them may have been taken after all. */
export async function loadDroppedAnchors(
  db: Db,
  { place, size }: { place: AnchorPlace; size: number },
): Promise<Anchor[]> {
  return db
    .select()
    .from(anchors)
    .where(and(at(place), eq(anchors.status, "dropped"), eq(anchors.size, size)))
    .limit(50);
}

/** All that was signed for a chain since a moment; contracts of one chain are paid by one key. */
export async function loadAnchorsSignedSince(
  db: Db,
  { chainId, since }: { chainId: number; since: Instant },
): Promise<Pick<Anchor, "nonce" | "rawTx" | "gasUsed" | "feePerGas">[]> {
  const { nonce, rawTx, gasUsed, feePerGas } = anchors;
  return db
    .select({ nonce, rawTx, gasUsed, feePerGas })
    .from(anchors)
    .where(and(eq(anchors.chainId, chainId), gte(anchors.signedAt, since)));
}

/**
 * For each chain in use the first head it accepted, with proof, that covers at least so many
 * entries; in the order of the places, and none for a chain that is not so far.
 */
export async function loadAnchorsCovering(
  db: Db,
  { places, size }: { places: readonly AnchorPlace[]; size: number },
): Promise<Anchor[]> {
  const found = await Promise.all(places.map((place) => firstCovering(db, place, size)));
  return found.filter((anchor) => anchor !== undefined);
}

async function firstCovering(
  db: Db,
  place: AnchorPlace,
  size: number,
): Promise<Anchor | undefined> {
  const isProved = and(inArray(anchors.status, ACCEPTED), isNotNull(anchors.evidence));
  const [row] = await db
    .select()
    .from(anchors)
    .where(and(at(place), gte(anchors.size, size), isProved))
    .orderBy(asc(anchors.size))
    .limit(1);
  return row;
}

/** Newest first. */
export async function loadAnchors(db: Db, limit: number): Promise<Anchor[]> {
  return db.select().from(anchors).orderBy(desc(anchors.signedAt), desc(anchors.size)).limit(limit);
}

/** The anchor that was signed last of those that a chain has accepted. */
export async function loadLatestAnchor(db: Db): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(inArray(anchors.status, ACCEPTED))
    .orderBy(desc(anchors.signedAt), desc(anchors.size))
    .limit(1);
  return row;
}

/** The newest anchor that one of these chains has accepted. */
export async function loadLatestAnchorAmong(
  db: Db,
  places: readonly AnchorPlace[],
): Promise<Anchor | undefined> {
  const newest = await Promise.all(places.map((place) => loadLatestAnchorAt(db, place)));
  return newest.reduce((a, b) => (b && (!a || b.size > a.size) ? b : a), undefined);
}

/** The newest anchor that this chain has accepted. */
export async function loadLatestAnchorAt(db: Db, place: AnchorPlace): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(and(at(place), inArray(anchors.status, ACCEPTED)))
    .orderBy(desc(anchors.size))
    .limit(1);
  return row;
}

/** The newest anchor that this chain has settled, whatever else is on its way. */
export async function loadFinalAnchorAt(db: Db, place: AnchorPlace): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(and(at(place), eq(anchors.status, "final")))
    .orderBy(desc(anchors.size))
    .limit(1);
  return row;
}
