import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigProblems, readConfig } from "./config.server";

const PRODUCTION = {
  VOUCHSAFE_MODE: "production",
  PUBLIC_URL: "https://hub.example",
  SESSION_SECRET: "s".repeat(32),
  VISA_KEY: "-----BEGIN PRIVATE KEY-----",
  LOG_KEY: "-----BEGIN PRIVATE KEY-----",
  LOG_ORIGIN: "hub.example/log",
  CHAIN_KEY: `0x${"1".repeat(64)}`,
  BANK_NAME: "bank",
  BANK_ACCOUNT: "1-2-3",
  BANK_HOLDER: "holder",
  OIDC_ISSUER: "https://id.example",
  OIDC_CLIENT_ID: "client",
  OIDC_CLIENT_SECRET: "secret",
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
}
const namesOf = (env: Record<string, string | undefined>): string[] =>
  problemsOf(env).map((problem) => problem.split(":")[0] ?? "");

test("nothing set is the demo on this machine only", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ mode: "demo", host: "127.0.0.1", port: 3_000, isHttps: false });
  expect(config.publicUrl).toBe("http://127.0.0.1:3000");
  expect(config.databaseUrl).toMatch(/^file:.*\/data\/vouchsafe\.db$/);
});

test("an empty setting counts as left out", () => {
  expect(readConfig({ PORT: "", HOST: "  ", SESSION_SECRET: "" }).port).toBe(3_000);
});

test("all problems of the environment are named at once, alone and together", () => {
  const names = namesOf({
    PORT: "65536",
    DATABASE_URL: "mysql://x",
    PUBLIC_URL: "ftp://x",
    SESSION_SECRET: "short",
    LOG_LEVEL: "loud",
    CHAIN_KEY: "0x12",
    STRIPE_SECRET_KEY: "sk_test_abc",
    OIDC_ISSUER: "http://id.example",
  });
  expect(names.sort()).toEqual([
    "CHAIN_KEY",
    "DATABASE_URL",
    "LOG_LEVEL",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_ISSUER",
    "PORT",
    "PUBLIC_URL",
    "SESSION_SECRET",
    "STRIPE_WEBHOOK_SECRET",
  ]);
});

test("outside demo mode no secret has a default", () => {
  expect(namesOf({ VOUCHSAFE_MODE: "production" }).sort()).toEqual(
    ["BANK_ACCOUNT", "CHAIN_KEY", "LOG_KEY", "LOG_ORIGIN", "OIDC_ISSUER", "PUBLIC_URL"].concat([
      "SESSION_SECRET",
      "VISA_KEY",
    ]),
  );
  expect(problemsOf(PRODUCTION)).toEqual([]);
});

test("the words of a problem say what is right", () => {
  expect(problemsOf({ PORT: "-1" })).toEqual(["PORT: must be a whole number from 0 to 65535"]);
});

const PORTS = ["3000.5", "0x10", "1e3", " 80", "99999999999", "NaN"];
for (const port of PORTS) {
  test(`the port “${port}” is refused`, () => {
    expect(namesOf({ PORT: port })).toEqual(["PORT"]);
  });
}

test("a payment double on this machine is refused in production and other machines need https", () => {
  const stripe = { STRIPE_SECRET_KEY: "sk_test_abc", STRIPE_WEBHOOK_SECRET: "whsec_x" };
  const base = (url: string) => ({ ...stripe, STRIPE_API_BASE: url });
  expect(namesOf(base("http://127.0.0.1:4000"))).toEqual([]);
  expect(namesOf(base("http://pay.example"))).toEqual(["STRIPE_API_BASE"]);
  expect(namesOf({ ...PRODUCTION, ...base("http://127.0.0.1:4000") })).toEqual(["STRIPE_API_BASE"]);
  expect(namesOf({ ...PRODUCTION, ...base("https://pay.example") })).toEqual([]);
});

const CHAIN = {
  name: "ministry-besu",
  profile: "besu",
  rpcUrls: ["https://besu.example"],
  contract: `0x${"a".repeat(40)}`,
};
const key = (digit: string): string => `0x${digit.repeat(64)}`;

test("outside chains are a list of their own, each with its key or the common one", () => {
  const chains = [CHAIN, { ...CHAIN, name: "kaia", profile: "kaia", confirmations: 3 }];
  const env = { CHAINS: JSON.stringify(chains), CHAIN_KEY: key("1"), CHAIN_KEY_KAIA: key("2") };
  const { outside, isEmbedded } = readConfig(env).chains;
  expect(isEmbedded).toBe(true);
  expect(outside.map(({ name, anchorKey }) => [name, anchorKey])).toEqual([
    ["ministry-besu", key("1")],
    ["kaia", key("2")],
  ]);
  expect(outside.map(({ profile }) => profile.finality)).toEqual([
    { kind: "instant" },
    { kind: "depth", blocks: 3 },
  ]);
  const limited = [{ ...CHAIN, maxFeePerGasGwei: 1.5, dailyBudgetWei: "1000" }];
  expect(readConfig({ ...env, CHAINS: JSON.stringify(limited) }).chains.outside[0]?.limits).toEqual(
    {
      maxFeePerGas: 1_500_000_000n,
      dailyBudget: 1_000n,
    },
  );
  // A price on a chain without one makes it a chain where an offer can be raised.
  const feesOf = (chain: object) =>
    readConfig({ ...env, CHAINS: JSON.stringify([chain]) }).chains.outside[0]?.profile.fees;
  expect([feesOf(CHAIN), feesOf({ ...CHAIN, maxFeePerGasGwei: 1 })]).toEqual(["free", "legacy"]);
});

