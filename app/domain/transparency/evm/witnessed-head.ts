import { keccak_256 } from "@noble/hashes/sha3.js";
import { concatBytes, from0x, utf8 } from "../bytes";
import { logIdOf } from "../notes/checkpoint";

/** A head of a log that shall go to a contract, with the one that the contract holds before it. */
export type WitnessedHead = {
  readonly chainId: number;
  /** 0x and forty hexadecimal digits. */
  readonly contract: string;
  readonly origin: string;
  readonly prevSize: number;
  /** 32 zero bytes while the contract holds nothing. */
  readonly prevRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
};

const DOMAIN_TYPE = keccak_256(
  utf8("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
);
const HEAD_TYPE = keccak_256(
  utf8("Checkpoint(bytes32 logId,uint64 prevSize,bytes32 prevRoot,uint64 size,bytes32 root)"),
);
const NAME = keccak_256(utf8("Vouchsafe GrantAnchor"));
const VERSION = keccak_256(utf8("1"));
const WORD_BYTES = 32;

/** One ABI word: a number, or bytes with zeros on their left. */
function word(value: number | Uint8Array): Uint8Array {
  const bytes = new Uint8Array(WORD_BYTES);
  if (typeof value === "number") new DataView(bytes.buffer).setBigUint64(24, BigInt(value));
  else bytes.set(value, WORD_BYTES - value.length);
  return bytes;
}

/**
 * The 32 bytes that a witness signs for a contract with a quorum.
 * @returns `undefined` if the contract is not written as an address
 * Source: EIP-712; contracts/src/WitnessQuorum.sol
 */
export function witnessedHeadDigest(head: WitnessedHead): Uint8Array | undefined {
  const address = from0x(head.contract.toLowerCase());
  if (address?.length !== 20) return undefined;
  const { chainId, origin, prevSize, prevRoot, size, root } = head;
  const domain = concatBytes(DOMAIN_TYPE, NAME, VERSION, word(chainId), word(address));
  const logId = logIdOf(origin, chainId);
  const said = concatBytes(HEAD_TYPE, logId, word(prevSize), prevRoot, word(size), root);
  return keccak_256(concatBytes(Uint8Array.of(0x19, 0x01), keccak_256(domain), keccak_256(said)));
}
