/**
 * Runs a witness: `npm run witness -- --data <folder> --policy <file> [--name] [--port]`. It cosigns
 * the logs of the policy as long as they keep to what it has seen.
 */
import { mkdir, readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { SIGNATURE_TYPES, verifierKeyOf } from "~/domain/transparency/notes/note";
import { type Policy, parsePolicy } from "~/domain/transparency/notes/policy";
import { enWitnesses } from "~/messages/en/transparency/witnesses";
import { koWitnesses } from "~/messages/ko/transparency/witnesses";
import { openWitnessKeys, WitnessKeyProblem, type WitnessKeys } from "~node/witness/keys";
import { createWitnessServer } from "~node/witness/server";
import { logsOf } from "~node/witness/witness";
import { openWitnessStore } from "~node/witness/witness-store";

type Say = (line: string) => void;
type Key = keyof typeof koWitnesses;
type Params = Readonly<Record<string, string | number>>;

const DEFAULT_PORT = 7330;
const BAD_USAGE = 2;

/** Korean first, English beside it. */
function words(key: Key, params: Params = {}): string {
  const fill = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ""));
  return `${fill(koWitnesses[key])} / ${fill(enWitnesses[key])}`;
}

/** Why it cannot start, in words. */
class CannotStart extends Error {
  constructor(key: Key, params: Params = {}) {
    super(words(key, params));
  }
}

type Asked = {
  readonly data: string;
  readonly policy: string;
  readonly name: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly hasMlDsa: boolean;
};

/** A witness that runs, for the script and for its tests. */
export type RunningWitness = { readonly url: string; stop(): Promise<void> };

/** Starts a witness, or says why not and answers the exit code. */
export async function startWitness(
  argv: readonly string[],
  say: Say,
): Promise<RunningWitness | number> {
  try {
    return await start(argumentsOf(argv), say);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    say(error.message);
    say(words("witness.cli.usage"));
    return BAD_USAGE;
  }
}

async function start(asked: Asked, say: Say): Promise<RunningWitness> {
  const policy = await policyIn(asked.policy);
  await mkdir(asked.data, { recursive: true, mode: 0o700 });
  const { keys, areNew } = await keysFor(asked);
  const store = openWitnessStore(join(asked.data, "witness.db"));
  const logs = logsOf(policy);
  const witness = { keys, logs, store, now: Date.now, say: (line: string) => say(stamped(line)) };
  const server = createWitnessServer(witness);
  const url = await listen(server, asked);
  if (areNew) say(words("witness.cli.new-keys"));
  introduce(keys, url, say);
  for (const origin of logs.keys()) say(`${words("witness.cli.log")}: ${origin}`);
  const count = store.conflicts().length;
  if (count > 0) say(words("witness.cli.conflicts", { count }));
  say(words("witness.cli.running", { url }));
  return {
    url,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
      store.close();
    },
  };
}

const stamped = (line: string): string => `${new Date().toISOString()} ${line}`;

function argumentsOf(argv: readonly string[]): Asked {
  const { values } = parsed(argv);
  const { data, policy, name, port, host } = values;
  if (data === undefined) throw new CannotStart("witness.cli.bad-option", { option: "--data ?" });
  if (policy === undefined) {
    throw new CannotStart("witness.cli.bad-option", { option: "--policy ?" });
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new CannotStart("witness.cli.bad-option", { option: `--port ${port}` });
  }
  const place = { data: resolve(data), policy: resolve(policy), host, port: Number(port) };
  return { ...place, name, hasMlDsa: !values["no-ml-dsa"] };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: "string" },
        policy: { type: "string" },
        name: { type: "string" },
        port: { type: "string", default: String(DEFAULT_PORT) },
        host: { type: "string", default: "127.0.0.1" },
        "no-ml-dsa": { type: "boolean", default: false },
      },
    });
  } catch {
    throw new CannotStart("witness.cli.bad-option", { option: argv.join(" ") });
  }
}

async function policyIn(file: string): Promise<Policy> {
  const octets = await readFile(file).catch(() => undefined);
  if (!octets) throw new CannotStart("witness.cli.policy-unreadable", { file });
  const policy = parsePolicy(octets);
  if (!policy.ok) {
    const { line, expected, actual } = policy.refusal;
    throw new CannotStart("witness.cli.policy-malformed", { line, expected, actual });
  }
  if (policy.value.logs.length === 0) throw new CannotStart("witness.cli.policy-empty", { file });
  return policy.value;
}

async function keysFor({ data, name, hasMlDsa }: Asked) {
  try {
    return await openWitnessKeys({ folder: data, name, hasMlDsa });
  } catch (error) {
    if (!(error instanceof WitnessKeyProblem)) throw error;
    throw new CannotStart(`witness.cli.key.${error.code}`, error.params);
  }
}

async function listen(server: Server, { port, host }: Asked): Promise<string> {
  await new Promise<void>((done, failed) => {
    server.once("error", () => failed(new CannotStart("witness.cli.port-taken", { port })));
    server.listen(port, host, done);
  });
  const address = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}

/** The lines for the hub's policy and the address for a contract. */
function introduce(keys: WitnessKeys, url: string, say: Say): void {
  say(`${words("witness.cli.give-line")}:`);
  for (const { key } of keys.cosigners) {
    const kind = key.type === SIGNATURE_TYPES.mlDsa44Cosignature ? "ml-dsa-44" : "ed25519";
    say(`  # ${kind}`);
    say(`  witness ${keys.name} ${verifierKeyOf(key)} ${url}`);
  }
  say(`${words("witness.cli.give-address")}: ${keys.address}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const running = await startWitness(process.argv.slice(2), (line) => console.log(line));
  if (typeof running === "number") process.exitCode = running;
  else {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => void running.stop());
    }
  }
}
