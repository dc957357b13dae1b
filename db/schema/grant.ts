import { sql } from "drizzle-orm";
import { GRANT_STATUSES } from "~/domain/access/states";
import { isOneOf, k } from "../dialect";
import { requestLines, requests } from "./access";
import { datasets } from "./catalogue";
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
