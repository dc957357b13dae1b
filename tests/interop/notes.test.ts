import { generateKeyPairSync, sign, verify } from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { expect, test } from "vitest";
import { checkpointText, parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import {
  cosignCheckpoint,
  cosignSubtree,
  type SignatureChecks,
  signatureStateOf,
} from "~/domain/transparency/notes/cosignature";
import {
  type NoteKey,
  parseNote,
  parseVerifierKey,
  SIGNATURE_TYPES,
  signNote,
  verifierKeyOf,
} from "~/domain/transparency/notes/note";
import { leafHash, mth } from "./second/merkle";
import * as second from "./second/notes";

const ORIGIN = "log.example/hub";
const TIME = 1_790_000_000;
const root = mth([leafHash(Buffer.from("one entry"))]);
const text = second.checkpointText({ origin: ORIGIN, size: 1, root });

/** One secret, and its public half as each implementation names it. */
function aKey(name: string, type: 1 | 4) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const material = second.materialOf(privateKey);
  const ours: NoteKey = { name, type, publicKey: new Uint8Array(material) };
  return { secret: privateKey, ours, theirs: { name, type, material } };
}

const checks: SignatureChecks = {
  ed25519: ({ publicKey, message, signature }) => {
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
    return verify(null, message, { key: der, format: "der", type: "spki" }, signature);
  },
  mlDsa44: ({ publicKey, message, signature }) => ml_dsa44.verify(signature, message, publicKey),
};

const stateOf = (note: string, key: NoteKey) => {
  const read = parseNote(note);
  if (!read) throw new Error("our reader refuses the note");
  return signatureStateOf(read, key, checks);
};

test("both spell keys and checkpoints alike and read each other's", () => {
  for (const type of [1, 4] as const) {
    const key = aKey(ORIGIN, type);
    expect(verifierKeyOf(key.ours)).toBe(second.vkey(key.theirs));
    expect(parseVerifierKey(second.vkey(key.theirs))).toEqual(key.ours);
    expect(second.readVkey(verifierKeyOf(key.ours))).toEqual(key.theirs);
  }
  expect(checkpointText({ origin: ORIGIN, size: 1, root: new Uint8Array(root) })).toBe(text);
  expect(parseCheckpoint(text)).toEqual({ origin: ORIGIN, size: 1, root: new Uint8Array(root) });
});

test("a checkpoint signed by one is the same bytes signed by the other, and read by both", async () => {
  const key = aKey(ORIGIN, 1);
  const theirs = second.signNote(text, key.theirs, key.secret);
  const ours = signNote(text, key.ours, (message) => sign(null, message, key.secret));
  expect(ours).toBe(theirs);
  expect(await stateOf(theirs, key.ours)).toEqual({ state: "good" });
  expect(second.check(second.readNote(Buffer.from(ours)), key.theirs)).toEqual({ isGood: true });
});

test("a cosignature of one is the same bytes as the other's, and its moment is read by both", async () => {
  const log = aKey(ORIGIN, 1);
  const witness = aKey("witness.example/h1", 4);
  const note = second.signNote(text, log.theirs, log.secret);
  const theirs = second.cosign(text, { key: witness.theirs, secret: witness.secret, time: TIME });
  const ours = cosignCheckpoint({ text, key: witness.ours, timestamp: BigInt(TIME) }, (message) =>
    sign(null, message, witness.secret),
  );
  expect(ours).toBe(theirs);
  expect(await stateOf(note + theirs, witness.ours)).toEqual({
    state: "good",
    timestamp: BigInt(TIME),
  });
  const read = second.readNote(Buffer.from(note + ours));
  expect(second.check(read, witness.theirs)).toEqual({ isGood: true, time: TIME });
  const other = { ...read, text: read.text.replace("\n1\n", "\n2\n") };
  expect(second.check(other, witness.theirs)).toMatchObject({ isGood: false });
});

test("a post-quantum cosignature of a checkpoint and of a subtree is read by the other", async () => {
  const { publicKey, secretKey } = ml_dsa44.keygen();
  const name = "witness.example/pq";
  const ours: NoteKey = { name, type: SIGNATURE_TYPES.mlDsa44Cosignature, publicKey };
  const theirs = { name, type: second.ML_DSA_COSIGNATURE, material: Buffer.from(publicKey) };
  expect(verifierKeyOf(ours)).toBe(second.vkey(theirs));
  const signPq = (message: Uint8Array) => ml_dsa44.sign(message, secretKey);
  const line = cosignCheckpoint({ text, key: ours, timestamp: BigInt(TIME) }, signPq);
  const read = second.readNote(Buffer.from(`${text}\n${line}`));
  expect(second.check(read, theirs)).toEqual({ isGood: true, time: TIME });
  const message = second.cosignedTree(name, TIME, { origin: ORIGIN, start: 0, end: 1, hash: root });
  const stamped = Buffer.concat([Buffer.alloc(8), signPq(message)]);
  stamped.writeBigUInt64BE(BigInt(TIME));
  const made = `${text}\n${second.signatureLine(theirs, stamped)}`;
  expect(await stateOf(made, ours)).toEqual({ state: "good", timestamp: BigInt(TIME) });
  const part = { origin: ORIGIN, start: 4, end: 6, hash: root };
  const subtree = cosignSubtree({ key: ours, ...part }, signPq);
  const [signature] = second.readNote(Buffer.from(`any text\n\n${subtree}`)).signatures;
  const expected = second.cosignedTree(name, 0, part);
  expect(ml_dsa44.verify(signature?.bytes.subarray(8) as Buffer, expected, publicKey)).toBe(true);
});
