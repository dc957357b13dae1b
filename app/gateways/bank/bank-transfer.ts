import { createHash } from "node:crypto";
import type { BankAccount, PaymentProvider } from "../payment/payment-port";

export type BankOptions = { readonly account: BankAccount };

// Without 0 O 1 I L U: a depositor code is read from paper and typed on a phone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The text a company writes as the depositor's name, so that a transfer finds its instalment: `VS`
 * and eight letters from the instalment's id. It stays the same when the company opens the
 * instalment again, because an earlier transfer may be on its way; equal codes of two instalments
 * (1 in 6.5 × 10¹¹) are refused by the unique index on `provider_ref`.
 */
export function depositorCode(instalmentId: string): string {
  const digest = createHash("sha256").update(`depositor:${instalmentId}`).digest();
  const letters = Array.from(digest.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]);
  return `VS${letters.join("")}`;
}

/**
 * Payment to the programme's account. No machine sees that account: a programme manager reads the
 * statement and confirms, so the truth is always “waiting” here.
 */
export function bankTransfer(): PaymentProvider {
  const waiting = async (providerRef: string) =>
    ({ providerRef, state: "waiting", instalmentId: null, amount: null }) as const;
  return {
    method: "bank",
    open: async (order) => ({ providerRef: depositorCode(order.instalmentId), payUrl: null }),
    look: waiting,
    close: waiting,
  };
}
