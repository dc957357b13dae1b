import { sql } from "drizzle-orm";
import { isOneOf, k } from "../dialect";
import { datasets } from "./catalogue";
import { dataUses } from "./grant";
import { organisations } from "./identity";

const CERTIFICATE_STATUSES = ["requested", "minted"] as const;

/** One certificate for each version of a dataset that its hospital wants certified. */
export const certificates = k.table(
  "certificates",
  {
    id: k.text("id").primaryKey(),
    datasetId: k
      .text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    version: k.int("version").notNull(),
    /** The institution that has the certificate now. */
    holderId: k
      .text("holder_id")
      .notNull()
      .references(() => organisations.id),
    status: k.oneOf("status", CERTIFICATE_STATUSES).notNull(),
    /** The token on the chain: an opaque 256-bit number in decimal digits. */
    tokenId: k.text("token_id").notNull(),
    /** SHA-256 of the version's catalogue record, hexadecimal. */
    recordSha256: k.text("record_sha256").notNull(),
    /** What the holder gets for each use of data under a grant, whole won. */
    usageFeeKrw: k.won("usage_fee_krw").notNull(),
    createdAt: k.instant("created_at").notNull(),
    mintedAt: k.instant("minted_at"),
    txHash: k.text("tx_hash"),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("certificates_status", isOneOf(t.status, CERTIFICATE_STATUSES)),
    k.check("certificates_fee", sql`${t.usageFeeKrw} >= 0`),
    k.uniqueIndex("certificates_by_version").on(t.datasetId, t.version),
    k.uniqueIndex("certificates_by_token").on(t.tokenId),
    k.index("certificates_by_holder").on(t.holderId),
  ],
);

const MOVE_STATUSES = ["requested", "done"] as const;

/** Each time that a certificate went from one institution to another. */
export const certificateTransfers = k.table(
  "certificate_transfers",
  {
    id: k.text("id").primaryKey(),
    certificateId: k
      .text("certificate_id")
      .notNull()
      .references(() => certificates.id),
    fromId: k
      .text("from_id")
      .notNull()
      .references(() => organisations.id),
    toId: k
      .text("to_id")
      .notNull()
      .references(() => organisations.id),
    status: k.oneOf("status", MOVE_STATUSES).notNull(),
    at: k.instant("at").notNull(),
    doneAt: k.instant("done_at"),
    txHash: k.text("tx_hash"),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("certificate_transfers_status", isOneOf(t.status, MOVE_STATUSES)),
    k.check("certificate_transfers_sides", sql`${t.fromId} <> ${t.toId}`),
    k.index("certificate_transfers_by_certificate").on(t.certificateId, t.at),
  ],
);

/** What a holder got for one use of data. Rows are never changed or deleted. */
export const usageFees = k.table(
  "usage_fees",
  {
    useId: k
      .text("use_id")
      .primaryKey()
      .references(() => dataUses.id),
    certificateId: k
      .text("certificate_id")
      .notNull()
      .references(() => certificates.id),
    holderId: k
      .text("holder_id")
      .notNull()
      .references(() => organisations.id),
    amountKrw: k.won("amount_krw").notNull(),
    /** SHA-256 of the canonical statement, hexadecimal; the log holds it too. */
    statementSha256: k.text("statement_sha256").notNull(),
    at: k.instant("at").notNull(),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("usage_fees_amount", sql`${t.amountKrw} > 0`),
    k.index("usage_fees_by_holder").on(t.holderId, t.at),
    k.index("usage_fees_by_certificate").on(t.certificateId),
  ],
);
