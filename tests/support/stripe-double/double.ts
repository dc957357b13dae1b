/**
 * Stripe on a loopback port, as far as this product uses it: for vitest, for the browser journeys and
 * by hand (`npx tsx tests/support/stripe-double/serve.ts --port 0`). It refuses what the real API of
 * the pinned version refuses, keeps idempotency keys, and sends signed notices as badly as asked.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, type ApiCall, answerApi, IdempotencyShelf } from "./api";
import { act, PAYER_ACTS, type PayerAct, sessionOf } from "./checkout";
import { answerControl } from "./control";
import { Deliveries, type DeliveryPlan } from "./deliveries";
import { Memory } from "./ledger-of-double";
import { payPage, payPagePolicy } from "./pay-page";
import { StripeRefusal, wrongState } from "./refusal";

/** What goes wrong with a call: an answer of this status, or the line is cut before any answer. */
export type Fault = {
  readonly what: 429 | 500 | "drop-before" | "drop-after";
  /** Only calls whose path contains this. */
  readonly path?: string;
};

export type StripeDouble = {
  /** For `STRIPE_API_BASE`. */
  readonly url: string;
  readonly memory: Memory;
  readonly deliveries: Deliveries;
  /** Every call as it came over the wire, oldest first. */
  readonly calls: readonly ApiCall[];
  /** The next calls fail, one fault each. */
  fail(...faults: Fault[]): void;
  /** Does what the payer, or later the bank, would do, and hands the notices over. */
  payer(sessionId: string, what: PayerAct): void;
  close(): Promise<void>;
};

export type DoubleOptions = {
  readonly port?: number;
  readonly secretKey?: string;
  readonly webhookSecret?: string;
  readonly webhookUrl?: string;
  readonly plan?: Partial<DeliveryPlan>;
  /** UTC milliseconds; a test may let a day pass. */
  readonly nowMs?: () => number;
};

export const DOUBLE_SECRET_KEY = "sk_test_double";
export const DOUBLE_WEBHOOK_SECRET = "whsec_double";
const MOST_BODY_BYTES = 1_000_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BODY_BYTES) throw new StripeRefusal(413, TOO_LARGE);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}

const TOO_LARGE = { type: "invalid_request_error", message: "The request is too large." } as const;
const OUTAGE = { error: { type: "api_error", message: "An unknown error occurred." } };
const BUSY = { error: { type: "invalid_request_error", code: "rate_limit", message: "Too fast." } };

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_double" });
  response.end(JSON.stringify(body));
}

export async function startStripeDouble(options: DoubleOptions = {}): Promise<StripeDouble> {
  const nowMs = options.nowMs ?? Date.now;
  const memory = new Memory(nowMs);
  const webhookSecret = options.webhookSecret ?? DOUBLE_WEBHOOK_SECRET;
  const target = { url: options.webhookUrl ?? null, secret: webhookSecret };
  const deliveries = new Deliveries(memory, target);
  if (options.plan) deliveries.follow(options.plan);
  const shelf = new IdempotencyShelf(nowMs);
  const calls: ApiCall[] = [];
  const faults: Fault[] = [];
  let url = "";

  const takeFault = (path: string): Fault | undefined => {
    const at = faults.findIndex((fault) => path.includes(fault.path ?? ""));
    return at < 0 ? undefined : faults.splice(at, 1)[0];
  };

  async function api(request: IncomingMessage, response: ServerResponse, path: string) {
    const call: ApiCall = {
      method: request.method ?? "GET",
      path,
      body: await bodyOf(request),
      headers: request.headers,
    };
    calls.push(call);
    const fault = takeFault(path);
    if (fault?.what === "drop-before") return void request.socket.destroy();
    if (fault?.what === 429) return send(response, { status: 429, body: BUSY });
    if (fault?.what === 500) {
      const outage = { status: 500, body: OUTAGE };
      return send(response, outage);
    }
    const secretKey = options.secretKey ?? DOUBLE_SECRET_KEY;
    const answer = answerApi(call, { memory, shelf, secretKey, baseUrl: url });
    deliveries.handOver();
    if (fault?.what === "drop-after") return void request.socket.destroy();
    send(response, answer);
  }

  async function pay(request: IncomingMessage, response: ServerResponse, id: string) {
    let hasFailed = false;
    if (request.method === "POST") {
      const what = new URLSearchParams(await bodyOf(request)).get("act") ?? "";
      if (!isAct(what)) throw wrongState("There is no such button.");
      const next = act(memory, id, what);
      deliveries.handOver();
      if (next) return void response.writeHead(303, { location: next }).end();
      hasFailed = what === "fail";
    }
    const page = payPage({
      session: sessionOf(memory, id),
      lines: memory.lines.get(id) ?? [],
      hasFailed,
    });
    response.writeHead(hasFailed ? 402 : 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": payPagePolicy,
    });
    response.end(page);
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? "/", url);
    const [, first, second] = pathname.split("/");
    if (first === "pay" && second) return await pay(request, response, second);
    if (first === "_double") {
      const body = await bodyOf(request);
      return send(response, answerControl({ action: second ?? "", body, double }));
    }
    return await api(request, response, request.url ?? "/");
  }

  const server = createServer((request, response) => {
    route(request, response).catch((problem: unknown) => {
      if (problem instanceof StripeRefusal) {
        send(response, { status: problem.status, body: { error: problem.body } });
      } else send(response, { status: 500, body: OUTAGE });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const double: StripeDouble = {
    url,
    memory,
    deliveries,
    calls,
    fail: (...more) => void faults.push(...more),
    payer(sessionId, what) {
      act(memory, sessionId, what);
      deliveries.handOver();
    },
    async close() {
      deliveries.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

const isAct = (what: string): what is PayerAct => PAYER_ACTS.some((one) => one === what);
