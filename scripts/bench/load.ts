/** Child servers and load for the benches. */
import { fork } from "node:child_process";
import { resolve } from "node:path";
import autocannon from "autocannon";

export type Served = { readonly url: string; stop(): void };

/** Starts a server script as a child that tells its port and ends when we let go of it. */
export function serve(
  script: string,
  {
    args = [],
    env = {},
  }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Served> {
  const child = fork(resolve("scripts/bench", script), args, {
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

/** Answers a second over 32 connections; each connection walks the paths from another place. */
export async function load(
  url: string,
  paths: readonly string[],
  { seconds = 5, connections = 32, headers = {} as Record<string, string> } = {},
): Promise<LoadResult> {
  let turn = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    setupClient(client) {
      const start = Math.floor((turn++ * paths.length) / connections);
      const own = [...paths.slice(start), ...paths.slice(0, start)];
      client.setRequests(own.map((path) => ({ method: "GET", path, headers })));
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return { perSecond: result.requests.average, p50Ms: result.latency.p50 };
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
