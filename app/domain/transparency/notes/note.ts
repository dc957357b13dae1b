import { sha256 } from "@noble/hashes/sha2.js";
import { invariant } from "~/domain/shared/outcome";
import { base64Of, concatBytes, fromBase64, hexOf, sameBytes, utf8 } from "../bytes";

/** What a signature line holds. Source: C2SP signed-note, signature types; tlog-cosignature */
export const SIGNATURE_TYPES = {
  ed25519: 1,
  ed25519Cosignature: 4,
  mlDsa44Cosignature: 6,
} as const;
export type SignatureType = (typeof SIGNATURE_TYPES)[keyof typeof SIGNATURE_TYPES];

const PUBLIC_KEY_BYTES: Readonly<Record<SignatureType, number>> = { 1: 32, 4: 32, 6: 1312 };
const KEY_ID_BYTES = 4;
const SPACE = 0x20;
/** Bounds against oversized input: two keys each of thirty-two witnesses, one of them post-quantum. */
const MAX_SIGNATURES = 65;
const MAX_NOTE_CHARACTERS = 262_144;

/** Checks one raw signature: WebCrypto in the browser, node:crypto on the server. */
export type VerifySignature = (signed: {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}) => boolean | Promise<boolean>;

export type VerifyEd25519 = VerifySignature;

/** Makes a raw signature; the private key stays with the caller. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** The public half of a key, the name it signs under and what its signatures are taken over. */
export type NoteKey = {
  readonly name: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
};

/** One signature line: four bytes of key id, then the signature. */
export type NoteSignature = { readonly name: string; readonly bytes: Uint8Array };

/** A note taken apart. The text ends in a newline. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Key names have no Unicode space and no plus sign. Source: C2SP signed-note, format */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}+]+$/u.test(name) && isNoteText(name);

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). Source: C2SP signed-note */
export function keyIdOf({ name, type, publicKey }: NoteKey): Uint8Array {
  const input = concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey);
  return sha256(input).slice(0, KEY_ID_BYTES);
}

/** The key as one line, in the spelling that witnesses and monitors read. Source: C2SP signed-note */
export function verifierKeyOf(key: NoteKey): string {
  const material = concatBytes(Uint8Array.of(key.type), key.publicKey);
  return `${key.name}+${hexOf(keyIdOf(key))}+${base64Of(material)}`;
}

/** Reads a verifier key line; `undefined` if it is malformed, of another type or has a wrong key id. */
export function parseVerifierKey(line: string): NoteKey | undefined {
  const [name = "", keyId = "", ...rest] = line.split("+");
  const material = fromBase64(rest.join("+"));
  const type = material?.[0];
  if (!isKeyName(name) || !material || !isSignatureType(type)) return undefined;
  if (material.length !== 1 + PUBLIC_KEY_BYTES[type]) return undefined;
  const key = { name, type, publicKey: material.slice(1) };
  return hexOf(keyIdOf(key)) === keyId ? key : undefined;
}

const isSignatureType = (type: number | undefined): type is SignatureType =>
  Object.values<number | undefined>(SIGNATURE_TYPES).includes(type);

/** One signature line with its newline. @param signature without the key id */
export const signatureLineOf = (key: NoteKey, signature: Uint8Array): string =>
  `— ${key.name} ${base64Of(concatBytes(keyIdOf(key), signature))}\n`;

/**
 * Signs a text as a note with an ordinary Ed25519 signature.
 * @param text ends in a newline
 */
export function signNote(text: string, key: NoteKey, sign: Sign): string {
  invariant(key.type === SIGNATURE_TYPES.ed25519, "a cosignature is taken over another message");
  return `${text}\n${signatureLineOf(key, sign(utf8(text)))}`;
}

/** The note with more signature lines, each once. @param lines with or without their newline */
export function withSignatureLines(note: string, lines: readonly string[]): string {
  const known = new Set(note.slice(note.lastIndexOf("\n\n") + 2, -1).split("\n"));
  const added = new Set(lines.map((line) => line.replace(/\n$/, "")).filter((l) => !known.has(l)));
  return [note, ...[...added].map((line) => `${line}\n`)].join("");
}

/** Takes a signed note apart without trusting it; `undefined` if it is not of the form. */
export function parseNote(note: string): Note | undefined {
  if (note.length > MAX_NOTE_CHARACTERS || !isNoteText(note)) return undefined;
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0) return undefined;
  const signatures = parseSignatureLines(note.slice(gap + 2));
  return signatures && { text: note.slice(0, gap + 1), signatures };
}

/** Reads one or more signature lines, as a witness answers them; `undefined` if one is malformed. */
export function parseSignatureLines(lines: string): NoteSignature[] | undefined {
  if (!lines.endsWith("\n") || lines.length > MAX_NOTE_CHARACTERS) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines.slice(0, -1).split("\n")) {
    const [, name = "", encoded = ""] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return undefined;
    signatures.push({ name, bytes });
  }
  return signatures.length <= MAX_SIGNATURES ? signatures : undefined;
}

/** Whether every character may stand in a note: no control character but newline, no half of a pair. */
function isNoteText(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < SPACE && text[i] !== "\n") return false;
  }
  return true;
}

/** The signatures under this key's name and id, without the id. Others count neither for nor against. */
export function signaturesBy({ signatures }: Note, key: NoteKey): Uint8Array[] {
  const keyId = keyIdOf(key);
  return signatures
    .filter(
      ({ name, bytes }) => name === key.name && sameBytes(bytes.slice(0, KEY_ID_BYTES), keyId),
    )
    .map(({ bytes }) => bytes.slice(KEY_ID_BYTES));
}

/**
 * Whether the note carries a good ordinary signature of this key; a bad one of this key spoils the
 * note. Cosignatures are read by `signatureStateOf`. Source: C2SP signed-note, signatures
 */
export async function isSignedBy(
  note: Note,
  key: NoteKey,
  verify: VerifySignature,
): Promise<boolean> {
  if (key.type !== SIGNATURE_TYPES.ed25519) return false;
  const found = signaturesBy(note, key);
  const message = utf8(note.text);
  for (const signature of found) {
    if (!(await verify({ publicKey: key.publicKey, message, signature }))) return false;
  }
  return found.length > 0;
}
