/**
 * Puts GrantAnchor on an outside chain and makes our log known to it, once:
 * `CHAIN_RPC_URL=… CHAIN_ADMIN_KEY=… CHAIN_KEY=… LOG_ORIGIN=… npx tsx scripts/contracts/deploy.ts`.
 * With CHAIN_CONTRACT set it only creates the log there. Prints the setting for the hub.
 */
import { privateKeyToAccount } from "viem/accounts";
import { readConfig } from "~/config.server";
import { deployGrantAnchor, ensureLog } from "~/gateways/chain/administration";
import { httpProvider } from "~/gateways/chain/provider";

const config = readConfig(process.env);
const adminKey = process.env["CHAIN_ADMIN_KEY"] ?? "";
const { rpcUrl } = config.chain;
if (
  rpcUrl === undefined ||
  config.keys.chain === undefined ||
  !/^0x[0-9a-f]{64}$/i.test(adminKey)
) {
  console.error("CHAIN_RPC_URL, CHAIN_KEY and CHAIN_ADMIN_KEY (0x and 64 hexadecimal digits)");
  process.exit(2);
}
const by = { provider: httpProvider(rpcUrl), adminKey: adminKey as `0x${string}` };
const contract = config.chain.contract ?? (await deployGrantAnchor(by));
const anchor = privateKeyToAccount(config.keys.chain).address;
await ensureLog(by, { contract, origin: config.logOrigin, anchor });
console.log(`CHAIN_CONTRACT=${contract}`);
