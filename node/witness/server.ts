import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { addCheckpoint } from "./add-checkpoint";
import { signHead } from "./sign-head";
import { signSubtree } from "./sign-subtree";
import { type Answer, refuseWith, type Witness } from "./witness";

/** Sixty-three hashes and a note with all the signatures that a note may have. */
const MAX_BODY_BYTES = 300_000;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** Longer than the hub's pauses between checkpoints, so that connections are used again. */
const KEEP_ALIVE_MS = 65_000;
const MAX_CONNECTIONS = 500;

const CALLS: Readonly<
  Record<string, (witness: Witness, body: Uint8Array) => Answer | Promise<Answer>>
> = {
  "/add-checkpoint": addCheckpoint,
  "/sign-subtree": signSubtree,
  "/sign-head": signHead,
};

/** The witness over HTTP; submission and monitoring prefix are the same. The caller listens. */
export function createWitnessServer(witness: Witness): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: HEADERS_TIMEOUT_MS,
    },
    (request, response) => void respond(witness, request, response),
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

async function respond(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(response, await answerTo(witness, request));
  } catch (error) {
    // A caller who hangs up in the middle of the body is no fault of ours.
    if (request.complete) witness.say(`fault ${error instanceof Error ? error.message : ""}`);
    send(response, refuseWith(500, "fault"));
  }
}

async function answerTo(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  if (originHash !== undefined) {
    if (request.method !== "GET") return refuseWith(405, "use-get");
    const note = witness.store.noteByOriginHash(originHash);
    return note === undefined ? refuseWith(404, "nothing-cosigned") : { status: 200, body: note };
  }
  const call = Object.hasOwn(CALLS, path) ? CALLS[path] : undefined;
  if (!call) return refuseWith(404, "no-such-call");
  if (request.method !== "POST") return refuseWith(405, "use-post");
  const body = await readBody(request);
  return body ? call(witness, body) : refuseWith(413, "body-too-large");
}

/** The body; `undefined` once it is longer than any request can be. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop must not close the connection: the answer still goes over it.
  const parts: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of parts) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  if (response.destroyed) return;
  const headers: Record<string, string> = {
    "Content-Type": contentType ?? "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  };
  if (status === 405) headers["Allow"] = body.startsWith("use-get") ? "GET" : "POST";
  // Whatever of the body is still coming is not read.
  if (status === 413) headers["Connection"] = "close";
  response.writeHead(status, headers).end(body);
}
