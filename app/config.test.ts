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

test("an outside chain needs the contract on it, and in a demo the key that pays", () => {
  const chain = { CHAIN_RPC_URL: "https://chain.example" };
  const contract = `0x${"a".repeat(40)}`;
  expect(namesOf(chain).sort()).toEqual(["CHAIN_CONTRACT", "CHAIN_KEY"]);
  expect(namesOf({ ...PRODUCTION, ...chain })).toEqual(["CHAIN_CONTRACT"]);
  expect(namesOf({ ...PRODUCTION, ...chain, CHAIN_CONTRACT: contract })).toEqual([]);
  expect(namesOf({ ...PRODUCTION, ...chain, CHAIN_CONTRACT: "0x12" })).toEqual(["CHAIN_CONTRACT"]);
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
