import { from0x } from "../bytes";
import { decodeRlp, type RlpItem } from "../evm/rlp";
import type { Fees } from "./profile";

/** What a signed transaction offers, read from its own bytes. */
export type SignedOffer = { readonly fees: Fees; readonly gasLimit: bigint };

const EIP1559 = 0x02;

/**
 * Reads fees and gas limit of a signed transaction, legacy or EIP-1559. The bytes that were sent
 * are the truth about what was offered; nothing kept beside them can differ from it.
 * @returns undefined for any other kind of transaction
 */
export function signedOfferOf(rawTx: string): SignedOffer | undefined {
  const bytes = from0x(rawTx);
  if (!bytes) return undefined;
  const isTyped = bytes[0] === EIP1559;
  const fields = decodeRlp(isTyped ? bytes.subarray(1) : bytes);
  if (!Array.isArray(fields)) return undefined;
  // Typed: chain id, nonce, tip, cap, gas limit, … Legacy: nonce, gas price, gas limit, …
  const [first, second, gasLimit] = fields.slice(isTyped ? 2 : 1, isTyped ? 5 : 3).map(integerOf);
  if (isTyped) {
    if (first === undefined || second === undefined || gasLimit === undefined) return undefined;
    const fees = { kind: "eip1559", maxPriorityFeePerGas: first, maxFeePerGas: second } as const;
    return { fees, gasLimit };
  }
  if (first === undefined || second === undefined) return undefined;
  return { fees: { kind: "legacy", gasPrice: first }, gasLimit: second };
}

function integerOf(item: RlpItem): bigint | undefined {
  if (!(item instanceof Uint8Array) || item.length > 32) return undefined;
  return item.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}
