import { sha256 } from "@noble/hashes/sha2.js";
import { base64Of, concatBytes, fromBase64, hexOf, sameBytes, utf8 } from "../bytes";

/** Ed25519 as an ordinary note signature. Source: C2SP signed-note, signature types */
const ED25519_TYPE = 1;
const KEY_ID_BYTES = 4;
/** Room for sixteen post-quantum signatures; a bound against oversized input. */
const MAX_NOTE_CHARACTERS = 131_072;

/** Checks an Ed25519 signature: WebCrypto in the browser, node:crypto on the server. */
export type VerifyEd25519 = (signed: {
  publicKey: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}) => boolean | Promise<boolean>;

/** Makes an Ed25519 signature; the private key stays in the gateway. */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;

/** The public half of a log's key, with the name it signs under. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };

/** A note taken apart. The text ends in a newline. */
export type Note = {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** Key names have no spaces and no plus sign. Source: C2SP signed-note, format */
export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name);

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). Source: C2SP signed-note */
export function keyIdOf({ name, publicKey }: NoteKey): Uint8Array {
  const type = Uint8Array.of(ED25519_TYPE);
  return sha256(concatBytes(utf8(`${name}\n`), type, publicKey)).slice(0, KEY_ID_BYTES);
}

/** The key as one line, in the spelling that witnesses and monitors read. Source: C2SP signed-note */
export function verifierKeyOf(key: NoteKey): string {
  const material = concatBytes(Uint8Array.of(ED25519_TYPE), key.publicKey);
  return `${key.name}+${hexOf(keyIdOf(key))}+${base64Of(material)}`;
}

/** Reads a verifier key line; `undefined` if it is malformed, of another type or has a wrong key id. */
export function parseVerifierKey(line: string): NoteKey | undefined {
  const [name = "", keyId = "", ...rest] = line.split("+");
  const material = fromBase64(rest.join("+"));
  if (!isKeyName(name) || !material || material.length !== 33) return undefined;
  if (material[0] !== ED25519_TYPE) return undefined;
  const key = { name, publicKey: material.slice(1) };
  return hexOf(keyIdOf(key)) === keyId ? key : undefined;
}

/** Signs a text as a note. @param text ends in a newline */
export function signNote(text: string, key: NoteKey, sign: SignEd25519): string {
  const signature = concatBytes(keyIdOf(key), sign(utf8(text)));
  return `${text}\n— ${key.name} ${base64Of(signature)}\n`;
}

/** Takes a signed note apart without trusting it; `undefined` if it is not of the form. */
export function parseNote(note: string): Note | undefined {
  if (note.length > MAX_NOTE_CHARACTERS || hasControlCharacter(note)) return undefined;
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0 || !note.endsWith("\n")) return undefined;
  const text = note.slice(0, gap + 1);
  const lines = note.slice(gap + 2, -1).split("\n");
  const signatures: { name: string; bytes: Uint8Array }[] = [];
  for (const line of lines) {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (!name || !bytes || bytes.length <= KEY_ID_BYTES) return undefined;
    signatures.push({ name, bytes });
  }
  return { text, signatures };
}

const hasControlCharacter = (note: string): boolean =>
  [...note].some((character) => character < " " && character !== "\n");

/**
 * Whether the note carries a good signature of this key. Signatures of unknown keys do not count,
 * for or against; a bad one of this key spoils the note. Source: C2SP signed-note, signatures
 */
export async function isSignedBy(
  note: Note,
  key: NoteKey,
  verify: VerifyEd25519,
): Promise<boolean> {
  const keyId = keyIdOf(key);
  const message = utf8(note.text);
  let good = 0;
  for (const { name, bytes } of note.signatures) {
    if (name !== key.name || !sameBytes(bytes.slice(0, KEY_ID_BYTES), keyId)) continue;
    const signature = bytes.slice(KEY_ID_BYTES);
    if (!(await verify({ publicKey: key.publicKey, message, signature }))) return false;
    good += 1;
  }
  return good > 0;
}
