import type { Instant } from "~/domain/shared/instant";
import { addKrw, type Krw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { accountIn, type MoneyContext, type MoneyFact, move, transferIdOf } from "./ledger";

export const CO_PAYMENT_STATUSES = ["due", "paid", "cancelled"] as const;
export type CoPaymentStatus = (typeof CO_PAYMENT_STATUSES)[number];
export const INSTALMENT_STATUSES = ["due", "opened", "paid", "cancelled"] as const;
export type InstalmentStatus = (typeof INSTALMENT_STATUSES)[number];
export const PAYMENT_METHODS = ["stripe", "bank"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** One payment of a co-payment, at most the charge limit of the round. */
export type Instalment = {
  readonly id: string;
  readonly number: number;
  readonly amountKrw: Krw;
  readonly status: InstalmentStatus;
  readonly method: PaymentMethod | null;
  /** How often it was opened at a provider; the last one counts. */
  readonly attempt: number;
  readonly providerRef: string | null;
  readonly payUrl: string | null;
  readonly openedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly confirmedBy: string | null;
  /** The transfer that booked what was owed. */
  readonly receiptId: string | null;
};

/** What a company owes beside the voucher for the approved lines of one review. */
export type CoPayment = {
  readonly id: string;
  readonly requestId: string;
  readonly reviewId: string;
  readonly companyId: string;
  readonly roundId: string;
  readonly amountKrw: Krw;
  readonly status: CoPaymentStatus;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  readonly paidAt: Instant | null;
  readonly instalments: readonly Instalment[];
};

/** Makes a co-payment fall due, in instalments that add up to it. */
export function fallDue(
  { actorId, at }: MoneyContext,
  due: {
    id: string;
    requestId: string;
    reviewId: string;
    companyId: string;
    roundId: string;
    dueAt: Instant;
    instalments: readonly { id: string; amountKrw: Krw }[];
  },
): { coPayment: CoPayment; fact: MoneyFact } {
  const amountKrw = addKrw(...due.instalments.map((each) => each.amountKrw));
  invariant(amountKrw > 0, "a co-payment of nothing is not due");
  const instalments = due.instalments.map((each, i) => ({ ...EMPTY, ...each, number: i + 1 }));
  const coPayment: CoPayment = {
    ...due,
    instalments,
    amountKrw,
    status: "due",
    createdAt: at,
    paidAt: null,
  };
  const { id, requestId, reviewId, companyId, roundId, dueAt } = due;
  const instalmentsKrw = due.instalments.map((each) => each.amountKrw);
  const facts = { requestId, reviewId, companyId, roundId, amountKrw, dueAt, instalmentsKrw };
  return { coPayment, fact: fact("co-payment-due", { id, actorId, at, facts }) };
}

const EMPTY = {
  status: "due",
  method: null,
  attempt: 0,
  providerRef: null,
  payUrl: null,
  openedAt: null,
  paidAt: null,
  confirmedBy: null,
  receiptId: null,
} as const;

export type Opening = {
  readonly instalmentId: string;
  readonly attempt: number;
  readonly method: PaymentMethod;
  readonly providerRef: string;
  readonly payUrl: string | null;
};

export type OpenRefusal =
  | { readonly code: "instalment-not-payable"; readonly status: InstalmentStatus }
  | { readonly code: "attempt-stale"; readonly attempt: number };

/**
 * Remembers that an instalment can be paid at a provider. The number of the attempt was part of
 * the provider's idempotency key, so the same attempt told twice is the same opening.
 * @returns the changed instalment and its fact, or no fact where it was known already
 */
export function openInstalment(
  { actorId, at }: MoneyContext,
  coPayment: CoPayment,
  opening: Opening,
): Outcome<{ instalment: Instalment; fact: MoneyFact | null }, OpenRefusal> {
  const known = instalmentOf(coPayment, opening.instalmentId);
  const { attempt, method, providerRef, payUrl } = opening;
  if (known.status === "paid" || known.status === "cancelled" || coPayment.status !== "due") {
    return refuse({ code: "instalment-not-payable", status: known.status });
  }
  if (attempt === known.attempt && providerRef === known.providerRef) {
    return accept({ instalment: known, fact: null });
  }
  if (attempt !== known.attempt + 1) {
    return refuse({ code: "attempt-stale", attempt: known.attempt });
  }
  const opened = { status: "opened", method, attempt, providerRef, payUrl, openedAt: at } as const;
  const facts = { instalmentId: known.id, number: known.number, method, attempt };
  return accept({
    instalment: { ...known, ...opened },
    fact: fact("instalment-opened", { id: coPayment.id, actorId, at, facts }),
  });
}

export type Payment = {
  /** How it came, whatever the instalment is open for now. */
  readonly method: PaymentMethod;
  readonly instalmentId: string;
  readonly providerRef: string;
  readonly amountKrw: Krw;
  /** The programme manager who saw a bank transfer, else null. */
  readonly confirmedBy: string | null;
};

export type Received = {
  /** `surplus`: nothing was owed any more; the money is booked and waits for its refund. */
  readonly state: "recorded" | "surplus";
  readonly instalment: Instalment | null;
  readonly isCoPaymentPaid: boolean;
  readonly facts: readonly MoneyFact[];
};

/** The transfer that books a payment: one for each payment a provider knows. */
export const receiptIdOf = (payment: Pick<Payment, "instalmentId" | "providerRef">): string =>
  transferIdOf("co-pay-received", causeOf(payment));

const causeOf = ({ instalmentId, providerRef }: Pick<Payment, "instalmentId" | "providerRef">) =>
  `${instalmentId}:${providerRef}`;

/**
 * Books money that arrived: payer → co-pay received. Money that is there is never refused, only an
 * amount that nobody asked for; whoever calls this has looked that `receiptIdOf` is not booked yet.
 */
export function receive(
  context: MoneyContext,
  coPayment: CoPayment,
  payment: Payment,
): Outcome<Received, { code: "amount-differs"; expectedKrw: Krw }> {
  const known = instalmentOf(coPayment, payment.instalmentId);
  const { actorId, at } = context;
  const { method, providerRef, amountKrw, confirmedBy } = payment;
  if (amountKrw !== known.amountKrw) {
    return refuse({ code: "amount-differs", expectedKrw: known.amountKrw });
  }
  const transfers = move(context, {
    reason: "co-pay-received",
    subjectId: known.id,
    cause: causeOf(payment),
    debit: accountIn(context, "payer", coPayment.companyId),
    credit: accountIn(context, "co-pay-received", coPayment.companyId),
    amountKrw,
  });
  const isOwed =
    coPayment.status === "due" && (known.status === "due" || known.status === "opened");
  const facts = { instalmentId: known.id, number: known.number, amountKrw, isSurplus: !isOwed };
  const paid = fact("instalment-paid", { id: coPayment.id, actorId, at, facts }, transfers);
  if (!isOwed) {
    return accept({ state: "surplus", instalment: null, isCoPaymentPaid: false, facts: [paid] });
  }
  const receiptId = receiptIdOf(payment);
  const by = { method, providerRef, confirmedBy, receiptId };
  const instalment = { ...known, ...by, status: "paid", paidAt: at } as const;
  const isCoPaymentPaid = coPayment.instalments.every(
    (each) => each.id === known.id || each.status === "paid",
  );
  const { requestId, reviewId } = coPayment;
  const whole = { requestId, reviewId, amountKrw: coPayment.amountKrw };
  const end = fact("co-payment-paid", { id: coPayment.id, actorId, at, facts: whole });
  return accept({
    state: "recorded",
    instalment,
    isCoPaymentPaid,
    facts: isCoPaymentPaid ? [paid, end] : [paid],
  });
}

/** Ends a co-payment that nobody has to pay any more. Money that came stays until it is refunded. */
export function cancelCoPayment({ actorId, at }: MoneyContext, coPayment: CoPayment): MoneyFact {
  const { id, requestId, reviewId, amountKrw } = coPayment;
  const facts = { requestId, reviewId, amountKrw };
  return fact("co-payment-cancelled", { id, actorId, at, facts });
}

export const hasPaidAnything = (coPayment: CoPayment): boolean =>
  coPayment.instalments.some((each) => each.status === "paid");

function instalmentOf(coPayment: CoPayment, instalmentId: string): Instalment {
  const known = coPayment.instalments.find((each) => each.id === instalmentId);
  invariant(known, `instalment ${instalmentId} is not of ${coPayment.id}`);
  return known;
}

function fact(
  type: string,
  {
    id,
    actorId,
    at,
    facts,
  }: {
    id: string;
    actorId: string;
    at: Instant;
    facts: MoneyFact["event"]["facts"];
  },
  transfers: MoneyFact["transfers"] = [],
): MoneyFact {
  return { event: { type, word: "voucher", subjectId: id, actorId, at, facts }, transfers };
}
