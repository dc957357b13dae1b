import { openRpcServer, type RpcServer } from "~/gateways/chain/embedded/rpc/rpc-server";
import type { Runtime } from "~/runtime.server";

/**
 * Lets other programs on this machine look at the embedded chain. A port that another program holds
 * is no reason to stop: the hub itself does not need it.
 */
export async function openChainRpc({
  config,
  embeddedChain,
  log,
}: Pick<Runtime, "config" | "embeddedChain" | "log">): Promise<RpcServer | undefined> {
  const { rpcPort } = config.chains;
  if (!embeddedChain || rpcPort === "off") return undefined;
  try {
    return await openRpcServer(embeddedChain.provider, rpcPort);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    log.warn(
      { port: rpcPort, code },
      "the embedded chain answers no other programs: CHAIN_RPC_PORT",
    );
    return undefined;
  }
}
