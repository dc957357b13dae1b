/**
 * Signed notes, checkpoints, cosignatures and tlog-proofs, written from the texts of C2SP alone.
 * Works on bytes with Node's own cryptography; shares no code with the product.
 */
import {
  createHash,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";

const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const NEWLINE = 0x0a;

/** signed-note, signature types. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export const ML_DSA_COSIGNATURE = 0x06;

export type Key = { name: string; type: number; material: Buffer };
export type Signature = { name: string; id: string; bytes: Buffer };
export type SignedNote = { text: string; signatures: Signature[] };

export const keyId = ({ name, type, material }: Key): string =>
  createHash("sha256")
    .update(`${name}\n`)
    .update(Uint8Array.of(type))
    .update(material)
    .digest("hex")
    .slice(0, 8);

export const vkey = (key: Key): string =>
  [
    key.name,
    keyId(key),
    Buffer.concat([Uint8Array.of(key.type), key.material]).toString("base64"),
  ].join("+");

export function readVkey(line: string): Key {
  const first = line.indexOf("+");
  const second = line.indexOf("+", first + 1);
  const material = strictBase64(line.slice(second + 1));
  const key = {
    name: line.slice(0, first),
    type: material[0] as number,
    material: material.subarray(1),
  };
  if (keyId(key) !== line.slice(first + 1, second)) throw new Error("the key id is another");
  return key;
}

/** RFC 4648 section 4, with the padding and without stray bits. */
export function strictBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new Error(`not base64: ${text}`);
  return bytes;
}

export function readNote(bytes: Buffer): SignedNote {
  const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== NEWLINE) throw new Error("a control character");
  }
  const gap = bytes.lastIndexOf("\n\n");
  if (gap < 0 || !whole.endsWith("\n")) throw new Error("no signatures");
  const lines = bytes
    .subarray(gap + 2, bytes.length - 1)
    .toString("utf8")
    .split("\n");
  const signatures = lines.map((line) => {
    const [dash, name, encoded, ...rest] = line.split(" ");
    if (dash !== "\u2014" || !name || !encoded || rest.length > 0 || name.includes("+")) {
      throw new Error(`not a signature line: ${line}`);
    }
    const signature = strictBase64(encoded);
    if (signature.length < 5) throw new Error("an empty signature");
    return {
      name,
      id: signature.subarray(0, 4).toString("hex"),
      bytes: signature.subarray(4),
    };
  });
  return { text: bytes.subarray(0, gap + 1).toString("utf8"), signatures };
}

export type Checkpoint = { origin: string; size: number; root: Buffer };

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString("base64")}\n`;

export function readCheckpoint(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.split("\n");
  if (!origin || !size || !root || rest.pop() !== "" || rest.includes("")) {
    throw new Error("not a checkpoint");
  }
  if (String(Number(size)) !== size) throw new Error("not a size");
  const hash = strictBase64(root);
  if (hash.length !== 32) throw new Error("not a root");
  return { origin, size: Number(size), root: hash };
}

const publicKeyOf = (material: Buffer): KeyObject =>
  createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, material]),
    format: "der",
    type: "spki",
  });

export const materialOf = (key: KeyObject): Buffer =>
  (key.type === "private" ? createPublicKey(key) : key)
    .export({ format: "der", type: "spki" })
    .subarray(-32);

const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

const opaque8 = (text: string): Buffer =>
  Buffer.concat([Uint8Array.of(Buffer.byteLength(text)), Buffer.from(text)]);

/** tlog-cosignature, Ed25519 signed message. */
const cosignedText = (time: number, text: string): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

/** tlog-cosignature, ML-DSA-44 signed message. */
export const cosignedTree = (
  cosigner: string,
  time: number,
  { origin, start, end, hash }: { origin: string; start: number; end: number; hash: Buffer },
): Buffer =>
  Buffer.concat([
    Buffer.from("subtree/v1\n\0"),
    opaque8(cosigner),
    u64(time),
    opaque8(origin),
    u64(start),
    u64(end),
    hash,
  ]);

export const signatureLine = (key: Key, bytes: Uint8Array): string =>
  `\u2014 ${key.name} ${Buffer.concat([Buffer.from(keyId(key), "hex"), bytes]).toString("base64")}\n`;

export const signNote = (text: string, key: Key, secret: KeyObject): string =>
  `${text}\n${signatureLine(key, signBytes(null, Buffer.from(text), secret))}`;

export const cosign = (
  text: string,
  { key, secret, time }: { key: Key; secret: KeyObject; time: number },
): string =>
  signatureLine(key, Buffer.concat([u64(time), signBytes(null, cosignedText(time, text), secret)]));

/**
 * Whether the key signed the note; undefined when no line is of this key.
 * @returns for cosignatures also the moment in seconds that it states
 */
export function check(note: SignedNote, key: Key): { isGood: boolean; time?: number } | undefined {
  const line = note.signatures.find(({ name, id }) => name === key.name && id === keyId(key));
  if (!line) return undefined;
  if (key.type === ED25519) {
    const message = Buffer.from(note.text);
    return { isGood: verifyBytes(null, message, publicKeyOf(key.material), line.bytes) };
  }
  const time = Number(line.bytes.readBigUInt64BE(0));
  const signature = line.bytes.subarray(8);
  if (key.type === COSIGNATURE) {
    const message = cosignedText(time, note.text);
    return { isGood: verifyBytes(null, message, publicKeyOf(key.material), signature), time };
  }
  if (key.type !== ML_DSA_COSIGNATURE) throw new Error(`unknown type ${key.type}`);
  const { origin, size, root } = readCheckpoint(note.text);
  const message = cosignedTree(key.name, time, { origin, start: 0, end: size, hash: root });
  return { isGood: ml_dsa44.verify(signature, message, key.material), time };
}

/** tlog-proof. */
export type TlogProof = { index: number; path: Buffer[]; checkpoint: string };

export const writeTlogProof = ({ index, path, checkpoint }: TlogProof): string =>
  [
    "c2sp.org/tlog-proof@v1",
    `index ${index}`,
    ...path.map((hash) => hash.toString("base64")),
    "",
    checkpoint,
  ].join("\n");

export function readTlogProof(text: string): TlogProof {
  const gap = text.indexOf("\n\n");
  const lines = text.slice(0, gap).split("\n");
  if (lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("not a tlog-proof");
  if (lines[0]?.startsWith("extra ")) lines.shift();
  const index = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined) throw new Error("no index");
  return { index: Number(index), path: lines.map(strictBase64), checkpoint: text.slice(gap + 2) };
}
