import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "~/config.server";
import type { AnchorChain } from "./chain/anchor-chain";
import { type EmbeddedChain, openEmbeddedChain, openOutsideChain } from "./chain/open-chain";
import type { Keys } from "./key-folder/demo-keys";
import { type LogSigner, openLogSigner } from "./log-signer";
import { openWitnesses, type WitnessGateways } from "./witness/open-witnesses";

/** What the log needs of the world: its key, who cosigns its heads and the chains that keep them. */
export type LogGateways = WitnessGateways & {
  readonly logSigner: LogSigner;
  /** Our own chain first, if there is one, then those of the settings. */
  readonly anchorChains: readonly AnchorChain[];
  readonly embeddedChain: EmbeddedChain | undefined;
};

/** Opens the log's key and its chains. One of others that does not answer yet is opened as well. */
export async function openLogGateways({
  config,
  keys,
}: {
  config: Pick<Config, "chains" | "dataDir" | "logOrigin" | "witnessPolicy">;
  keys: Pick<Keys, "log" | "chain">;
}): Promise<LogGateways> {
  const origin = config.logOrigin;
  const { isEmbedded, outside } = config.chains;
  if (isEmbedded) await mkdir(config.dataDir, { recursive: true });
  const file = join(config.dataDir, "chain.db");
  const embeddedChain = isEmbedded
    ? await openEmbeddedChain({ file, origin, anchorKey: keys.chain })
    : undefined;
  const logSigner = openLogSigner({ pem: keys.log, origin });
  return {
    ...openWitnesses(config.witnessPolicy, logSigner.key),
    logSigner,
    anchorChains: [
      ...(embeddedChain ? [embeddedChain] : []),
      ...outside.map((settings) => openOutsideChain(settings, origin)),
    ],
    embeddedChain,
  };
}
