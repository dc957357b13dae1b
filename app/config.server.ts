/**
 * The environment, checked once at start. Every problem is named in one message, so that an
 * operator mends the whole file at once. Source: docs/decisions/010-configuration.md
 */

import { join, resolve } from "node:path";
import * as v from "valibot";
import { INVENTED_ACCOUNT } from "~db/seed/bank-account";
import {
  CHAIN_KEY_FORM,
  chainsSetting,
  keyProblems,
  settingsOf,
} from "./gateways/chain/chain-settings";
import { policySetting } from "./gateways/witness/policy-setting";

const MODES = ["demo", "production"] as const;

/** Only demo mode may leave these out: it makes the keys itself and keeps them under DATA_DIR. */
const NEEDED_IN_PRODUCTION = [
  "SESSION_SECRET",
  "VISA_KEY",
  "LOG_KEY",
  "LOG_ORIGIN",
  "CHAIN_KEY",
  "PUBLIC_URL",
  "BANK_ACCOUNT",
] as const;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const MIN_SECRET_CHARACTERS = 32;
/** The port at which tools of Ethereum look for a node when nobody tells them another. */
const DEFAULT_RPC_PORT = 8_545;

const wholeBetween = (least: number, most: number, fallback: number) =>
  v.pipe(
    v.optional(v.string(), String(fallback)),
    v.check(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    ),
    v.transform(Number),
  );

const url = (schemes: readonly string[]) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
    ),
  );

const origin = v.pipe(
  url(["http", "https"]),
  v.check((text) => /^https?:\/\/[^/?#]+\/?$/.test(text), "must be an origin without a path"),
  v.transform((text) => new URL(text).origin),
);

const Environment = v.object({
  VOUCHSAFE_MODE: v.optional(v.picklist(MODES, "must be demo or production"), "demo"),
  PORT: wholeBetween(0, 65_535, 3_000),
  HOST: v.optional(v.string(), "127.0.0.1"),
  DATA_DIR: v.optional(v.string(), "./data"),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /^(postgres(ql)?:\/\/|file:|pglite:)/.test(text),
        "must start with postgres:// or file:",
      ),
    ),
  ),
  PUBLIC_URL: v.optional(origin),
  TRUSTED_PROXIES: v.optional(v.string(), "loopback"),
  LOG_LEVEL: v.optional(
    v.picklist(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "must be one of fatal, error, warn, info, debug, silent",
    ),
    "info",
  ),
  SESSION_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").map((secret) => secret.trim())),
      v.check(
        (secrets) => secrets.every((secret) => secret.length >= MIN_SECRET_CHARACTERS),
        `must have at least ${MIN_SECRET_CHARACTERS} characters (a comma divides the current secret from retired ones)`,
      ),
    ),
  ),
  VISA_KEY: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /-----BEGIN PRIVATE KEY-----/.test(text) || /^\s*\{/.test(text),
        "must be an ES256 private key, as PKCS#8 PEM or as a JWK",
      ),
    ),
  ),
  VISA_RETIRED_KEYS: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => /^\s*\[/.test(text), "must be a JSON list of public JWKs"),
    ),
  ),
  LOG_KEY: v.optional(
    v.pipe(
      v.string(),
      v.regex(/-----BEGIN PRIVATE KEY-----/, "must be an Ed25519 private key as PKCS#8 PEM"),
    ),
  ),
  LOG_ORIGIN: v.optional(
    v.pipe(v.string(), v.regex(/^[^\s+]{1,200}$/u, "must have no space and no plus sign")),
  ),
  CHAINS: v.optional(chainsSetting),
  CHAIN_KEY: v.optional(
    v.pipe(v.string(), v.regex(CHAIN_KEY_FORM, "must be 0x and 64 hexadecimal digits")),
  ),
  CHAIN_EMBEDDED: v.optional(v.picklist(["on", "off"], "must be on or off"), "on"),
  /** Where our own chain answers other programs on this machine. */
  CHAIN_RPC_PORT: v.optional(
    v.union([v.literal("off"), wholeBetween(0, 65_535, 0)], "must be a port or off"),
  ),
  WITNESS_POLICY: v.optional(policySetting),
  /** Whether versions of datasets get certificates on our own chain. */
  CERTIFICATES: v.optional(v.picklist(["on", "off"], "must be on or off")),
  STRIPE_SECRET_KEY: v.optional(
    v.pipe(v.string(), v.regex(/^[sr]k_(test|live)_\w+$/, "must start with sk_test_ or sk_live_")),
  ),
  STRIPE_WEBHOOK_SECRET: v.optional(
    v.pipe(v.string(), v.startsWith("whsec_", "must start with whsec_")),
  ),
  STRIPE_API_BASE: v.optional(origin),
  BANK_NAME: v.optional(v.string()),
  BANK_ACCOUNT: v.optional(v.string()),
  BANK_HOLDER: v.optional(v.string()),
  OIDC_ISSUER: v.optional(url(["http", "https"])),
  OIDC_CLIENT_ID: v.optional(v.string()),
  OIDC_CLIENT_SECRET: v.optional(v.string()),
  SIGN_IN_LIMIT: wholeBetween(1, 1_000_000, 60),
  WRITE_LIMIT: wholeBetween(1, 1_000_000, 240),
  /** `off` makes every page anew; for measuring and for finding faults. */
  PAGE_CACHE: v.optional(v.picklist(["on", "off"], "must be on or off"), "on"),
  MAX_BODY_BYTES: wholeBetween(1_024, 500_000_000, 30_000_000),
  /** Whole days that the clock of a demo runs ahead, to see what time does to holds and grants. */
  DEMO_CLOCK_DAYS: wholeBetween(0, 3_650, 0),
});

