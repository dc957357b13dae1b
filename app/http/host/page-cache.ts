/**
 * Finished pages for visitors, by URL, language, theme and the version of the data: a page is never
 * older than the last commit. Pages opt in with `Cache-Control: public`.
 * Source: docs/decisions/015-page-cache.md
 */
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { LOCALE_COOKIE, localeOf, THEME_COOKIE, themeOf } from "../preferences";
import { createPackedPage, type PackedPage } from "./packed-page";

type Entry = {
  readonly page: PackedPage;
  /** Name, value, name, value …: what Node writes without looking again. */
  readonly head: readonly string[];
  readonly cacheControl: string;
  readonly etag: string;
  readonly storedAt: number;
};

const NONCE_BYTES = 16;
/** Asking the system for randomness costs the same for one nonce as for many. */
let randomness = { bytes: Buffer.alloc(0), used: 0 };

/** 128 random bits, in characters that neither HTML nor JSON escapes. */
export function newNonce(): string {
  if (randomness.used + NONCE_BYTES > randomness.bytes.length) {
    randomness = { bytes: randomBytes(NONCE_BYTES * 256), used: 0 };
  }
  const { bytes, used } = randomness;
  randomness.used += NONCE_BYTES;
  return bytes.toString("base64url", used, used + NONCE_BYTES);
}

export type PageCache = {
  /** Answers from the cache. False: nothing was sent, and a fitting answer will be kept. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Keeps what the handlers behind it answer, for requests that `serve` saw. */
  readonly capture: RequestHandler;
  readonly hits: number;
};

const MAX_URL = 1_000;
/** Pages say “2 minutes ago”, so they also age by the clock. */
const MAX_AGE_MS = 30_000;
const OURS = new Set([LOCALE_COOKIE, THEME_COOKIE]);
const KEPT_TYPES = /^text\/(html|x-script)/;
/** Belongs to one response only. */
const NOT_KEPT = [
  "content-security-policy",
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "x-request-id",
  "date",
  "etag",
  "vary",
  "connection",
  "keep-alive",
];
const VARY = "Cookie, Accept-Language, Accept-Encoding";

/** Any cookie beside the reader's preferences may change the page, so it is not a visitor's page. */
function isVisitor(cookie: string | undefined): boolean {
  if (!cookie) return true;
  return cookie.split(";").every((pair) => OURS.has(pair.split("=")[0]?.trim() ?? ""));
}

/**
 * Reads the version once for the requests that the system handed over together: each of them had
 * arrived before the read, so none is owed a commit that came after it.
 */
function oncePerTurn(read: () => Promise<string>): () => Promise<string> {
  let kept: Promise<string> | undefined;
  return () => {
    if (kept) return kept;
    setImmediate(() => {
      kept = undefined;
    });
    kept = read();
    return kept;
  };
}

