import { sql } from "drizzle-orm";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import type { Checked } from "~/domain/transparency/monitoring/report";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { isOneOf, k } from "../dialect";
import { checkpoints } from "./transparency";

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
    /** What the sender pays at most for a unit of gas, in wei, as decimal digits. */
    feePerGas: k.text("fee_per_gas"),
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
    k.index("anchors_by_moment").on(t.signedAt, t.size),
    k.index("anchors_by_cost").on(t.chainId, t.signedAt),
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

/** How far each chain has come, whether it answers, and what it has cost today. */
export const chainStates = k.table("chain_states", {
  /** The chain's name in the settings. */
  name: k.text("name").primaryKey(),
  profile: k.text("profile").notNull(),
  chainId: k.big("chain_id").notNull(),
  contract: k.text("contract").notNull(),
  /** Entries under the newest head that the chain has accepted, and under the newest final one. */
  headSize: k.big("head_size").notNull(),
  finalSize: k.big("final_size").notNull(),
  checkedAt: k.instant("checked_at").notNull(),
  /** Why the chain could not be asked; null while it answers. */
  fault: k.text("fault"),
});

/** What the hub's own monitor found each time that it looked at everything. */
export const monitorReports = k.table("monitor_reports", {
  at: k.instant("at").primaryKey(),
  /** How many entries were checked. */
  entries: k.big("entries").notNull(),
  grantsInForce: k.int("grants_in_force").notNull(),
  durationMs: k.int("duration_ms").notNull(),
  findings: k.json<readonly Finding[]>("findings").notNull(),
  /** How much was looked at; a report without it or without its signature is not ours. */
  checked: k.json<Checked>("checked"),
  /** Ed25519 of the log's key over the whole report. */
  signature: k.bytes("signature"),
});
