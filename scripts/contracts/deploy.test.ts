import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "~/config.server";
import { openOutsideChain } from "~/gateways/chain/open-chain";
import {
  ANVIL_ADMIN,
  ANVIL_ANCHOR,
  type Anvil,
  anvilProgram,
  startAnvil,
} from "../../tests/support/anvil";
import { publishOn } from "../../tests/support/chain";

const SCRIPT = fileURLToPath(new URL("deploy.ts", import.meta.url));
const LOG_ORIGIN = "vouchsafe.test/log";

let anvil: Anvil | undefined;
afterAll(() => anvil?.stop());

/** Runs the script as an operator does. @returns what it printed, or its complaints */
async function deploy(env: Record<string, string>): Promise<string> {
  const PATH = process.env["PATH"] ?? "";
  const options = {
    env: { PATH, NODE_ENV: "test" as const, ...env },
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
  };
  try {
    const args = ["--import", "tsx", SCRIPT];
    return (await promisify(execFile)(process.execPath, args, options)).stdout;
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

test("whoever deploys with a wrong setting is told each of them, and nothing is sent", async () => {
  const told = await deploy({ CHAIN_PROFILE: "bitcoin", CHAIN_WITNESSES: "me", LOG_ORIGIN });
  const names = told
    .trim()
    .split("\n")
    .map((line) => line.split(":")[0]);
  expect(names).toEqual([
    "CHAIN_RPC_URL",
    "CHAIN_ADMIN_KEY",
    "CHAIN_KEY",
    "CHAIN_PROFILE",
    "CHAIN_WITNESSES",
  ]);
}, 60_000);

test.skipIf(anvilProgram === null)(
  "what the script prints is the setting with which the hub publishes, and a second run changes the key",
  async () => {
    anvil = await startAnvil();
    const given = { CHAIN_RPC_URL: anvil.url, CHAIN_ADMIN_KEY: ANVIL_ADMIN, LOG_ORIGIN };
    const printed = await deploy({ ...given, CHAIN_KEY: ANVIL_ANCHOR });
    const CHAINS = printed.trim().slice("CHAINS='".length, -1);
    const [settings] = readConfig({ CHAINS, CHAIN_KEY: ANVIL_ANCHOR }).chains.outside;
    if (!settings) throw new Error("the script printed no chain");
    const chain = openOutsideChain(settings, LOG_ORIGIN);
    const first = {
      prevSize: 0,
      size: 5,
      root: new Uint8Array(32),
      consistency: [],
      signatures: [],
    };
    await publishOn(chain, first);
    expect((await chain.head()).size).toBe(5);
    const CHAIN_CONTRACT = settings.contract;
    const again = await deploy({ ...given, CHAIN_KEY: ANVIL_ADMIN, CHAIN_CONTRACT });
    expect(again).toBe(printed);
    const next = { ...first, prevSize: 5, size: 6, consistency: [] };
    await expect(publishOn(chain, next)).rejects.toMatchObject({
      code: "chain-refused-GrantAnchorNotAnchor",
    });
  },
  120_000,
);