test("a list of chains may lie in a file", () => {
  const file = join(mkdtempSync(join(tmpdir(), "chains-")), "chains.json");
  writeFileSync(file, JSON.stringify([CHAIN]));
  expect(readConfig({ CHAINS: file, CHAIN_KEY: key("1") }).chains.outside).toHaveLength(1);
  expect(namesOf({ CHAINS: `${file}.not`, CHAIN_KEY: key("1") })).toEqual(["CHAINS"]);
});

test("a mistake in a chain's settings is named, and a chain without a key too", () => {
  const problem = (change: object): string | undefined =>
    problemsOf({ CHAINS: JSON.stringify([{ ...CHAIN, ...change }]), CHAIN_KEY: key("1") })[0];
  expect(problem({})).toBeUndefined();
  expect(problem({ profile: "bitcoin" })).toMatch(/^CHAINS: 0\.profile must be one of besu, kaia/);
  expect(problem({ rpcUrls: ["wss://x"] })).toMatch(/^CHAINS: 0\.rpcUrls\.0 must be a URL/);
  expect(problem({ rpcUrls: [] })).toBe("CHAINS: 0.rpcUrls must not be empty");
  expect(problem({ contract: undefined })).toBe("CHAINS: 0.contract is missing");
  expect(problem({ contract: "0x12" })).toMatch(/^CHAINS: 0\.contract must be 0x/);
  expect(problem({ dailyBudget: "1" })).toBe("CHAINS: 0.dailyBudget is not a setting of a chain");
  expect(problem({ name: "embedded" })).toMatch(/^CHAINS: 0\.name must not be embedded/);
  expect(problemsOf({ CHAINS: "{}" })).toEqual([
    "CHAINS: must be a JSON list, or the path of a file with one",
  ]);
  const twice = JSON.stringify([CHAIN, CHAIN]);
  expect(problemsOf({ CHAINS: twice, CHAIN_KEY: key("1") })).toEqual([
    "CHAINS: must name each chain once",
  ]);
  const env = { CHAINS: JSON.stringify([CHAIN]) };
  expect(namesOf(env)).toEqual(["CHAIN_KEY"]);
  expect(namesOf({ ...env, CHAIN_KEY_MINISTRY_BESU: "0x1" })).toEqual(["CHAIN_KEY_MINISTRY_BESU"]);
  expect(namesOf({ ...PRODUCTION, ...env })).toEqual([]);
});

test("our own chain can be left out only where there is another", () => {
  expect(namesOf({ CHAIN_EMBEDDED: "off" })).toEqual(["CHAIN_EMBEDDED"]);
  const env = { CHAIN_EMBEDDED: "off", CHAINS: JSON.stringify([CHAIN]), CHAIN_KEY: key("1") };
  expect(readConfig(env).chains.isEmbedded).toBe(false);
});

test("other programs find our own chain at the usual port, unless told otherwise", () => {
  expect(readConfig({}).chains.rpcPort).toBe(8_545);
  expect(readConfig({ PORT: "0" }).chains.rpcPort).toBe(0);
  expect(readConfig({ CHAIN_RPC_PORT: "off" }).chains.rpcPort).toBe("off");
  expect(readConfig({ CHAIN_RPC_PORT: "9000" }).chains.rpcPort).toBe(9_000);
  expect(namesOf({ CHAIN_RPC_PORT: "many" })).toEqual(["CHAIN_RPC_PORT"]);
});

test("a problem's message never repeats the secret", () => {
  expect(problemsOf({ SESSION_SECRET: "hunter2", CHAIN_KEY: "0xdeadbeef" }).join()).not.toMatch(
    /hunter2|deadbeef/,
  );
});

test("retired session secrets stand behind the current one", () => {
  const config = readConfig({ SESSION_SECRET: `${"a".repeat(32)}, ${"b".repeat(40)}` });
  expect(config.keys.session).toEqual(["a".repeat(32), "b".repeat(40)]);
});

test("only a demo's clock runs ahead, by whole days", () => {
  expect(readConfig({ DEMO_CLOCK_DAYS: "90" }).demoClockDays).toBe(90);
  expect(namesOf({ DEMO_CLOCK_DAYS: "-1" })).toEqual(["DEMO_CLOCK_DAYS"]);
  expect(namesOf({ ...PRODUCTION, DEMO_CLOCK_DAYS: "1" })).toEqual(["DEMO_CLOCK_DAYS"]);
});
