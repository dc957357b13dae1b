import type { AnchorChain } from "./anchor-chain";

/**
 * A chain that may not answer yet: the hub starts without it, and every use tries to reach it again.
 * @param open reaches the chain; it is asked once at a time, until it has answered
 */
export function lateChain(
  { kind, contract }: Pick<AnchorChain, "kind" | "contract">,
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
    kind,
    contract: contract.toLowerCase(),
    get chainId() {
      return reached?.chainId ?? 0;
    },
    connect: async () => (await chain()).connect(),
    head: async () => (await chain()).head(),
    nonce: async () => (await chain()).nonce(),
    sign: async (head) => (await chain()).sign(head),
    send: async (rawTx) => (await chain()).send(rawTx),
    receipt: async (txHash) => (await chain()).receipt(txHash),
    evidence: async (txHash) => (await chain()).evidence(txHash),
    close: async () => reached?.close(),
  };
}
