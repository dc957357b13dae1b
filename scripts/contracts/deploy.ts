/**
 * Puts GrantAnchor on an outside chain and makes our log known to it, once:
 * `CHAIN_RPC_URL=… CHAIN_ADMIN_KEY=… CHAIN_KEY=… LOG_ORIGIN=… npm run contracts:deploy`.
 * With CHAIN_CONTRACT set it only creates the log there. Prints the setting for the hub.
 */
import { privateKeyToAccount } from "viem/accounts";
import { deployGrantAnchor, ensureLog } from "~/gateways/chain/administration";
import { httpProvider } from "~/gateways/chain/provider";

const HEX = {
  key: /^0x[0-9a-f]{64}$/i,
  address: /^0x[0-9a-f]{40}$/i,
};
type Hex = `0x${string}`;

const { CHAIN_RPC_URL, CHAIN_ADMIN_KEY, CHAIN_KEY, LOG_ORIGIN, CHAIN_CONTRACT } = process.env;
const isHex = (text: string | undefined, shape: RegExp): text is Hex => shape.test(text ?? "");

// The hub's own settings cannot be read yet: they want the contract that is made here.
if (
  !CHAIN_RPC_URL ||
  !LOG_ORIGIN ||
  !isHex(CHAIN_ADMIN_KEY, HEX.key) ||
  !isHex(CHAIN_KEY, HEX.key)
) {
  console.error(
    "Needed: CHAIN_RPC_URL, LOG_ORIGIN, and CHAIN_ADMIN_KEY and CHAIN_KEY (0x and 64 hexadecimal digits)",
  );
  process.exit(2);
}
if (CHAIN_CONTRACT && !isHex(CHAIN_CONTRACT, HEX.address)) {
  console.error("CHAIN_CONTRACT: not an address (0x and 40 hexadecimal digits)");
  process.exit(2);
}
const by = {
  provider: httpProvider(CHAIN_RPC_URL),
  adminKey: CHAIN_ADMIN_KEY,
  fees: "eip1559",
} as const;
const contract = (CHAIN_CONTRACT as Hex | undefined) ?? (await deployGrantAnchor(by));
const anchor = privateKeyToAccount(CHAIN_KEY).address;
await ensureLog(by, { contract, origin: LOG_ORIGIN, anchor });
console.log(`CHAIN_CONTRACT=${contract}`);
