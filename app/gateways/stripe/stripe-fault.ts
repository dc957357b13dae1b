import Stripe from "stripe";
import { GatewayFault } from "../gateway-fault";

function faultOf(cause: unknown): GatewayFault {
  const fault = (code: string, retriable: boolean) => new GatewayFault(code, { retriable, cause });
  const { errors } = Stripe;
  if (cause instanceof errors.StripeConnectionError) return fault("stripe-unreachable", true);
  if (cause instanceof errors.StripeRateLimitError) return fault("stripe-busy", true);
  // The key was used with another body within its day: asking again would answer the same.
  if (cause instanceof errors.StripeIdempotencyError) return fault("stripe-key-reused", false);
  if (cause instanceof errors.StripeAuthenticationError) return fault("stripe-key-refused", false);
  if (cause instanceof errors.StripeError) {
    const status = cause.statusCode ?? 500;
    if (status === 404) return fault("stripe-unknown-payment", false);
    const isPassing = status >= 500 || status === 409 || status === 429;
    return fault(isPassing ? "stripe-unavailable" : "stripe-refused", isPassing);
  }
  return fault("stripe-unreadable", false);
}

/** Waits for a call to Stripe and names what went wrong. @throws GatewayFault */
export async function asFault<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (cause) {
    throw faultOf(cause);
  }
}