export function createPageCache({
  version,
  policy,
  maxBytes = 64_000_000,
  now = Date.now,
}: {
  /** Changes at each commit. */
  version(): Promise<string>;
  /** The content security policy for a nonce. */
  policy(nonce: string): string;
  maxBytes?: number;
  now?: () => number;
}): PageCache {
  const entries = new Map<string, Entry>();
  const waiting = new WeakMap<IncomingMessage, string>();
  // Versions may repeat after a restart; a browser's copy of yesterday must not.
  const startedAs = randomBytes(6).toString("hex");
  let bytes = 0;
  let hits = 0;
  const versionOfThisTurn = oncePerTurn(version);

  function forget(key: string): void {
    bytes -= entries.get(key)?.page.size ?? 0;
    entries.delete(key);
  }

  function keep(key: string, entry: Entry): void {
    if (entry.page.size > maxBytes / 10) return;
    forget(key);
    entries.set(key, entry);
    bytes += entry.page.size;
    for (const oldest of entries.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  function send(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
    const { etag, head, page } = entry;
    if (request.headers["if-none-match"]?.includes(etag)) {
      sendUnchanged(entry, response);
      return;
    }
    const nonce = newNonce();
    const gzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    const body = gzip ? page.gzip(nonce) : page.plain(nonce);
    const fresh = [
      "Content-Security-Policy",
      policy(nonce),
      "Content-Length",
      `${body.byteLength}`,
    ];
    if (gzip) fresh.push("Content-Encoding", "gzip");
    response.writeHead(200, head.concat(fresh));
    response.end(request.method === "HEAD" ? undefined : body);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { method, url = "", headers } = request;
    if ((method !== "GET" && method !== "HEAD") || url.length > MAX_URL) return false;
    if (url.startsWith("/assets/") || !isVisitor(headers.cookie)) return false;
    const place = `${headers.host} ${readerOf(headers.cookie, headers["accept-language"])} ${url}`;
    // Read before the page is made: a commit in between makes the kept page unreachable.
    const key = `${await versionOfThisTurn()} ${place}`;
    const entry = entries.get(key);
    if (!entry || now() - entry.storedAt > MAX_AGE_MS) {
      if (method === "GET") waiting.set(request, key);
      return false;
    }
    // Newest last, so that the bound drops what was asked for longest ago.
    entries.delete(key);
    entries.set(key, entry);
    hits += 1;
    send(entry, request, response);
    return true;
  }

  const capture: RequestHandler = (request, response, next) => {
    const key = waiting.get(request);
    const nonce: unknown = response.locals["cspNonce"];
    if (key && typeof nonce === "string") {
      collect(response, (body, headers) => {
        const hash = createHash("sha256").update(`${startedAs} ${key}`).digest("base64url");
        const etag = `W/"${hash.slice(0, 22)}"`;
        keep(key, {
          page: createPackedPage(body, nonce),
          head: headOf(headers, etag),
          cacheControl: String(headers["cache-control"]),
          etag,
          storedAt: now(),
        });
      });
    }
    next();
  };

  return {
    serve,
    capture,
    get hits() {
      return hits;
    },
  };
}

/** No policy here: the browser keeps the one whose nonce its copy carries. */
function sendUnchanged({ etag, cacheControl }: Entry, response: ServerResponse): void {
  response.writeHead(304, { ETag: etag, "Cache-Control": cacheControl, Vary: VARY });
  response.end();
}

/** The headers of a kept page that are the same for everybody. */
const headOf = (headers: OutgoingHttpHeaders, etag: string): string[] => [
  ...Object.entries(headers).flatMap(([name, value]) => [name, String(value)]),
  "ETag",
  etag,
  "Vary",
  VARY,
];

const MOST_READERS = 1_000;
const readers = new Map<string, string>();

/** Language and theme of a visitor. Few differ, so what a header means is looked up again. */
function readerOf(cookie: string | undefined, acceptLanguage: string | undefined): string {
  const said = `${cookie ?? ""}\n${acceptLanguage ?? ""}`;
  const known = readers.get(said);
  if (known !== undefined) return known;
  const reader = `${localeOf({ cookie, acceptLanguage })} ${themeOf(cookie) ?? ""}`;
  if (readers.size >= MOST_READERS) readers.clear();
  readers.set(said, reader);
  return reader;
}

const isFit = (response: ServerResponse): boolean =>
  response.statusCode === 200 &&
  /\bpublic\b/.test(String(response.getHeader("cache-control") ?? "")) &&
  !response.hasHeader("set-cookie") &&
  KEPT_TYPES.test(String(response.getHeader("content-type") ?? ""));

/** Copies what is written, without holding it back, and hands it over when all of it was sent. */
function collect(
  response: ServerResponse,
  done: (body: Buffer, headers: OutgoingHttpHeaders) => void,
): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let chunks: Buffer[] | undefined;
  let headers: OutgoingHttpHeaders = {};
  let isDecided = false;
  const note = (chunk: unknown) => {
    if (!isDecided) {
      isDecided = true;
      if (isFit(response)) {
        chunks = [];
        headers = { ...response.getHeaders() };
        for (const name of NOT_KEPT) delete headers[name];
      }
    }
    if (chunks && (typeof chunk === "string" || chunk instanceof Uint8Array)) {
      chunks.push(Buffer.from(chunk));
    }
  };
  response.write = ((chunk: unknown, ...rest: never[]) => {
    note(chunk);
    return write(chunk as string, ...rest);
  }) as typeof response.write;
  response.end = ((chunk?: unknown, ...rest: never[]) => {
    note(chunk);
    // Cut off half-way there is no end, so nothing is kept.
    if (chunks) done(Buffer.concat(chunks), headers);
    return end(chunk as string, ...rest);
  }) as typeof response.end;
}
