import type { ChainProfile, Fees } from "~/domain/transparency/anchoring/profile";
import { ask, type Provider } from "./provider";

/** Fees that stay enough while the base fee doubles, in the form that the family of chains takes. */
export async function suggestFees(provider: Provider, form: ChainProfile["fees"]): Promise<Fees> {
  if (form === "free") return { kind: "legacy", gasPrice: 0n };
  const block = await ask<{ baseFeePerGas?: string }>(provider, "eth_getBlockByNumber", [
    "latest",
    false,
  ]);
  if (form === "legacy" || block.baseFeePerGas === undefined) {
    return { kind: "legacy", gasPrice: BigInt(await ask<string>(provider, "eth_gasPrice")) };
  }
  const maxPriorityFeePerGas = BigInt(await ask<string>(provider, "eth_maxPriorityFeePerGas"));
  const maxFeePerGas = BigInt(block.baseFeePerGas) * 2n + maxPriorityFeePerGas;
  return { kind: "eip1559", maxFeePerGas, maxPriorityFeePerGas };
}

/** What a transaction pays at most for a unit of gas, in wei. */
export const capOf = (fees: Fees): bigint =>
  fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;

/** The members of a transaction that carry its fees. */
export function feeFieldsOf(fees: Fees) {
  if (fees.kind === "legacy") return { type: "legacy", gasPrice: fees.gasPrice } as const;
  const { maxFeePerGas, maxPriorityFeePerGas } = fees;
  return { type: "eip1559", maxFeePerGas, maxPriorityFeePerGas } as const;
}
