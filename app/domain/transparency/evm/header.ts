import { fromBase64 } from "../bytes";
import type { ChainEvidence } from "../proof/proof-file";
import { decodeRlp } from "./rlp";

/** Places in a header's list. Source: Ethereum Yellow Paper §4.3 */
const STATE_ROOT = 3;
const NUMBER = 8;
const TIMESTAMP = 11;

/** What we read of a block's header. */
export type BlockHeader = {
  readonly stateRoot: Uint8Array;
  readonly number: number;
  /** UTC milliseconds. */
  readonly at: number;
};

/** At most 48 bits, so that a time in milliseconds stays an exact number. */
const MAX_INTEGER_BYTES = 5;

function integerOf(bytes: unknown): number | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length > MAX_INTEGER_BYTES) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Reads a header in RLP; `undefined` if it is not one. */
export function readHeader(rlp: Uint8Array): BlockHeader | undefined {
  const fields = decodeRlp(rlp);
  if (fields === undefined || fields instanceof Uint8Array) return undefined;
  const stateRoot = fields[STATE_ROOT];
  const [number, seconds] = [integerOf(fields[NUMBER]), integerOf(fields[TIMESTAMP])];
  if (!(stateRoot instanceof Uint8Array) || stateRoot.length !== 32) return undefined;
  if (number === undefined || seconds === undefined) return undefined;
  return { stateRoot, number, at: seconds * 1_000 };
}

/** When the block was made, as UTC milliseconds, according to its header; 0 if there is none. */
export const blockTimeOf = ({ header }: Pick<ChainEvidence, "header">): number =>
  readHeader(fromBase64(header) ?? new Uint8Array(0))?.at ?? 0;
