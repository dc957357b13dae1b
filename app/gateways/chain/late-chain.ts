import type { AnchorChain } from "./anchor-chain";

/**
 * A chain that may not answer yet: the hub starts without it, and every use tries to reach it again.
 * @param open reaches the chain; it is asked once at a time, until it has answered
 */
export function lateChain(
  { name, profile, contract }: Pick<AnchorChain, "name" | "profile" | "contract">,
  open: () => Promise<AnchorChain>,
): AnchorChain {
  let reached: AnchorChain | undefined;
  let opening: Promise<AnchorChain> | undefined;
  async function chain(): Promise<AnchorChain> {
    if (reached) return reached;
    opening ??= open().finally(() => {
      opening = undefined;
    });
    reached = await opening;
    return reached;
  }
  return {
    name,
    profile,
    contract: contract.toLowerCase(),
    get chainId() {
      return reached?.chainId ?? 0;
    },
    connect: async () => (await chain()).connect(),
    head: async (at) => (await chain()).head(at),
    nonce: async () => (await chain()).nonce(),
    suggestFees: async () => (await chain()).suggestFees(),
    sign: async (head, terms) => (await chain()).sign(head, terms),
    send: async (rawTx) => (await chain()).send(rawTx),
    receipt: async (txHash) => (await chain()).receipt(txHash),
    evidence: async (blockHash) => (await chain()).evidence(blockHash),
    close: async () => reached?.close(),
  };
}
