import { sql } from "drizzle-orm";
import { DATA_USE_KINDS } from "~/domain/access/grant/data-use";
import { GRANT_STATUSES } from "~/domain/access/states";
import { isOneOf, k } from "../dialect";
import { requestLines, requests } from "./access";
import { datasets } from "./catalogue";
import { nodeKeys } from "./federation";
import { organisations, people } from "./identity";
import { agreements } from "./programme";

/** Team × dataset × purpose × agreement × period. */
export const grants = k.table(
  "grants",
  {
    id: k.text("id").primaryKey(),
    requestId: k
      .text("request_id")
      .notNull()
      .references(() => requests.id),
    lineId: k
      .text("line_id")
      .notNull()
      .references(() => requestLines.id),
    /** The company whose named team may use the data. */
    companyId: k
      .text("company_id")
      .notNull()
      .references(() => organisations.id),
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    datasetId: k
      .text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    purposeSha256: k.text("purpose_sha256").notNull(),
    agreementId: k
      .text("agreement_id")
      .notNull()
      .references(() => agreements.id),
    from: k.instant("valid_from").notNull(),
    until: k.instant("valid_until").notNull(),
    status: k.oneOf("status", GRANT_STATUSES).notNull(),
    endedAt: k.instant("ended_at"),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("grants_status", isOneOf(t.status, GRANT_STATUSES)),
    k.check("grants_period", sql`${t.from} < ${t.until}`),
    k.uniqueIndex("grants_by_line").on(t.lineId),
    k.index("grants_by_company").on(t.companyId, t.status),
    k.index("grants_by_hospital").on(t.hospitalId, t.status),
    k.index("grants_by_status").on(t.status, t.until),
  ],
);

/** Visas that were issued, by their `jti`; the token itself is never kept. */
export const visas = k.table(
  "visas",
  {
    id: k.text("id").primaryKey(),
    grantId: k
      .text("grant_id")
      .notNull()
      .references(() => grants.id),
    personId: k
      .text("person_id")
      .notNull()
      .references(() => people.id),
    issuedAt: k.instant("issued_at").notNull(),
    expiresAt: k.instant("expires_at").notNull(),
  },
  (t) => [k.index("visas_by_grant").on(t.grantId)],
);

/** Each use of data under a grant, as the institution that served it reported. Never changed. */
export const dataUses = k.table(
  "data_uses",
  {
    id: k.text("id").primaryKey(),
    grantId: k
      .text("grant_id")
      .notNull()
      .references(() => grants.id),
    visaId: k
      .text("visa_id")
      .notNull()
      .references(() => visas.id),
    kind: k.oneOf("kind", DATA_USE_KINDS).notNull(),
    /** SHA-256 of what was served: the file, or the text of the query. Hexadecimal. */
    objectSha256: k.text("object_sha256").notNull(),
    /** Bytes of a file, rows of an answer. */
    amount: k.big("amount").notNull(),
    servedAt: k.instant("served_at").notNull(),
    recordedAt: k.instant("recorded_at").notNull(),
    /** The reporter's own number of this report: the same one twice is one use. */
    reportId: k.text("report_id").notNull(),
    nodeKeyId: k
      .text("node_key_id")
      .notNull()
      .references(() => nodeKeys.id),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("data_uses_kind", isOneOf(t.kind, DATA_USE_KINDS)),
    k.check("data_uses_amount", sql`${t.amount} >= 0`),
    k.uniqueIndex("data_uses_by_report").on(t.nodeKeyId, t.reportId),
    k.index("data_uses_by_grant").on(t.grantId, t.servedAt),
  ],
);

/** A use that was reported although no grant allowed it then. Kept without what was served. Never changed. */
export const refusedUses = k.table(
  "refused_uses",
  {
    nodeKeyId: k
      .text("node_key_id")
      .notNull()
      .references(() => nodeKeys.id),
    reportId: k.text("report_id").notNull(),
    grantId: k
      .text("grant_id")
      .notNull()
      .references(() => grants.id),
    /** Why: the code of the refusal. */
    code: k.text("code").notNull(),
    servedAt: k.instant("served_at").notNull(),
    recordedAt: k.instant("recorded_at").notNull(),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.primaryKey({ columns: [t.nodeKeyId, t.reportId] }),
    k.index("refused_uses_by_grant").on(t.grantId, t.servedAt),
  ],
);

/** A data office has looked through the access records of one month. Never changed. */
export const accessChecks = k.table(
  "access_checks",
  {
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    /** The Korean calendar month, `YYYY-MM`. */
    month: k.text("month").notNull(),
    checkedBy: k
      .text("checked_by")
      .notNull()
      .references(() => people.id),
    checkedAt: k.instant("checked_at").notNull(),
    /** How many uses and refused uses the records had at that moment. */
    uses: k.int("uses").notNull(),
    refused: k.int("refused").notNull(),
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.hospitalId, t.month] })],
);