/** Settings as a process is given them. */
type Environs = Readonly<Record<string, string | undefined>>;

type Environment = v.InferOutput<typeof Environment>;

/** What several settings must say together. */
function problemsBetween(env: Partial<Environment>, given: Environs): string[] {
  const problems: string[] = keyProblems(env.CHAINS ?? [], given);
  const together = (names: readonly (keyof Environment)[]) => {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return;
    for (const name of missing) problems.push(`${name}: is needed beside ${names[0]}`);
  };
  together(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  together(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]);
  together(["BANK_NAME", "BANK_ACCOUNT", "BANK_HOLDER"]);
  if (env.STRIPE_API_BASE !== undefined) {
    const base = new URL(env.STRIPE_API_BASE);
    if (base.protocol !== "https:" && !LOOPBACK.has(base.hostname)) {
      problems.push("STRIPE_API_BASE: must be https unless it is on this machine");
    }
    if (env.VOUCHSAFE_MODE === "production" && LOOPBACK.has(base.hostname)) {
      problems.push("STRIPE_API_BASE: must not be on this machine in production mode");
    }
  }
  if (env.OIDC_ISSUER !== undefined) {
    const issuer = new URL(env.OIDC_ISSUER);
    if (issuer.protocol !== "https:" && !LOOPBACK.has(issuer.hostname)) {
      problems.push("OIDC_ISSUER: must be https unless it is on this machine");
    }
  }
  if (env.CHAIN_EMBEDDED === "off" && !env.CHAINS?.length) {
    problems.push("CHAIN_EMBEDDED: off leaves no chain; CHAINS must name one");
  }
  if (env.CHAIN_EMBEDDED === "off" && env.CERTIFICATES === "on") {
    problems.push("CERTIFICATES: lie on the embedded chain, which CHAIN_EMBEDDED turns off");
  }
  if (env.VOUCHSAFE_MODE === "production") {
    if (env.DEMO_CLOCK_DAYS !== 0) {
      problems.push("DEMO_CLOCK_DAYS: must not be set outside demo mode");
    }
    for (const name of NEEDED_IN_PRODUCTION) {
      if (env[name] === undefined) problems.push(`${name}: has no default outside demo mode`);
    }
    if (env.OIDC_ISSUER === undefined) {
      problems.push("OIDC_ISSUER: is needed outside demo mode, where nobody can choose a role");
    }
  }
  return problems;
}

