import Stripe from "stripe";
import type { NoticeReader, PaymentNotice } from "../payment/payment-port";

/** How far a notice's time may lie behind or before ours, in seconds. */
const TOLERANCE_S = 300;

const FOLLOWED: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
]);

/** The latest time that the header claims, in seconds; the SDK only looks whether it is too old. */
function signedAt(signature: string): number {
  const items = signature.split(",").map((item) => item.trim());
  return Math.max(...items.filter((item) => item.startsWith("t=")).map((t) => Number(t.slice(2))));
}

function noticeOf(body: Uint8Array): PaymentNotice | null {
  const event: unknown = JSON.parse(new TextDecoder().decode(body));
  if (typeof event !== "object" || event === null) return null;
  const { id, type, data } = event as { id?: unknown; type?: unknown; data?: { object?: unknown } };
  if (typeof id !== "string" || id.length > 255 || typeof type !== "string") return null;
  const subject = (data?.object ?? {}) as { id?: unknown };
  const isFollowed = FOLLOWED.has(type) && typeof subject.id === "string";
  return { id, kind: type, providerRef: isFollowed ? String(subject.id) : null };
}

/**
 * Reads Stripe's signed notices. The signature covers the exact bytes of the body: parsed and
 * written again, or read as text without its byte order mark, it no longer fits.
 * @param secret the endpoint's signing secret, `whsec_…`
 */
export function noticeReader(secret: string): NoticeReader {
  const { signature: verifier } = Stripe.webhooks;
  return {
    readNotice(body, signature, at) {
      if (!signature || !verifier) return null;
      const now = Math.floor(at / 1_000);
      // The SDK accepts any time in the future; a stolen clock must not make a notice live longer.
      if (!(signedAt(signature) <= now + TOLERANCE_S)) return null;
      try {
        // A tolerance of zero would switch the check off, so it is always named.
        verifier.verifyHeader(body, signature, secret, TOLERANCE_S, undefined, at);
        return noticeOf(body);
      } catch {
        // why: every reason to doubt a notice has the same answer, 400, and Stripe sends it again.
        return null;
      }
    },
  };
}
