/** `/v1/…` of the double: which operation a call means, behind the key and the idempotency shelf. */
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { createSession, expireSession, sessionOf } from "./checkout";
import { readForm } from "./form-body";
import type { DoubleSession, Memory } from "./ledger-of-double";
import { createRefund, intentOf } from "./refunds";
import { notFound, StripeRefusal } from "./refusal";

export type Answer = { readonly status: number; readonly body: unknown };

const KEPT_MS = 24 * 3_600_000;

/**
 * Stripe's promise for a key: the same answer for the same request for a day, faults of the server
 * included; another request under the key is an error; a refused request is not kept.
 */
export class IdempotencyShelf {
  private readonly kept = new Map<string, { hash: string; answer: Answer; at: number }>();

  constructor(private readonly nowMs: () => number) {}

  /** @throws StripeRefusal when the key was used for another request */
  find(key: string, request: string): Answer | null {
    const found = this.kept.get(key);
    if (!found || this.nowMs() - found.at >= KEPT_MS) return null;
    if (found.hash === this.hash(request)) return found.answer;
    throw new StripeRefusal(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters: ${key}`,
    });
  }

  keep(key: string, request: string, answer: Answer): void {
    this.kept.set(key, { hash: this.hash(request), answer, at: this.nowMs() });
  }

  private hash(request: string): string {
    return createHash("sha256").update(request).digest("hex");
  }
}

export type ApiCall = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
};

export type ApiPlace = {
  readonly memory: Memory;
  readonly shelf: IdempotencyShelf;
  readonly secretKey: string;
  readonly baseUrl: string;
};

const listOf = (url: string, data: readonly unknown[]) => ({
  object: "list",
  url,
  has_more: false,
  data,
});

function expanded(memory: Memory, session: DoubleSession, expand: readonly string[]): unknown {
  const intent = session.payment_intent && memory.intents.get(session.payment_intent);
  return expand.includes("payment_intent") && intent
    ? { ...session, payment_intent: intent }
    : session;
}

function perform(call: ApiCall, { memory, baseUrl }: ApiPlace): unknown {
  const { pathname, searchParams } = new URL(call.path, baseUrl);
  const [, , group, ...rest] = pathname.split("/");
  const operation = `${call.method} ${[group, ...rest].join("/")}`;
  const expand = [...searchParams].filter(([key]) => key.startsWith("expand")).map(([, v]) => v);
  if (operation === "POST checkout/sessions") {
    return createSession(memory, readForm(call.body), baseUrl);
  }
  if (group === "checkout" && rest[0] === "sessions" && rest[1]) {
    const [, id, sub] = rest;
    if (call.method === "POST" && sub === "expire") return expireSession(memory, id ?? "");
    const session = sessionOf(memory, id ?? "");
    if (call.method === "GET" && sub === "line_items") {
      return listOf(pathname, memory.lines.get(session.id) ?? []);
    }
    if (call.method === "GET" && !sub) return expanded(memory, session, expand);
  }
  if (operation === "POST refunds") return createRefund(memory, readForm(call.body));
  if (operation === "GET events")
    return listOf(pathname, [...memory.events].reverse().slice(0, 100));
  if (call.method === "GET" && group === "events") {
    const event = memory.events.find((one) => one.id === rest[0]);
    if (event) return event;
    throw notFound("event", rest[0] ?? "");
  }
  if (call.method === "GET" && group === "payment_intents" && rest[0]) {
    return intentOf(memory, rest[0]);
  }
  throw new StripeRefusal(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${operation}).`,
  });
}

const refused = (status: number, error: StripeRefusal["body"]): Answer => ({
  status,
  body: { error },
});

/** Answers a call once per idempotency key; what was refused may be asked again. */
export function answerApi(call: ApiCall, place: ApiPlace): Answer {
  if (call.headers.authorization !== `Bearer ${place.secretKey}`) {
    return refused(401, { type: "invalid_request_error", message: "Invalid API Key provided." });
  }
  const key = call.headers["idempotency-key"];
  const request = `${call.method} ${call.path}\n${call.body}`;
  const isKept = call.method === "POST" && typeof key === "string";
  try {
    const before = isKept ? place.shelf.find(key, request) : null;
    if (before) return before;
    const answer = { status: 200, body: structuredClone(perform(call, place)) };
    if (isKept) place.shelf.keep(key, request, answer);
    return answer;
  } catch (refusal) {
    if (refusal instanceof StripeRefusal) return refused(refusal.status, refusal.body);
    throw refusal;
  }
}
