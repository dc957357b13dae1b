import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";

/** How a company can pay an instalment of its co-pay; the words of the instalments table. */
export const PAYMENT_METHODS = ["stripe", "bank"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** One attempt to collect one instalment. Everything in it is stored before the provider is asked. */
export type PaymentOrder = {
  /** Makes a repeat harmless: `copay:{coPayment}:{number}:{attempt}`. The same key, the same payment. */
  readonly key: string;
  readonly coPaymentId: string;
  readonly instalmentId: string;
  readonly amount: Krw;
  /** When the attempt was written down; its end is counted from here so that a repeat is identical. */
  readonly openedAt: Instant;
  /** What the payer reads beside the amount. */
  readonly label: string;
  /** Absolute addresses the payer returns to. */
  readonly successUrl: string;
  readonly cancelUrl: string;
};

export type OpenedPayment = {
  /** The provider's id of the attempt, or the depositor code of a bank transfer. */
  readonly providerRef: string;
  /** Where the payer goes; null when our own page tells how to pay. */
  readonly payUrl: string | null;
};

/** `pending`: the payer is done, the money is not there yet. */
export const PAYMENT_STATES = ["waiting", "pending", "paid", "ended"] as const;

/** What the provider itself says about an attempt: the only thing that makes an instalment paid. */
export type PaymentTruth = {
  readonly providerRef: string;
  readonly state: (typeof PAYMENT_STATES)[number];
  readonly instalmentId: string | null;
  readonly amount: Krw | null;
};

/** One way to collect money. Every method may be repeated without harm. @throws GatewayFault */
export type PaymentProvider = {
  readonly method: PaymentMethod;
  open(order: PaymentOrder): Promise<OpenedPayment>;
  /** Asks for the truth about an attempt. */
  look(providerRef: string): Promise<PaymentTruth>;
  /** Ends an attempt so that nobody can pay it any more; answers what it ended as. */
  close(providerRef: string): Promise<PaymentTruth>;
};

/** A signed notice of a provider. It is a hint: what happened is asked with `look`. */
export type PaymentNotice = {
  readonly id: string;
  readonly kind: string;
  /** The attempt it speaks of; null for a kind that we do not follow. */
  readonly providerRef: string | null;
};

export type NoticeReader = {
  /** @returns null when the signature, the time or the form is not right */
  readNotice(body: Uint8Array, signature: string | null, at: Instant): PaymentNotice | null;
};

/** Where a bank transfer goes. Invented in the demo world, and marked so on the page. */
export type BankAccount = {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
  readonly isInvented: boolean;
};

/** The payment port as the runtime holds it: bank transfer always, Stripe where there is a key. */
export type Payments = {
  /** The methods a company is offered; the first is the default. */
  readonly offered: readonly PaymentMethod[];
  readonly account: BankAccount;
  provider(method: PaymentMethod): PaymentProvider;
  readonly notices: NoticeReader | null;
};