/** Thrown once, with all problems; the start script prints it and ends. */
export class ConfigProblems extends Error {
  override readonly name = "ConfigProblems";
  constructor(readonly problems: readonly string[]) {
    super(`The settings have ${problems.length} problem(s):\n  - ${problems.join("\n  - ")}`);
  }
}

export type Config = ReturnType<typeof configOf>;

function configOf(env: Environment, given: Environs) {
  const dataDir = resolve(env.DATA_DIR);
  const host = env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST;
  const publicUrl = env.PUBLIC_URL ?? `http://${host}:${env.PORT}`;
  return {
    mode: env.VOUCHSAFE_MODE,
    isDemo: env.VOUCHSAFE_MODE === "demo",
    demoClockDays: env.DEMO_CLOCK_DAYS,
    port: env.PORT,
    host: env.HOST,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, "vouchsafe.db")}`,
    publicUrl,
    isHttps: publicUrl.startsWith("https:"),
    pageCache: env.PAGE_CACHE === "on",
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    logOrigin: env.LOG_ORIGIN ?? "demo.vouchsafe.invalid/log",
    keys: {
      session: env.SESSION_SECRET,
      visa: env.VISA_KEY,
      visaRetired: env.VISA_RETIRED_KEYS,
      log: env.LOG_KEY,
      chain: env.CHAIN_KEY as `0x${string}` | undefined,
    },
    chains: {
      outside: (env.CHAINS ?? []).map((chain) => settingsOf(chain, given)),
      isEmbedded: env.CHAIN_EMBEDDED === "on",
      rpcPort: env.CHAIN_RPC_PORT ?? (env.PORT === 0 ? 0 : DEFAULT_RPC_PORT),
    },
    witnessPolicy: env.WITNESS_POLICY,
    hasCertificates: env.CERTIFICATES ? env.CERTIFICATES === "on" : env.VOUCHSAFE_MODE === "demo",
    stripe:
      env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
        ? {
            secretKey: env.STRIPE_SECRET_KEY,
            webhookSecret: env.STRIPE_WEBHOOK_SECRET,
            apiBase: env.STRIPE_API_BASE,
          }
        : undefined,
    bankAccount:
      env.BANK_NAME && env.BANK_ACCOUNT && env.BANK_HOLDER
        ? {
            bank: env.BANK_NAME,
            number: env.BANK_ACCOUNT,
            holder: env.BANK_HOLDER,
            isInvented: false,
          }
        : INVENTED_ACCOUNT,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
          }
        : undefined,
    limits: {
      signInsAMinute: env.SIGN_IN_LIMIT,
      writesAMinute: env.WRITE_LIMIT,
      maxBodyBytes: env.MAX_BODY_BYTES,
    },
  } as const;
}

/** An empty setting counts as left out: `PORT= npm start` means the default. */
const withoutEmpty = (env: Environs): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );

/** @throws ConfigProblems that names every problem of the environment at once */
export function readConfig(env: Environs): Config {
  const given = withoutEmpty(env);
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(Environment.entries)) {
    const parsed = v.safeParse(schema, given[name]);
    if (parsed.success) values[name] = parsed.output;
    else problems.push(`${name}: ${parsed.issues[0].message}`);
  }
  const wrongAlone = new Set(problems.map((problem) => problem.split(":")[0]));
  for (const problem of problemsBetween(values as Partial<Environment>, given)) {
    if (!wrongAlone.has(problem.split(":")[0])) problems.push(problem);
  }
  if (problems.length > 0) throw new ConfigProblems(problems);
  return configOf(values as Environment, given);
}
