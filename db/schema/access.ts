import { sql } from "drizzle-orm";
import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { Dossier } from "~/domain/access/dossier";
import {
  DECISION_OUTCOMES,
  LINE_STATUSES,
  REQUEST_STATUSES,
  REVIEW_STATUSES,
  VOTE_CHOICES,
} from "~/domain/access/states";
import { PROJECT_CLASSES } from "~/domain/programme/round-rules";
import { isOneOf, k } from "../dialect";
import { datasets } from "./catalogue";
import { committees } from "./committee";
import { organisations, people } from "./identity";
import { agreements, rounds } from "./programme";
import { vouchers } from "./voucher";

/** A data access request over datasets of one or several hospitals; while `draft` it is the basket. */
export const requests = k.table(
  "data_access_requests",
  {
    id: k.text("id").primaryKey(),
    companyId: k
      .text("company_id")
      .notNull()
      .references(() => organisations.id),
    createdBy: k
      .text("created_by")
      .notNull()
      .references(() => people.id),
    status: k.oneOf("status", REQUEST_STATUSES).notNull(),
    dossier: k.json<Dossier>("dossier").notNull(),
    /** Grows with each saved change of the draft; a save names the one it saw. */
    version: k.int("version").notNull(),
    roundId: k.text("round_id").references(() => rounds.id),
    agreementId: k.text("agreement_id").references(() => agreements.id),
    voucherId: k.text("voucher_id").references(() => vouchers.id),
    projectClass: k.oneOf("project_class", PROJECT_CLASSES),
    totalKrw: k.won("total_krw"),
    voucherKrw: k.won("voucher_krw"),
    coPayKrw: k.won("co_pay_krw"),
    ruleVersion: k.text("rule_version"),
    createdAt: k.instant("created_at").notNull(),
    updatedAt: k.instant("updated_at").notNull(),
    submittedAt: k.instant("submitted_at"),
    closedAt: k.instant("closed_at"),
    /** Why the company took it back, in its own words; the log keeps their digest. */
    withdrawalReason: k.text("withdrawal_reason"),
  },
  (t) => [
    k.check("requests_status", isOneOf(t.status, REQUEST_STATUSES)),
    k.index("requests_by_company").on(t.companyId, t.status),
  ],
);

export const requestLines = k.table(
  "request_lines",
  {
    id: k.text("id").primaryKey(),
    requestId: k
      .text("request_id")
      .notNull()
      .references(() => requests.id),
    datasetId: k
      .text("dataset_id")
      .notNull()
      .references(() => datasets.id),
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    reviewId: k.text("review_id"),
    status: k.oneOf("status", LINE_STATUSES).notNull(),
    /** Frozen at submission, whole won; null in a draft. Voucher part and co-pay add up to the price. */
    priceKrw: k.won("price_krw"),
    voucherKrw: k.won("voucher_krw"),
    coPayKrw: k.won("co_pay_krw"),
    addedAt: k.instant("added_at").notNull(),
  },
  (t) => [
    k.check("request_lines_status", isOneOf(t.status, LINE_STATUSES)),
    k.check(
      "request_lines_sum",
      sql`${t.priceKrw} is null or ${t.priceKrw} = ${t.voucherKrw} + ${t.coPayKrw}`,
    ),
    k.uniqueIndex("request_lines_by_dataset").on(t.requestId, t.datasetId),
    k.index("request_lines_by_review").on(t.reviewId),
    k.index("request_lines_of_dataset").on(t.datasetId),
  ],
);

export const attachments = k.table(
  "attachments",
  {
    id: k.text("id").primaryKey(),
    requestId: k
      .text("request_id")
      .notNull()
      .references(() => requests.id),
    name: k.text("name").notNull(),
    mediaType: k.text("media_type").notNull(),
    sha256: k.text("sha256").notNull(),
    content: k.bytes("content").notNull(),
    addedAt: k.instant("added_at").notNull(),
  },
  (t) => [k.index("attachments_by_request").on(t.requestId)],
);

