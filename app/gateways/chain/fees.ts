import type { ChainProfile, Fees } from "~/domain/transparency/anchoring/profile";
import { ask, type Provider } from "./provider";

/**
 * Fees that stay enough while the base fee doubles, in the form that the family of chains takes. A
 * chain whose gas is free is offered nothing.
 */
export async function suggestFees(
  provider: Provider,
  { form }: { form: ChainProfile["fees"] },
): Promise<Fees> {
  if (form === "free") return { kind: "legacy", gasPrice: 0n };
  const baseFee = form === "eip1559" ? await baseFeeOf(provider) : undefined;
  if (baseFee === undefined) {
    return { kind: "legacy", gasPrice: BigInt(await ask<string>(provider, "eth_gasPrice")) };
  }
  const tip = BigInt(await ask<string>(provider, "eth_maxPriorityFeePerGas"));
  return { kind: "eip1559", maxFeePerGas: baseFee * 2n + tip, maxPriorityFeePerGas: tip };
}

async function baseFeeOf(provider: Provider): Promise<bigint | undefined> {
  type Block = { readonly baseFeePerGas?: string };
  const block = await ask<Block>(provider, "eth_getBlockByNumber", ["latest", false]);
  return block.baseFeePerGas === undefined ? undefined : BigInt(block.baseFeePerGas);
}

/** The members of a transaction that carry its fees. */
export function feeFieldsOf(fees: Fees) {
  if (fees.kind === "legacy") return { type: "legacy", gasPrice: fees.gasPrice } as const;
  const { maxFeePerGas, maxPriorityFeePerGas } = fees;
  return { type: "eip1559", maxFeePerGas, maxPriorityFeePerGas } as const;
}
