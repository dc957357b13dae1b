import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Provider } from "../../provider";
import { RpcError } from "./rpc-error";

/** A whole deployment fits; nothing that a tool sends is larger. */
const MAX_BODY_BYTES = 1_000_000;
const MAX_BATCH = 100;
const LOOPBACK = "127.0.0.1";
/** A page of another site reaches our port through a name of its own; such a name is not among these. */
const HOSTS = new Set([LOOPBACK, "localhost", "[::1]"]);

/** A server that answers other programs on this machine. */
export type RpcServer = { readonly url: string; close(): Promise<void> };

/**
 * Opens the embedded chain to tools on this machine: JSON-RPC over HTTP, single requests and
 * batches. Nothing of another origin is answered, so that no web page can reach it through a
 * browser.
 * @param port 0 takes any free one
 * @throws Error with `code` EADDRINUSE when the port is taken
 */
export async function openRpcServer(provider: Provider, port: number): Promise<RpcServer> {
  const server = createServer((request, response) => {
    void answer(provider, request)
      .then((given) => send(response, given))
      // Nothing that a caller asks may end the hub.
      .catch(() => send(response, { status: 500 }));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await listening(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((opened, failed) => {
    server.once("error", failed);
    server.listen(port, LOOPBACK, () => {
      server.off("error", failed);
      opened();
    });
  });
}

type Answer = { readonly status: number; readonly body?: unknown };

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(status === 405 ? { Allow: "POST" } : {}),
  });
  response.end(text);
}

async function answer(provider: Provider, request: IncomingMessage): Promise<Answer> {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  // A browser names the page's origin; no page has business here.
  if (!HOSTS.has(host) || request.headers.origin !== undefined) return { status: 403 };
  if (request.method !== "POST") return { status: 405 };
  const text = await bodyOf(request);
  if (text === undefined) return { status: 413 };
  const asked = parsed(text);
  if (asked === undefined) return { status: 200, body: failure(null, NOT_JSON) };
  if (!Array.isArray(asked)) return answered([await answerOne(provider, asked)], false);
  if (asked.length === 0 || asked.length > MAX_BATCH) {
    return { status: 200, body: failure(null, NO_BATCH) };
  }
  const answers: (object | undefined)[] = [];
  // One after the other: a transaction must not run into the one before it.
  for (const one of asked) {
    answers.push(await answerOne(provider, one));
    // The hub's own work goes on in between.
    await new Promise((next) => setImmediate(next));
  }
  return answered(answers, true);
}

/** A request without id wants no answer. */
function answered(answers: readonly (object | undefined)[], isBatch: boolean): Answer {
  const given = answers.filter((one) => one !== undefined);
  if (given.length === 0) return { status: 204 };
  return { status: 200, body: isBatch ? given : given[0] };
}

/** @returns undefined for a body that is too large */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Failure = {
  readonly code: number;
  readonly message: string;
  readonly data?: string | undefined;
};

const failure = (id: unknown, { code, message, data }: Failure): object => ({
  jsonrpc: "2.0",
  id,
  error: { code, message, ...(data === undefined ? {} : { data }) },
});

const NOT_JSON: Failure = { code: -32_700, message: "not JSON" };
const NO_BATCH: Failure = { code: -32_600, message: `a batch has 1 to ${MAX_BATCH} requests` };
const NO_REQUEST: Failure = { code: -32_600, message: "a request names a method" };
const INTERNAL: Failure = { code: -32_603, message: "the question could not be answered" };

type Request = { readonly id?: unknown; readonly method?: unknown; readonly params?: unknown };

/** Answers one request. Source: JSON-RPC 2.0 */
async function answerOne(provider: Provider, asked: unknown): Promise<object | undefined> {
  const { id, method, params } = (asked ?? {}) as Request;
  // A nested id would have to be written back, however deep it is.
  if (typeof id === "object" && id !== null) return failure(null, NO_REQUEST);
  if (typeof method !== "string") return failure(id ?? null, NO_REQUEST);
  try {
    const result = await provider({ method, params });
    return id === undefined ? undefined : { jsonrpc: "2.0", id, result };
  } catch (error) {
    if (id === undefined) return undefined;
    return failure(id, error instanceof RpcError ? error : INTERNAL);
  }
}
