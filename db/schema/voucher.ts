import { sql } from "drizzle-orm";
import { PROJECT_CLASSES } from "~/domain/programme/round-rules";
import { isOneOf, k } from "../dialect";
import { organisations } from "./identity";
import { agreements, rounds } from "./programme";

export const vouchers = k.table(
  "vouchers",
  {
    id: k.text("id").primaryKey(),
    agreementId: k
      .text("agreement_id")
      .notNull()
      .references(() => agreements.id),
    companyId: k
      .text("company_id")
      .notNull()
      .references(() => organisations.id),
    roundId: k
      .text("round_id")
      .notNull()
      .references(() => rounds.id),
    projectClass: k.oneOf("project_class", PROJECT_CLASSES).notNull(),
    grantedKrw: k.won("granted_krw").notNull(),
    /** Exclusive end: no hold is placed from this moment on. */
    expiresAt: k.instant("expires_at").notNull(),
    createdAt: k.instant("created_at").notNull(),
  },
  (t) => [
    k.check("vouchers_granted", sql`${t.grantedKrw} > 0`),
    k.uniqueIndex("vouchers_by_agreement").on(t.agreementId),
    k.index("vouchers_by_company").on(t.companyId),
  ],
);

/** An account of the ledger, named by what it holds: `voucher:vou_…:available`. */
export const accounts = k.table(
  "accounts",
  {
    id: k.text("id").primaryKey(),
    kind: k.text("kind").notNull(),
    /** The round, voucher, company or hospital whose money it is. */
    ownerId: k.text("owner_id").notNull(),
    roundId: k.text("round_id").notNull(),
    /** Sources (the state, a payer) may go below zero; nothing else may. */
    mayGoNegative: k.bool("may_go_negative").notNull(),
    /** Credits less debits. Always equal to the sum of the transfers; verify-ledger recomputes it. */
    balanceKrw: k.won("balance_krw").notNull(),
  },
  (t) => [
    k.check("accounts_floor", sql`${t.mayGoNegative} or ${t.balanceKrw} >= 0`),
    k.index("accounts_by_round").on(t.roundId, t.kind),
    k.index("accounts_by_owner").on(t.ownerId),
  ],
);

/** One debit and one credit of the same whole amount. Rows are never changed or deleted. */
export const transfers = k.table(
  "transfers",
  {
    id: k.text("id").primaryKey(),
    debitAccountId: k
      .text("debit_account_id")
      .notNull()
      .references(() => accounts.id),
    creditAccountId: k
      .text("credit_account_id")
      .notNull()
      .references(() => accounts.id),
    amountKrw: k.won("amount_krw").notNull(),
    reason: k.text("reason").notNull(),
    /** The hold, instalment or agreement this money moved for. */
    subjectId: k.text("subject_id").notNull(),
    requestId: k.text("request_id"),
    roundId: k.text("round_id").notNull(),
    ruleVersion: k.text("rule_version").notNull(),
    actorId: k.text("actor_id").notNull(),
    /** The transfer that this one undoes; at most once. */
    reversesId: k.text("reverses_id"),
    /** Where in the log the event stands that moved the money. */
    logIndex: k.big("log_index").notNull(),
    at: k.instant("at").notNull(),
  },
  (t) => [
    k.check("transfers_amount", sql`${t.amountKrw} > 0`),
    k.check("transfers_two_sides", sql`${t.debitAccountId} <> ${t.creditAccountId}`),
    k.uniqueIndex("transfers_reversed_once").on(t.reversesId),
    k.index("transfers_by_debit").on(t.debitAccountId, t.at),
    k.index("transfers_by_credit").on(t.creditAccountId, t.at),
    k.index("transfers_by_round").on(t.roundId, t.at),
    k.index("transfers_by_request").on(t.requestId),
    // SQLite allows no table name before a column here.
    k.index("transfers_of_receipts").on(t.subjectId).where(sql.raw("reason = 'co-pay-received'")),
  ],
);

const HOLD_STATUSES = ["active", "settled", "released", "expired"] as const;

