/** Child servers and load for the benches. */
import { fork } from "node:child_process";
import { connect } from "node:net";
import { resolve } from "node:path";

export type Served = { readonly url: string; stop(): void };

/** Starts a server script as a child that tells its port and ends when we let go of it. */
export function serve(
  script: string,
  {
    args = [],
    env = {},
  }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Served> {
  const child = fork(resolve("scripts/bench/load", script), args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", PORT: "0", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((done, fail) => {
    child.once("exit", (code) => fail(new Error(`${script} ended with ${code}`)));
    child.once("message", ({ port }: { port: number }) => {
      child.removeAllListeners("exit");
      done({ url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() });
    });
  });
}

export type LoadResult = { readonly perSecond: number; readonly p50Ms: number };

/** Where one answer ends in what has arrived: by its length, or by the last of its chunks. */
function endOfAnswer(head: string): { length: number } | "chunked" {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return { length: Number(length) };
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return "chunked";
  throw new Error(`an answer without an end: ${head.slice(0, 200)}`);
}

/** One keep-alive connection that asks again as soon as an answer is whole. */
function askOver(
  url: URL,
  next: () => string,
  { until, answered }: { until: number; answered(ms: number): void },
): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    let askedAt = 0;
    let head = "";
    let body: { length: number } | "chunked" | undefined;
    let got = 0;
    let last = NOTHING;
    const ask = () => {
      askedAt = performance.now();
      head = "";
      body = undefined;
      got = 0;
      last = NOTHING;
      socket.write(next());
    };
    const whole = () => {
      const now = performance.now();
      answered(now - askedAt);
      if (now < until) return ask();
      socket.destroy();
      done();
    };
    socket.on("connect", ask);
    socket.on("error", fail);
    socket.on("data", (part) => {
      if (body === undefined) {
        head += part.toString("latin1");
        last = Buffer.concat([last, part.subarray(-5)]).subarray(-5);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!head.startsWith("HTTP/1.1 2")) return fail(new Error(head.slice(0, 200)));
        body = endOfAnswer(head.slice(0, end));
        got = head.length - end - 4;
      } else {
        got += part.length;
        last = Buffer.concat([last, part.subarray(-5)]).subarray(-5);
      }
      if (body === "chunked" ? last.equals(LAST_CHUNK) : got >= body.length) whole();
    });
  });
}

const NOTHING = Buffer.alloc(0);
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/**
 * Answers a second over 32 connections; each connection walks the paths from another place. A plain
 * socket client, because an HTTP client in JavaScript is slower than the servers it should measure.
 */
export async function load(
  url: string,
  paths: readonly string[],
  { seconds = 5, connections = 32, headers = {} as Record<string, string> } = {},
): Promise<LoadResult> {
  const place = new URL(url);
  const lines = Object.entries({ host: place.host, ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\n${lines}\r\n`);
  const times: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, (_, turn) => {
      let at = Math.floor((turn * requests.length) / connections);
      const next = () => requests[at++ % requests.length] ?? "";
      return askOver(place, next, { until, answered: (ms) => times.push(ms) });
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1_000;
  return { perSecond: times.length / elapsed, p50Ms: median(times) };
}

/**
 * How two servers compare: measured in turns, and the middle of the ratios, so that a disturbance of
 * the machine meets both.
 */
export async function compare(
  one: () => Promise<LoadResult>,
  other: () => Promise<LoadResult>,
  turns = 3,
): Promise<{ ratio: number; one: number; other: number }> {
  const pairs: { one: number; other: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    pairs.push({ other: (await other()).perSecond, one: (await one()).perSecond });
  }
  return {
    ratio: rounded(median(pairs.map((pair) => pair.one / pair.other))),
    one: rounded(median(pairs.map((pair) => pair.one))),
    other: rounded(median(pairs.map((pair) => pair.other))),
  };
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
