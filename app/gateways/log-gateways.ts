import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "~/config.server";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import type { AnchorChain } from "./chain/anchor-chain";
import { lateChain } from "./chain/late-chain";
import { openEmbeddedChain, openJsonRpcChain } from "./chain/open-chain";
import type { Keys } from "./key-folder/demo-keys";
import { type LogSigner, openLogSigner } from "./log-signer";

/** What the log needs of the world: the key that signs its heads and the chains that keep them. */
export type LogGateways = {
  readonly logSigner: LogSigner;
  readonly anchorChains: readonly AnchorChain[];
};

/** Opens the log's key and its chain: the outside one of `CHAIN_RPC_URL`, or the embedded one. */
export async function openLogGateways({
  config,
  keys,
}: {
  config: Pick<Config, "chain" | "dataDir" | "logOrigin">;
  keys: Pick<Keys, "log" | "chain">;
}): Promise<LogGateways> {
  const origin = config.logOrigin;
  const logSigner = openLogSigner({ pem: keys.log, origin });
  const { rpcUrl, contract } = config.chain;
  const anchorKey = keys.chain;
  if (rpcUrl !== undefined) {
    const profile = CHAIN_PROFILES.ethereum;
    const place = { name: profile.id, profile, contract: contract ?? "" };
    const open = () => openJsonRpcChain({ url: rpcUrl, contract, anchorKey, origin });
    return { logSigner, anchorChains: [lateChain(place, open)] };
  }
  await mkdir(config.dataDir, { recursive: true });
  const file = join(config.dataDir, "chain.db");
  return { logSigner, anchorChains: [await openEmbeddedChain({ file, origin, anchorKey })] };
}
