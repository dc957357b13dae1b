import { keccak256 } from "viem";
import { grantAnchorCodeHash } from "~contracts/abi/GrantAnchor";
import { GatewayFault } from "../gateway-fault";
import { answerFaultOf, ask, isAnswer, type Provider } from "./provider";

type Hex = `0x${string}`;

/** A node that answers for the chain and the contract that we mean. */
export type ChainNode = { readonly provider: Provider; readonly chainId: number };

/** The nodes of one chain, of which one is asked at a time. */
export type Nodes = {
  /** 0 until a node has answered for the first time, unless it was told. */
  chainId(): number;
  /** Looks at a node anew, the one in use first, and takes the first that is right. */
  choose(): Promise<ChainNode>;
  /** The node in use; another one if its line broke. */
  chosen(): Promise<ChainNode>;
};

/**
 * Uses the first node that answers and stays with it, so that what is read one after the other fits
 * together. A node whose line breaks is left for the next one.
 * @param chainId what the nodes must say, if it is known beforehand
 */
export function nodesOf({
  providers,
  contract,
  chainId = 0,
}: {
  providers: readonly Provider[];
  contract: Hex;
  chainId?: number | undefined;
}): Nodes {
  let known = chainId;
  let at = 0;
  let inUse: ChainNode | undefined;
  let choosing: Promise<ChainNode> | undefined;

  const leavingWhenBroken =
    (provider: Provider, place: number): Provider =>
    async (request) => {
      try {
        return await provider(request);
      } catch (error) {
        if (!isAnswer(error) && at === place) {
          inUse = undefined;
          at = (place + 1) % providers.length;
        }
        throw error;
      }
    };
  async function firstRight(): Promise<ChainNode> {
    const faults: GatewayFault[] = [];
    for (let tries = 0; tries < providers.length; tries++) {
      const place = (at + tries) % providers.length;
      const provider = providers[place] as Provider;
      try {
        known = await checkNode(provider, { chainId: known, contract });
        at = place;
        inUse = { provider: leavingWhenBroken(provider, place), chainId: known };
        return inUse;
      } catch (error) {
        faults.push(answerFaultOf(error));
      }
    }
    inUse = undefined;
    throw faults.find(({ retriable }) => !retriable) ?? faults[0];
  }
  function choose(): Promise<ChainNode> {
    choosing ??= firstRight().finally(() => {
      choosing = undefined;
    });
    return choosing;
  }
  return { chainId: () => known, choose, chosen: async () => inUse ?? choose() };
}

/**
 * Makes sure that a node speaks for our chain and that our contract lies there, byte for byte.
 * @returns the chain's number
 * @throws GatewayFault `chain-is-another`, `chain-contract-missing` or `chain-contract-other`
 */
async function checkNode(
  provider: Provider,
  { chainId, contract }: { chainId: number; contract: Hex },
): Promise<number> {
  const answered = Number(await ask<string>(provider, "eth_chainId"));
  const wrong = (code: string, words: string): GatewayFault =>
    new GatewayFault(code, { retriable: false, cause: new Error(words) });
  if (chainId !== 0 && answered !== chainId) {
    throw wrong("chain-is-another", `chain ${chainId} was expected, ${answered} answered`);
  }
  const code = await ask<Hex>(provider, "eth_getCode", [contract, "latest"]);
  if (code === "0x") {
    throw wrong("chain-contract-missing", `no contract at ${contract} on chain ${answered}`);
  }
  if (keccak256(code) !== grantAnchorCodeHash) {
    throw wrong("chain-contract-other", `another contract at ${contract} on chain ${answered}`);
  }
  return answered;
}
