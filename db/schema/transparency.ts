import { sql } from "drizzle-orm";
import { WORDS } from "~/domain/shared/event";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { isOneOf, k } from "../dialect";

/** Every fact of the business in the order of the log. Rows are never changed or deleted. */
export const events = k.table(
  "events",
  {
    logIndex: k.big("log_index").primaryKey(),
    type: k.text("type").notNull(),
    word: k.oneOf("word", WORDS).notNull(),
    subjectId: k.text("subject_id").notNull(),
    actorId: k.text("actor_id").notNull(),
    at: k.instant("at").notNull(),
    /** The canonical JSON of the whole event: what the commitment is taken over. */
    canonical: k.text("canonical").notNull(),
    /** 32 random bytes; whoever has them and the event can recompute the commitment. */
    salt: k.bytes("salt").notNull(),
    leafHash: k.bytes("leaf_hash").notNull(),
  },
  (t) => [
    k.check("events_place", sql`${t.logIndex} >= 0`),
    k.check("events_word", isOneOf(t.word, WORDS)),
    k.index("events_by_subject").on(t.subjectId),
  ],
);

/** One row: how many entries have a place in the log, and how many of them are in the tree. */
export const logState = k.table(
  "log_state",
  {
    id: k.int("id").primaryKey(),
    sequenced: k.big("sequenced").notNull(),
    integrated: k.big("integrated").notNull(),
  },
  (t) => [
    k.check("log_state_single", sql`${t.id} = 1`),
    k.check("log_state_order", sql`${t.integrated} >= 0 and ${t.integrated} <= ${t.sequenced}`),
  ],
);

/** The tree as tiles of up to 256 hashes. Source: C2SP tlog-tiles */
export const logTiles = k.table(
  "log_tiles",
  {
    level: k.int("level").notNull(),
    tileIndex: k.big("tile_index").notNull(),
    hashes: k.bytes("hashes").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.level, t.tileIndex] })],
);

/** Signed heads of the log. Rows are never changed or deleted. */
export const checkpoints = k.table("checkpoints", {
  size: k.big("size").primaryKey(),
  root: k.bytes("root").notNull(),
  /** The signed note, as C2SP tlog-checkpoint writes it. */
  note: k.text("note").notNull(),
  at: k.instant("at").notNull(),
});

/** Signed and stored before it is sent; mined; settled for good; or overtaken by another. */
export const ANCHOR_STATUSES = ["signed", "sent", "mined", "final", "dropped"] as const;

/** Each transaction that was signed to bring a checkpoint to a chain. */
export const anchors = k.table(
  "anchors",
  {
    txHash: k.text("tx_hash").primaryKey(),
    chainId: k.big("chain_id").notNull(),
    contract: k.text("contract").notNull(),
    prevSize: k.big("prev_size").notNull(),
    size: k
      .big("size")
      .notNull()
      .references(() => checkpoints.size),
    rawTx: k.text("raw_tx").notNull(),
    nonce: k.int("nonce").notNull(),
    status: k.oneOf("status", ANCHOR_STATUSES).notNull(),
    signedAt: k.instant("signed_at").notNull(),
    minedAt: k.instant("mined_at"),
    blockNumber: k.big("block_number"),
    gasUsed: k.big("gas_used"),
    /** What the chain shows for it; filled when it was mined. */
    evidence: k.json<ChainEvidence>("evidence"),
  },
  (t) => [
    k.check("anchors_status", isOneOf(t.status, ANCHOR_STATUSES)),
    k.check("anchors_growth", sql`${t.size} > ${t.prevSize}`),
    k.index("anchors_by_chain").on(t.chainId, t.contract, t.status, t.size),
  ],
);

/** Why the anchoring of a chain stands still: it holds more than our log, or another head. */
export const ANCHOR_ALARMS = ["more-entries", "other-head"] as const;

/** Chains that hold a head which is not ours. A row stays until the chain shows one of ours again. */
export const anchorAlarms = k.table(
  "anchor_alarms",
  {
    chainId: k.big("chain_id").notNull(),
    contract: k.text("contract").notNull(),
    kind: k.oneOf("kind", ANCHOR_ALARMS).notNull(),
    /** How many entries the chain's head covers. */
    size: k.big("size").notNull(),
    at: k.instant("at").notNull(),
  },
  (t) => [
    k.check("anchor_alarms_kind", isOneOf(t.kind, ANCHOR_ALARMS)),
    k.primaryKey({ columns: [t.chainId, t.contract] }),
  ],
);
