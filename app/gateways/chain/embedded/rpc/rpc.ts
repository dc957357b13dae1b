import type { Provider } from "../../provider";
import type { BlockStore } from "../block-store";
import { EMBEDDED_CHAIN_ID, type Machine } from "../machine";
import { blockMethods } from "./block-methods";
import { chainReading, type Methods } from "./chain-reading";
import { logMethods } from "./log-methods";
import { RpcError } from "./rpc-error";
import { bytesOf, stateMethods } from "./state-methods";
import { quantity } from "./words";

/**
 * Answers the methods of JSON-RPC that an Ethereum client needs to read, send, follow and prove. The
 * only one that changes anything takes a transaction that its sender has signed.
 */
export function embeddedRpc(machine: Machine, store: BlockStore): Provider {
  const chain = chainReading(machine, store);
  const methods: Methods = {
    ...nodeMethods(machine),
    ...blockMethods(chain),
    ...stateMethods(machine, chain),
    ...logMethods(chain),
  };
  return async ({ method, params }) => {
    const answer = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!answer) throw new RpcError(-32_601, `the method ${method} does not exist`);
    return answer(Array.isArray(params) ? params : []);
  };
}

function nodeMethods(machine: Machine): Methods {
  const nextBaseFee = (): bigint => machine.latest().header.calcNextBaseFee();
  return {
    eth_chainId: () => quantity(EMBEDDED_CHAIN_ID),
    net_version: () => String(EMBEDDED_CHAIN_ID),
    net_listening: () => true,
    net_peerCount: () => "0x0",
    web3_clientVersion: () => "vouchsafe/embedded",
    eth_syncing: () => false,
    eth_mining: () => false,
    eth_accounts: () => [],
    eth_gasPrice: () => quantity(nextBaseFee() * 2n),
    eth_maxPriorityFeePerGas: () => "0x0",
    // A transaction has its block when it was taken: nothing ever waits.
    txpool_status: () => ({ pending: "0x0", queued: "0x0" }),
    txpool_content: () => ({ pending: {}, queued: {} }),
    eth_sendRawTransaction: async ([raw]) => {
      const bytes = bytesOf(raw);
      try {
        return await machine.mine(bytes);
      } catch (error) {
        throw new RpcError(-32_000, (error as Error).message);
      }
    },
  };
}
