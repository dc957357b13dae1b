import { type BankOptions, bankTransfer } from "../bank/bank-transfer";
import { GatewayFault } from "../gateway-fault";
import { noticeReader } from "../stripe/notices";
import { type StripeOptions, stripeCheckout } from "../stripe/stripe-checkout";
import type { PaymentMethod, PaymentProvider, Payments } from "./payment-port";

export type PaymentOptions = {
  /** Absent without a Stripe key: bank transfer is then the only method. */
  readonly stripe?: (StripeOptions & { readonly webhookSecret: string }) | undefined;
  readonly bank: BankOptions;
};

/** Builds the payment port: with a key both methods are offered, without one bank transfer alone. */
export function openPayments({ stripe, bank }: PaymentOptions): Payments {
  const providers = new Map<PaymentMethod, PaymentProvider>();
  if (stripe) providers.set("stripe", stripeCheckout(stripe));
  providers.set("bank", bankTransfer());
  return {
    offered: [...providers.keys()],
    account: bank.account,
    notices: stripe ? noticeReader(stripe.webhookSecret) : null,
    provider(method) {
      const provider = providers.get(method);
      if (provider) return provider;
      // The key was taken out while an attempt was open; it is looked at when the key is back.
      throw new GatewayFault(`${method}-not-configured`, { retriable: true, cause: undefined });
    },
  };
}
