/** What the double remembers. Amounts are whole won; times are UTC seconds, as in Stripe's API. */
import { randomBytes } from "node:crypto";

export type DoubleIntent = {
  id: string;
  object: "payment_intent";
  amount: number;
  amount_received: number;
  currency: string;
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled";
  metadata: Record<string, string>;
  created: number;
  livemode: false;
};

export type DoubleSession = {
  id: string;
  object: "checkout.session";
  mode: "payment";
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  amount_total: number;
  currency: string;
  locale: string | null;
  client_reference_id: string | null;
  metadata: Record<string, string>;
  allowed_payment_method_types: string[] | null;
  success_url: string | null;
  cancel_url: string | null;
  expires_at: number;
  created: number;
  livemode: false;
  payment_intent: string | null;
  url: string | null;
};

export type DoubleLine = {
  id: string;
  object: "item";
  description: string;
  quantity: number;
  amount_total: number;
  currency: string;
};

export type DoubleRefund = {
  id: string;
  object: "refund";
  amount: number;
  currency: string;
  payment_intent: string;
  status: "succeeded";
  created: number;
};

export type DoubleEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  livemode: false;
  type: string;
  data: { object: DoubleSession | DoubleRefund };
};

/** The API version that the pinned SDK speaks. */
export const API_VERSION = "2026-10-28.endive";

export class Memory {
  readonly sessions = new Map<string, DoubleSession>();
  readonly lines = new Map<string, DoubleLine[]>();
  /** What a session's intent will carry; Checkout makes the intent when the payer pays. */
  readonly intentMetadata = new Map<string, Record<string, string>>();
  readonly intents = new Map<string, DoubleIntent>();
  readonly refunds = new Map<string, DoubleRefund>();
  readonly events: DoubleEvent[] = [];

  constructor(readonly nowMs: () => number) {}

  /** UTC seconds. */
  now(): number {
    return Math.floor(this.nowMs() / 1_000);
  }

  /** Random, so that a restarted double never gives an id that a database already holds. */
  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString("hex")}`;
  }

  /** Keeps what happened, with the object as it is at this moment. */
  tell(type: string, object: DoubleSession | DoubleRefund): DoubleEvent {
    const event: DoubleEvent = {
      id: this.newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: this.now(),
      livemode: false,
      type,
      data: { object: structuredClone(object) },
    };
    this.events.push(event);
    return event;
  }
}
