import { sql } from "drizzle-orm";
import { WORDS } from "~/domain/shared/event";
import { ERASURE_BASES } from "~/domain/transparency/erasure";
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

/** Entries whose salt and payload were deleted. The commitment stays, so that the place stays provable. */
export const erasures = k.table(
  "erasures",
  {
    logIndex: k
      .big("log_index")
      .primaryKey()
      .references(() => events.logIndex),
    /** HMAC-SHA-256 over the event that is gone: 32 bytes that say nothing without its salt. */
    commitment: k.bytes("commitment").notNull(),
    basis: k.oneOf("basis", ERASURE_BASES).notNull(),
    reasonSha256: k.text("reason_sha256").notNull(),
    at: k.instant("at").notNull(),
    /** Where in the log the erasure itself stands. */
    erasureIndex: k.big("erasure_index").notNull(),
  },
  (t) => [k.check("erasures_basis", isOneOf(t.basis, ERASURE_BASES))],
);

/** What outside witnesses signed over our checkpoints. Source: C2SP tlog-cosignature */
export const cosignatures = k.table(
  "cosignatures",
  {
    size: k
      .big("size")
      .notNull()
      .references(() => checkpoints.size),
    /** The witness's key name. */
    witness: k.text("witness").notNull(),
    /** Eight hexadecimal digits; a witness may sign with several keys. */
    keyId: k.text("key_id").notNull(),
    /** The signature line of the note, without its newline. */
    line: k.text("line").notNull(),
    /** The moment that the witness states, to the second. */
    signedAt: k.instant("signed_at").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.size, t.witness, t.keyId] })],
);

/** How far each witness has come, as far as we know. */
export const witnessStates = k.table("witness_states", {
  witness: k.text("witness").primaryKey(),
  /** Size of the newest checkpoint that it cosigned; 0 before the first. */
  cosignedSize: k.big("cosigned_size").notNull(),
  askedAt: k.instant("asked_at").notNull(),
  /** Why the last question brought no cosignature; null after one that did. */
  fault: k.text("fault"),
});

/** What a witness may hold against us: another history, or more entries than we have. */
export const WITNESS_ALARMS = ["other-history", "more-entries"] as const;

/** Witnesses whose record does not fit our log. A row stays until a person has looked. */
export const witnessAlarms = k.table(
  "witness_alarms",
  {
    witness: k.text("witness").primaryKey(),
    kind: k.oneOf("kind", WITNESS_ALARMS).notNull(),
    /** Size of the checkpoint that the witness shows. */
    size: k.big("size").notNull(),
    /** What the witness answered: a checkpoint signed by our own key is the proof of two histories. */
    evidence: k.text("evidence").notNull(),
    at: k.instant("at").notNull(),
  },
  (t) => [k.check("witness_alarms_kind", isOneOf(t.kind, WITNESS_ALARMS))],
);