/** Voucher credit reserved for one line of a request. */
export const holds = k.table(
  "holds",
  {
    id: k.text("id").primaryKey(),
    voucherId: k
      .text("voucher_id")
      .notNull()
      .references(() => vouchers.id),
    requestId: k.text("request_id").notNull(),
    lineId: k.text("line_id").notNull(),
    amountKrw: k.won("amount_krw").notNull(),
    status: k.oneOf("status", HOLD_STATUSES).notNull(),
    placedAt: k.instant("placed_at").notNull(),
    expiresAt: k.instant("expires_at").notNull(),
    resolvedAt: k.instant("resolved_at"),
  },
  (t) => [
    k.check("holds_status", isOneOf(t.status, HOLD_STATUSES)),
    k.check("holds_amount", sql`${t.amountKrw} >= 0`),
    k.uniqueIndex("holds_by_line").on(t.lineId),
    k.index("holds_by_request").on(t.requestId),
    k.index("holds_by_status").on(t.status, t.expiresAt),
  ],
);

const CO_PAYMENT_STATUSES = ["due", "paid", "cancelled"] as const;

/** What a company owes beside the voucher for the approved lines of one review. */
export const coPayments = k.table(
  "co_payments",
  {
    id: k.text("id").primaryKey(),
    requestId: k.text("request_id").notNull(),
    reviewId: k.text("review_id").notNull(),
    companyId: k
      .text("company_id")
      .notNull()
      .references(() => organisations.id),
    roundId: k
      .text("round_id")
      .notNull()
      .references(() => rounds.id),
    amountKrw: k.won("amount_krw").notNull(),
    status: k.oneOf("status", CO_PAYMENT_STATUSES).notNull(),
    createdAt: k.instant("created_at").notNull(),
    dueAt: k.instant("due_at").notNull(),
    paidAt: k.instant("paid_at"),
  },
  (t) => [
    k.check("co_payments_status", isOneOf(t.status, CO_PAYMENT_STATUSES)),
    k.check("co_payments_amount", sql`${t.amountKrw} > 0`),
    k.uniqueIndex("co_payments_by_review").on(t.reviewId),
    k.index("co_payments_by_company").on(t.companyId, t.status),
    k.index("co_payments_by_request").on(t.requestId),
  ],
);

const INSTALMENT_STATUSES = ["due", "opened", "paid", "cancelled"] as const;
const METHODS = ["stripe", "bank"] as const;

/** One payment of a co-payment, at most the charge limit of the round. */
export const instalments = k.table(
  "instalments",
  {
    id: k.text("id").primaryKey(),
    coPaymentId: k
      .text("co_payment_id")
      .notNull()
      .references(() => coPayments.id),
    number: k.int("number").notNull(),
    amountKrw: k.won("amount_krw").notNull(),
    status: k.oneOf("status", INSTALMENT_STATUSES).notNull(),
    method: k.oneOf("method", METHODS),
    /** Counts openings; part of the idempotency key that the provider sees. */
    attempt: k.int("attempt").notNull(),
    /** The provider's id of the attempt, or the depositor code of a bank transfer. */
    providerRef: k.text("provider_ref"),
    payUrl: k.text("pay_url"),
    openedAt: k.instant("opened_at"),
    paidAt: k.instant("paid_at"),
    /** The programme manager who saw the transfer on the account. */
    confirmedBy: k.text("confirmed_by"),
    /** The transfer that booked what was owed; any other money that came for it is surplus. */
    receiptId: k.text("receipt_id"),
  },
  (t) => [
    k.check("instalments_status", isOneOf(t.status, INSTALMENT_STATUSES)),
    k.check("instalments_amount", sql`${t.amountKrw} > 0`),
    k.uniqueIndex("instalments_by_number").on(t.coPaymentId, t.number),
    k.uniqueIndex("instalments_by_provider").on(t.providerRef),
  ],
);

/**
 * Each time a company chose to pay by bank. A transfer may be under way when the company changes to
 * a card or the co-payment ends, so what was told to a depositor stays known.
 */
export const bankOpenings = k.table(
  "bank_openings",
  {
    depositorCode: k.text("depositor_code").primaryKey(),
    instalmentId: k
      .text("instalment_id")
      .notNull()
      .references(() => instalments.id),
    openedAt: k.instant("opened_at").notNull(),
    /** When a programme manager confirmed the transfer. */
    receivedAt: k.instant("received_at"),
  },
  (t) => [
    k.index("bank_openings_by_instalment").on(t.instalmentId),
    k.index("bank_openings_by_arrival").on(t.receivedAt, t.openedAt),
  ],
);

/** Notices of the payment provider that were handled; a repeat finds itself here. */
export const paymentNotices = k.table("payment_notices", {
  id: k.text("id").primaryKey(),
  kind: k.text("kind").notNull(),
  receivedAt: k.instant("received_at").notNull(),
});
