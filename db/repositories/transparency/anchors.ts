import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
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

type SignedAnchor = AnchorPlace &
  Pick<Anchor, "txHash" | "prevSize" | "size" | "rawTx" | "nonce" | "signedAt">;

/** Stores a signed transaction before it is sent. The same bytes twice are one row. */
export async function recordSignedAnchor(db: Db, anchor: SignedAnchor): Promise<void> {
  await db
    .insert(anchors)
    .values({ ...anchor, status: "signed" })
    .onConflictDoNothing();
}

export async function markAnchor(
  db: Db,
  txHash: string,
  status: "sent" | "final" | "dropped",
): Promise<void> {
  await db.update(anchors).set({ status }).where(eq(anchors.txHash, txHash));
}

/** What the chain told about a transaction that it accepted. */
export type MinedAnchor = {
  readonly txHash: string;
  readonly blockNumber: number;
  readonly gasUsed: number;
  readonly minedAt: Instant;
  readonly evidence: ChainEvidence;
};

export async function recordMinedAnchor(db: Db, mined: MinedAnchor): Promise<void> {
  const { txHash, ...facts } = mined;
  await db
    .update(anchors)
    .set({ ...facts, status: "mined" })
    .where(eq(anchors.txHash, txHash));
}

/** Takes a mined anchor back to waiting, because its block is not on the chain any more. */
export async function recordUnminedAnchor(db: Db, txHash: string): Promise<void> {
  await db
    .update(anchors)
    .set({ status: "sent", minedAt: null, blockNumber: null, gasUsed: null, evidence: null })
    .where(eq(anchors.txHash, txHash));
}

/** Transactions of a place that may still change their state, oldest first. */
export async function loadUnsettledAnchors(db: Db, place: AnchorPlace): Promise<Anchor[]> {
  return db
    .select()
    .from(anchors)
    .where(and(at(place), inArray(anchors.status, ["signed", "sent", "mined"])))
    .orderBy(asc(anchors.nonce), asc(anchors.signedAt));
}

/** The first mined anchor, on any chain, whose checkpoint covers at least so many entries. */
export async function loadAnchorCovering(db: Db, size: number): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(and(gte(anchors.size, size), inArray(anchors.status, ["mined", "final"])))
    .orderBy(asc(anchors.size))
    .limit(1);
  return row;
}

/** Newest first. */
export async function loadAnchors(db: Db, limit: number): Promise<Anchor[]> {
  return db.select().from(anchors).orderBy(desc(anchors.signedAt), desc(anchors.size)).limit(limit);
}

/** The newest anchor that a chain has accepted. */
export async function loadLatestAnchor(db: Db): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(inArray(anchors.status, ["mined", "final"]))
    .orderBy(desc(anchors.size))
    .limit(1);
  return row;
}

/** The newest anchor that this chain has accepted. */
export async function loadLatestAnchorAt(db: Db, place: AnchorPlace): Promise<Anchor | undefined> {
  const [row] = await db
    .select()
    .from(anchors)
    .where(and(at(place), inArray(anchors.status, ["mined", "final"])))
    .orderBy(desc(anchors.size))
    .limit(1);
  return row;
}
