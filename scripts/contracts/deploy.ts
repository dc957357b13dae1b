/**
 * Puts GrantAnchor on an outside chain and makes our log known to it, once for each chain:
 * `CHAIN_RPC_URL=… CHAIN_PROFILE=besu CHAIN_ADMIN_KEY=… CHAIN_KEY=… LOG_ORIGIN=… npm run contracts:deploy`.
 * With CHAIN_CONTRACT set it creates only the log there; if that is known, the key of CHAIN_KEY
 * publishes from now on. CHAIN_WITNESSES (addresses, divided by commas) and CHAIN_QUORUM ask for
 * witnesses. Prints the chain's entry for the setting CHAINS.
 */
import { privateKeyToAccount } from "viem/accounts";
import { CHAIN_PROFILES, type ChainProfile } from "~/domain/transparency/anchoring/profile";
import { CHAIN_KEY_FORM } from "~/gateways/chain/chain-settings";
import { deployGrantAnchor, ensureLog } from "~/gateways/chain/contract/administration";
import { ask, httpProvider } from "~/gateways/chain/provider";

type Hex = `0x${string}`;
const ADDRESS = /^0x[0-9a-f]{40}$/i;

// The hub's own settings cannot be read yet: they want the contract that is made here.
const { env } = process;
const problems: string[] = [];

function given(name: string, shape: RegExp, words: string): string {
  const text = env[name] ?? "";
  if (!shape.test(text)) problems.push(`${name}: must be ${words}`);
  return text;
}

const url = given("CHAIN_RPC_URL", /^https?:\/\//, "the URL of a node");
const origin = given("LOG_ORIGIN", /^[^\s+]{1,200}$/u, "the name of the log in its checkpoints");
const adminKey = given("CHAIN_ADMIN_KEY", CHAIN_KEY_FORM, "0x and 64 hexadecimal digits") as Hex;
const anchorKey = given("CHAIN_KEY", CHAIN_KEY_FORM, "0x and 64 hexadecimal digits") as Hex;
const known = env["CHAIN_CONTRACT"]
  ? (given("CHAIN_CONTRACT", ADDRESS, "an address, or left out") as Hex)
  : undefined;
const profile: ChainProfile | undefined = Object.values(CHAIN_PROFILES).find(
  ({ id, isOutside }) => isOutside && id === (env["CHAIN_PROFILE"] ?? "ethereum"),
);
if (!profile) problems.push("CHAIN_PROFILE: must be besu, kaia, ethereum or op-stack");
const witnesses = (env["CHAIN_WITNESSES"] ?? "").split(",").filter(Boolean) as Hex[];
if (!witnesses.every((witness) => ADDRESS.test(witness))) {
  problems.push("CHAIN_WITNESSES: must be addresses, divided by commas");
}
const quorum = Number(env["CHAIN_QUORUM"] ?? witnesses.length);
if (!Number.isInteger(quorum) || quorum < 0 || quorum > witnesses.length) {
  problems.push("CHAIN_QUORUM: must be a whole number, at most as many as there are witnesses");
}
if (!profile || problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(2);
}

const provider = httpProvider(url);
const by = { provider, adminKey, fees: profile.fees };
const contract = known ?? (await deployGrantAnchor(by));
const anchor = privateKeyToAccount(anchorKey).address;
await ensureLog(by, { contract, origin, anchor, quorum, witnesses });
const chainId = Number(await ask<string>(provider, "eth_chainId"));
const entry = { name: profile.id, profile: profile.id, rpcUrls: [url], contract, chainId };
console.log(`CHAINS='${JSON.stringify([entry])}'`);