/** The case of one request before the committee of one hospital. */
export const reviews = k.table(
  "reviews",
  {
    id: k.text("id").primaryKey(),
    requestId: k
      .text("request_id")
      .notNull()
      .references(() => requests.id),
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    committeeId: k
      .text("committee_id")
      .notNull()
      .references(() => committees.id),
    /** The policy in force when the case came in; later changes do not touch it. */
    policy: k.json<CommitteePolicy>("policy").notNull(),
    policyVersion: k.int("policy_version").notNull(),
    status: k.oneOf("status", REVIEW_STATUSES).notNull(),
    openedAt: k.instant("opened_at").notNull(),
    /** The day the committee itself promises; there is no statutory deadline. */
    dueAt: k.instant("due_at").notNull(),
    decidedAt: k.instant("decided_at"),
  },
  (t) => [
    k.check("reviews_status", isOneOf(t.status, REVIEW_STATUSES)),
    k.uniqueIndex("reviews_by_hospital").on(t.requestId, t.hospitalId),
    k.index("reviews_of_committee").on(t.committeeId, t.status),
  ],
);

/** A member's declaration for one case: with a conflict, the member neither votes nor counts. */
export const conflictDeclarations = k.table(
  "conflict_declarations",
  {
    reviewId: k
      .text("review_id")
      .notNull()
      .references(() => reviews.id),
    memberId: k
      .text("member_id")
      .notNull()
      .references(() => people.id),
    hasConflict: k.bool("has_conflict").notNull(),
    reason: k.text("reason").notNull(),
    at: k.instant("at").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.reviewId, t.memberId] })],
);

/** A member who joins one case only, because conflicts left its committee without a quorum. */
export const reviewSubstitutes = k.table(
  "review_substitutes",
  {
    reviewId: k
      .text("review_id")
      .notNull()
      .references(() => reviews.id),
    personId: k
      .text("person_id")
      .notNull()
      .references(() => people.id),
    isExternal: k.bool("is_external").notNull(),
    appointedBy: k
      .text("appointed_by")
      .notNull()
      .references(() => people.id),
    at: k.instant("at").notNull(),
  },
  (t) => [
    k.primaryKey({ columns: [t.reviewId, t.personId] }),
    k.index("review_substitutes_by_person").on(t.personId),
  ],
);

export const votes = k.table(
  "votes",
  {
    id: k.text("id").primaryKey(),
    reviewId: k
      .text("review_id")
      .notNull()
      .references(() => reviews.id),
    lineId: k
      .text("line_id")
      .notNull()
      .references(() => requestLines.id),
    memberId: k
      .text("member_id")
      .notNull()
      .references(() => people.id),
    choice: k.oneOf("choice", VOTE_CHOICES).notNull(),
    reason: k.text("reason").notNull(),
    /** Conditions proposed with an approval, one a line of text. */
    conditions: k.json<readonly string[]>("conditions").notNull(),
    at: k.instant("at").notNull(),
  },
  (t) => [
    k.check("votes_choice", isOneOf(t.choice, VOTE_CHOICES)),
    k.uniqueIndex("votes_once").on(t.lineId, t.memberId),
    k.index("votes_by_review").on(t.reviewId),
  ],
);

export const decisions = k.table(
  "decisions",
  {
    id: k.text("id").primaryKey(),
    reviewId: k
      .text("review_id")
      .notNull()
      .references(() => reviews.id),
    lineId: k
      .text("line_id")
      .notNull()
      .references(() => requestLines.id),
    outcome: k.oneOf("outcome", DECISION_OUTCOMES).notNull(),
    conditions: k.json<readonly string[]>("conditions").notNull(),
    tally: k
      .json<{ approve: number; refuse: number; abstain: number; seats: number; quorum: number }>(
        "tally",
      )
      .notNull(),
    policyVersion: k.int("policy_version").notNull(),
    at: k.instant("at").notNull(),
    /** Where in the log the decision stands. */
    logIndex: k.big("log_index").notNull(),
  },
  (t) => [
    k.check("decisions_outcome", isOneOf(t.outcome, DECISION_OUTCOMES)),
    k.uniqueIndex("decisions_by_line").on(t.lineId),
  ],
);

/** The people of the company whom a request names: only they are given visas. */
export const requestTeam = k.table(
  "request_team",
  {
    requestId: k
      .text("request_id")
      .notNull()
      .references(() => requests.id),
    personId: k
      .text("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [k.primaryKey({ columns: [t.requestId, t.personId] })],
);
