/** Transactions of the fake chain: EIP-1559 by their outer form, with a head as their data. */
import type { Fees } from "~/domain/transparency/anchoring/profile";
import { concatBytes, from0x, to0x, utf8 } from "~/domain/transparency/bytes";
import { decodeRlp, encodeRlp, type RlpItem, rlpInteger } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import type { HeadToPublish, SignedHead } from "~/gateways/chain/anchor-chain";

export const FAKE_GAS = 60_000;

/** A head as JSON carries it. */
export type PlainHead = {
  readonly prevSize: number;
  readonly size: number;
  readonly root: string;
  readonly consistency: readonly string[];
};

export const plainHeadOf = ({ prevSize, size, root, consistency }: HeadToPublish): PlainHead => ({
  prevSize,
  size,
  root: to0x(root),
  consistency: consistency.map(to0x),
});

export type FakeTransaction = {
  readonly txHash: string;
  readonly nonce: number;
  readonly cap: number;
  readonly tip: number;
  readonly head: PlainHead;
};

export function signFake(
  head: PlainHead,
  { nonce, fees }: { nonce: number; fees: Fees },
): SignedHead {
  const [cap, tip] =
    fees.kind === "legacy"
      ? [fees.gasPrice, fees.gasPrice]
      : [fees.maxFeePerGas, fees.maxPriorityFeePerGas];
  const numbers = [1, nonce, Number(tip), Number(cap), FAKE_GAS].map(rlpInteger);
  const data = utf8(JSON.stringify(head));
  const fields: RlpItem[] = [...numbers, new Uint8Array(20), new Uint8Array(0), data, []];
  const raw = concatBytes(Uint8Array.of(2), encodeRlp(fields));
  return { txHash: to0x(keccak256(raw)), rawTx: to0x(raw), nonce, feePerGas: String(cap) };
}

export function readFake(rawTx: string): FakeTransaction {
  const raw = from0x(rawTx) ?? new Uint8Array(0);
  const fields = decodeRlp(raw.subarray(1)) as Uint8Array[];
  const integer = (at: number): number =>
    (fields[at] as Uint8Array).reduce((sum, byte) => sum * 256 + byte, 0);
  return {
    txHash: to0x(keccak256(raw)),
    nonce: integer(1),
    tip: integer(2),
    cap: integer(3),
    head: JSON.parse(new TextDecoder().decode(fields[7])),
  };
}
