import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** A hub of the built program in a process of its own. */
export type Hub = {
  readonly url: string;
  /** Ends it as an operator would, and waits until it has. */
  stop(): Promise<void>;
};

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port was free");
  return address.port;
}

const WAIT_MS = 150_000;
const LAST_WORDS = 4_000;

/** Starts the program as `npm start` does after installing and building. @throws with its last words */
export async function startHub(settings: Readonly<Record<string, string>>): Promise<Hub> {
  const port = Number(settings["PORT"] ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: {
      ...withoutTestSettings(),
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      ...settings,
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-LAST_WORDS);
    });
  }
  const until = Date.now() + WAIT_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`the hub did not get ready; it said last: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: () => stop(child) };
}

/** The runner's own marks would make the hub believe that it is being tested. */
function withoutTestSettings(): NodeJS.ProcessEnv {
  const { VITEST: _, DATABASE_URL: __, NODE_OPTIONS: ___, ...rest } = process.env;
  return rest;
}

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
};

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
