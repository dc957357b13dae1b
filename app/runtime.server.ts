/**
 * The only place that wires: it opens the store, builds the gateways and holds the clock. The start
 * script and the built routes are two bundles in one process; they meet in one global slot.
 * Source: docs/decisions/011-one-runtime.md
 */
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import pino, { type Logger } from "pino";
import { openStore, type Store } from "~db/store";
import type { Config } from "./config.server";
import { type IdKind, idOf, type NewId } from "./domain/shared/id";
import { addDays, type Instant, instantOf } from "./domain/shared/instant";
import { openCertificates } from "./gateways/certificates/open-certificates";
import { demoKeys, type Keys } from "./gateways/key-folder/demo-keys";
import { openLogGateways } from "./gateways/log-gateways";
import { createOidcClient } from "./gateways/oidc/oidc-client";
import { openPayments } from "./gateways/payment/payments";
import { createVisaSigner } from "./gateways/visa-signer/visa-signer";

export type Runtime = {
  readonly config: Config;
  /** The secrets in use: those of the environment, or the generated ones of demo mode. */
  readonly keys: Keys;
  readonly store: Store;
  readonly log: Logger;
  now(): Instant;
  readonly newId: NewId;
  randomBytes(count: number): Uint8Array;
  /** Lets waiting processes start at once; harmless when nothing waits. */
  wake(): void;
  /** Calls back at each `wake` until the returned function is called. */
  onWake(listener: () => void): () => void;
  /** Closes the store and the chain; nothing may use the runtime after that. */
  close(): Promise<void>;
} & Gateways;

/** The outside world, one member for each gateway. */
type Gateways = Awaited<ReturnType<typeof buildGateways>>;

async function buildGateways({ config, keys }: { config: Config; keys: Keys }) {
  const log = await openLogGateways({ config, keys });
  return {
    ...log,
    certificateChain: openCertificates(config, log.embeddedChain),
    payments: openPayments({ stripe: config.stripe, bank: { account: config.bankAccount } }),
    visaSigner: await createVisaSigner({
      publicUrl: config.publicUrl,
      key: keys.visa,
      retiredKeys: keys.visaRetired,
    }),
    oidc: config.oidc
      ? createOidcClient({ ...config.oidc, redirectUri: `${config.publicUrl}/sign-in/callback` })
      : undefined,
  };
}

const TAIL = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Twenty random characters: more than 100 bits, so that an id cannot be guessed. */
export const randomId: NewId = (kind: IdKind) => {
  let tail = "";
  while (tail.length < 20) {
    // 252 is the largest multiple of 36 in a byte; bytes above it would favour some characters.
    for (const byte of randomBytes(32)) {
      if (byte < 252 && tail.length < 20) tail += TAIL[byte % TAIL.length];
    }
  }
  return idOf(kind, tail);
};

/** Builds everything that the hub needs. Nothing runs and no port opens here. */
export async function buildRuntime(config: Config): Promise<Runtime> {
  const log = pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  await mkdir(config.dataDir, { recursive: true });
  const keys = await demoKeys(config);
  const store = await openStore({ url: config.databaseUrl });
  const gateways = await buildGateways({ config, keys });
  const listeners = new Set<() => void>();
  return {
    config,
    keys,
    store,
    log,
    now: () => addDays(instantOf(Date.now()), config.demoClockDays),
    newId: randomId,
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    wake: () => {
      for (const listener of listeners) listener();
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await gateways.certificateChain?.close();
      await Promise.all(gateways.anchorChains.map((chain) => chain.close()));
      await store.close();
    },
    ...gateways,
  };
}

const SLOT = Symbol.for("vouchsafe.runtime");
type Slot = { [SLOT]?: Runtime | undefined };

/** Makes a runtime the one that routes use. Tests hand in one on a fresh store. */
export function installRuntime(built: Runtime | undefined): void {
  (globalThis as Slot)[SLOT] = built;
}

/** The runtime of this process. Using it before the start script has built it is a bug. */
export const runtime: Runtime = new Proxy({} as Runtime, {
  get(_, name) {
    const built = (globalThis as Slot)[SLOT];
    if (!built) throw new Error(`runtime.${String(name)} was used before the hub started`);
    return Reflect.get(built, name);
  },
});
