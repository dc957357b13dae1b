import { invariant } from "~/domain/shared/outcome";
import { concatBytes, utf8 } from "../bytes";
import { HASH_BYTES } from "../tree/leaf";
import { parseCheckpoint } from "./checkpoint";
import {
  isSignedBy,
  type Note,
  type NoteKey,
  SIGNATURE_TYPES,
  type Sign,
  signatureLineOf,
  signaturesBy,
  type VerifySignature,
} from "./note";

/** How each kind of raw signature is checked; the caller brings the cryptography. */
export type SignatureChecks = {
  readonly ed25519: VerifySignature;
  /** ML-DSA-44 with an empty context string. Source: FIPS 204 */
  readonly mlDsa44: VerifySignature;
};

const SIGNATURE_BYTES = { 4: 64, 6: 2420 } as const;
const TIMESTAMP_BYTES = 8;
const MAX_TIMESTAMP = 2n ** 63n - 1n;
/** Twelve bytes that no other message begins with. */
const SUBTREE_LABEL = utf8("subtree/v1\n\0");
const MAX_NAME_BYTES = 255;

/** What an Ed25519 cosigner signs over a checkpoint's text. Source: C2SP tlog-cosignature */
export const ed25519CosignedMessage = (text: string, timestamp: bigint): Uint8Array =>
  utf8(`cosignature/v1\ntime ${timestamp}\n${text}`);

/** The part of a log that an ML-DSA-44 cosigner vouches for: the entries of [start, end). */
export type CosignedSubtree = {
  readonly cosigner: string;
  /** Seconds since 1970; 0 makes no statement that this is the newest tree. */
  readonly timestamp: bigint;
  readonly origin: string;
  readonly start: number;
  readonly end: number;
  readonly hash: Uint8Array;
};

/**
 * What an ML-DSA-44 cosigner signs, as the structure `cosigned_message`.
 * @returns `undefined` where a name is empty or longer than 255 bytes: the format cannot hold it
 */
export function subtreeCosignedMessage(subtree: CosignedSubtree): Uint8Array | undefined {
  const { timestamp, start, end, hash } = subtree;
  invariant(hash.length === HASH_BYTES, "the hash of a subtree has 32 bytes");
  invariant(start === 0 || timestamp === 0n, "only a whole tree is cosigned with its time");
  const names = [utf8(subtree.cosigner), utf8(subtree.origin)] as const;
  if (names.some(({ length }) => length === 0 || length > MAX_NAME_BYTES)) return undefined;
  const [cosigner, origin] = names.map((name) => concatBytes(Uint8Array.of(name.length), name));
  return concatBytes(
    SUBTREE_LABEL,
    cosigner as Uint8Array,
    uint64(timestamp),
    origin as Uint8Array,
    uint64(BigInt(start)),
    uint64(BigInt(end)),
    hash,
  );
}

function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

/** The structure `timestamped_signature`. */
export type TimestampedSignature = {
  /** Seconds since 1970. */
  readonly timestamp: bigint;
  readonly signature: Uint8Array;
};

export const encodeTimestamped = ({ timestamp, signature }: TimestampedSignature): Uint8Array =>
  concatBytes(uint64(timestamp), signature);

/** Reads a `timestamped_signature`; `undefined` if its length or its time is out of bounds. */
export function decodeTimestamped(
  bytes: Uint8Array,
  type: 4 | 6,
): TimestampedSignature | undefined {
  if (bytes.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES[type]) return undefined;
  const timestamp = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (timestamp > MAX_TIMESTAMP) return undefined;
  return { timestamp, signature: bytes.slice(TIMESTAMP_BYTES) };
}

/**
 * Cosigns a checkpoint.
 * @param text the checkpoint's note text, extension lines included
 * @param timestamp seconds since 1970, above 0
 * @returns the signature line with its newline
 */
export function cosignCheckpoint(
  { text, key, timestamp }: { text: string; key: NoteKey; timestamp: bigint },
  sign: Sign,
): string {
  invariant(timestamp > 0n && timestamp <= MAX_TIMESTAMP, `not a time: ${timestamp}`);
  const message = messageOf({ text, key, timestamp });
  invariant(message, "a cosignature needs a checkpoint and a key that cosigns");
  return signatureLineOf(key, encodeTimestamped({ timestamp, signature: sign(message) }));
}

/** Cosigns a part of the tree, without a time. @returns the signature line with its newline */
export function cosignSubtree(
  { key, ...subtree }: Omit<CosignedSubtree, "cosigner" | "timestamp"> & { key: NoteKey },
  sign: Sign,
): string {
  invariant(key.type === SIGNATURE_TYPES.mlDsa44Cosignature, "only ML-DSA-44 signs subtrees");
  const message = subtreeCosignedMessage({ ...subtree, cosigner: key.name, timestamp: 0n });
  invariant(message, "names have 1 to 255 bytes");
  return signatureLineOf(key, encodeTimestamped({ timestamp: 0n, signature: sign(message) }));
}

/** Whether a key signed a note: not at all, wrongly (which spoils the note), or well and when. */
export type SignatureState =
  | { readonly state: "absent" }
  | { readonly state: "bad" }
  /** With the newest time in seconds where the key is one that cosigns. */
  | { readonly state: "good"; readonly timestamp?: bigint };

/**
 * What a note shows of one key, whatever its type.
 * Source: C2SP signed-note, signatures; C2SP tlog-cosignature
 */
export async function signatureStateOf(
  note: Note,
  key: NoteKey,
  checks: SignatureChecks,
): Promise<SignatureState> {
  const found = signaturesBy(note, key);
  if (found.length === 0) return { state: "absent" };
  if (key.type === SIGNATURE_TYPES.ed25519) {
    return { state: (await isSignedBy(note, key, checks.ed25519)) ? "good" : "bad" };
  }
  const verify = key.type === SIGNATURE_TYPES.mlDsa44Cosignature ? checks.mlDsa44 : checks.ed25519;
  let newest = 0n;
  for (const bytes of found) {
    const stamped = decodeTimestamped(bytes, key.type);
    const message = stamped && messageOf({ text: note.text, key, timestamp: stamped.timestamp });
    const { publicKey } = key;
    if (!message || !(await verify({ publicKey, message, signature: stamped.signature }))) {
      return { state: "bad" };
    }
    if (stamped.timestamp > newest) newest = stamped.timestamp;
  }
  return { state: "good", timestamp: newest };
}

/** What a cosigner of this kind signs; `undefined` if the text is no checkpoint it could sign. */
function messageOf({ text, key, timestamp }: { text: string; key: NoteKey; timestamp: bigint }) {
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint || key.type === SIGNATURE_TYPES.ed25519) return undefined;
  if (key.type === SIGNATURE_TYPES.ed25519Cosignature) {
    return ed25519CosignedMessage(text, timestamp);
  }
  const { origin, size: end, root: hash } = checkpoint;
  return subtreeCosignedMessage({ cosigner: key.name, timestamp, origin, start: 0, end, hash });
}
