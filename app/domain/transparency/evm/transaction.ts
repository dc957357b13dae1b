import { sameBytes, to0x, utf8 } from "../bytes";
import { decodeRlp, type RlpItem } from "./rlp";
import { keccak256 } from "./trie";

/** What a transaction asked GrantAnchor to accept. */
export type Publication = {
  readonly chainId: number;
  readonly contract: string;
  readonly logId: string;
  readonly size: number;
  readonly root: Uint8Array;
};

const FEE_MARKET_TYPE = 2;
const WORD = 32;

const PUBLISH = keccak256(utf8("publish(bytes32,uint64,uint64,bytes32,bytes32[])")).slice(0, 4);

const integerOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/**
 * Reads a signed transaction that calls `publish`; `undefined` if it is of another form.
 * Source: EIP-1559 for type 2, EIP-155 for the chain id of the older form
 */
export function publicationIn(transaction: Uint8Array): Publication | undefined {
  const isFeeMarket = transaction[0] === FEE_MARKET_TYPE;
  const fields = decodeRlp(isFeeMarket ? transaction.subarray(1) : transaction);
  if (fields === undefined || fields instanceof Uint8Array) return undefined;
  if (fields.length !== (isFeeMarket ? 12 : 9)) return undefined;
  const call = isFeeMarket
    ? { chainId: fields[0], to: fields[5], data: fields[7] }
    : { chainId: fields[6], to: fields[3], data: fields[5] };
  if (!areBytes(call)) return undefined;
  const signed = integerOf(call.chainId);
  const chainId = isFeeMarket ? signed : Math.floor((signed - 35) / 2);
  return publicationOf(call, chainId);
}

type Call = { chainId: Uint8Array; to: Uint8Array; data: Uint8Array };

const areBytes = (call: { [name in keyof Call]: RlpItem | undefined }): call is Call =>
  Object.values(call).every((member) => member instanceof Uint8Array);

function publicationOf({ to, data }: Call, chainId: number): Publication | undefined {
  if (to.length !== 20 || !sameBytes(data.slice(0, 4), PUBLISH)) return undefined;
  const word = (at: number): Uint8Array => data.slice(4 + at * WORD, 4 + (at + 1) * WORD);
  const [logId, size, root] = [word(0), word(2), word(3)];
  if (root.length !== WORD) return undefined;
  return { chainId, contract: to0x(to), logId: to0x(logId), size: integerOf(size), root };
}
