import type { Finality } from "~/domain/transparency/anchoring/profile";
import { ask, type Provider } from "./provider";

type NumberedBlock = { readonly number: string };

/**
 * The newest block that the chain does not take back, as a JSON-RPC block parameter; `undefined`
 * while there is none.
 */
export async function finalBlock(
  provider: Provider,
  finality: Finality,
): Promise<string | undefined> {
  const newest = async (tag: string): Promise<number | undefined> => {
    const block = await ask<NumberedBlock | null>(provider, "eth_getBlockByNumber", [tag, false]);
    return block ? Number(block.number) : undefined;
  };
  const number = await newest(finality.kind === "tag" ? "finalized" : "latest");
  const depth = finality.kind === "depth" ? finality.blocks : 1;
  if (number === undefined || number < depth - 1) return undefined;
  return `0x${(number - depth + 1).toString(16)}`;
}
