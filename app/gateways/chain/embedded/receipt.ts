import { bytesToBigInt, bytesToHex, hexToBytes } from "@ethereumjs/util";
import { decodeRlp, encodeRlp, type RlpItem } from "~/domain/transparency/evm/rlp";

type Hex = `0x${string}`;

/** What a contract said while it ran. */
export type Log = { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex };

/** What a transaction came to, as far as its block does not say it. */
export type Receipt = {
  readonly isAccepted: boolean;
  readonly gasUsed: bigint;
  readonly logs: readonly Log[];
};

const ACCEPTED = Uint8Array.of(1);
const REFUSED = new Uint8Array(0);

/** A receipt as it lies on disk: RLP of status, gas and logs. The bloom is in the block's header. */
export function encodeReceipt({ isAccepted, gasUsed, logs }: Receipt): Uint8Array {
  const digits = gasUsed.toString(16);
  return encodeRlp([
    isAccepted ? ACCEPTED : REFUSED,
    hexToBytes(`0x${digits.length % 2 === 1 ? "0" : ""}${digits}`),
    logs.map(({ address, topics, data }) => [
      hexToBytes(address),
      topics.map((topic) => hexToBytes(topic)),
      hexToBytes(data),
    ]),
  ]);
}

/** @throws Error when the bytes are no receipt, which only a damaged file explains */
export function decodeReceipt(bytes: Uint8Array): Receipt {
  const [status, gasUsed, logs] = listOf(decodeRlp(bytes));
  return {
    isAccepted: bytesOf(status).length > 0,
    gasUsed: bytesToBigInt(bytesOf(gasUsed)),
    logs: listOf(logs).map((log) => {
      const [address, topics, data] = listOf(log);
      return {
        address: hexOf(address),
        topics: listOf(topics).map(hexOf),
        data: hexOf(data),
      };
    }),
  };
}

function listOf(item: RlpItem | undefined): readonly RlpItem[] {
  if (item === undefined || item instanceof Uint8Array) throw new Error("a receipt is damaged");
  return item;
}

function bytesOf(item: RlpItem | undefined): Uint8Array {
  if (!(item instanceof Uint8Array)) throw new Error("a receipt is damaged");
  return item;
}

const hexOf = (item: RlpItem | undefined): Hex => bytesToHex(bytesOf(item));
