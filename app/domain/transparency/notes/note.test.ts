import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { checkpointText, parseCheckpoint } from "./checkpoint";
import {
  isSignedBy,
  keyIdOf,
  type NoteKey,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  SIGNATURE_TYPES,
  signaturesBy,
  signNote,
  type VerifyEd25519,
  verifierKeyOf,
  withSignatureLines,
} from "./note";

const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const verifyEd25519: VerifyEd25519 = ({ publicKey, message, signature }) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" }),
    signature,
  );

// Source: C2SP signed-note, the example under "Verifier keys".
const PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const PUBLISHED_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

test("the example note of the specification verifies under its example key", async () => {
  const key = parseVerifierKey(PUBLISHED_KEY);
  const note = parseNote(PUBLISHED_NOTE);
  expect(key && verifierKeyOf(key)).toBe(PUBLISHED_KEY);
  expect(key && note && (await isSignedBy(note, key, verifyEd25519))).toBe(true);
});

test("a signed checkpoint reads back, and one changed character spoils it", async () => {
  const pair = generateKeyPairSync("ed25519");
  const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const key: NoteKey = {
    name: "vouchsafe.example/log",
    type: SIGNATURE_TYPES.ed25519,
    publicKey: Uint8Array.from(publicKey),
  };
  const checkpoint = { origin: key.name, size: 7, root: new Uint8Array(32).fill(9) };
  const text = signNote(checkpointText(checkpoint), key, (message) =>
    sign(null, message, pair.privateKey),
  );
  const note = parseNote(text);
  expect(note && parseCheckpoint(note.text)).toEqual(checkpoint);
  expect(note && (await isSignedBy(note, key, verifyEd25519))).toBe(true);
  const forged = parseNote(text.replace("\n7\n", "\n8\n"));
  expect(forged && (await isSignedBy(forged, key, verifyEd25519))).toBe(false);
});

test("a signature of an unknown key counts neither for nor against", async () => {
  const key = parseVerifierKey(PUBLISHED_KEY);
  const witnessed = parseNote(`${PUBLISHED_NOTE}— witness.example AAAAAAAA\n`);
  const unknownOnly = parseNote("text\n\n— witness.example AAAAAAAA\n");
  expect(key && witnessed && (await isSignedBy(witnessed, key, verifyEd25519))).toBe(true);
  expect(key && unknownOnly && (await isSignedBy(unknownOnly, key, verifyEd25519))).toBe(false);
});

test("a checkpoint with a zero in front, a short root or an empty line is not one", () => {
  const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  expect(parseCheckpoint(`o\n20852163\n${root}\n`)?.size).toBe(20_852_163);
  expect(parseCheckpoint(`o\n0\n${root}\nextension\n`)?.size).toBe(0);
  for (const text of [
    `o\n01\n${root}\n`,
    "o\n1\nAAAA\n",
    `\n1\n${root}\n`,
    `o\n1\n${root}`,
    `o\n-1\n${root}\n`,
    `o\n9007199254740993\n${root}\n`,
    `o\n1\n${root}\n\n`,
  ]) {
    expect(parseCheckpoint(text)).toBeUndefined();
  }
});

const aKey = (type: NoteKey["type"], bytes = 32): NoteKey => ({
  name: "witness.example/w1",
  type,
  publicKey: new Uint8Array(bytes).fill(7),
});

test("verifier keys of all three types read back, the post-quantum one with its 1312 bytes", () => {
  for (const key of [aKey(1), aKey(4), aKey(6, 1312)]) {
    expect(parseVerifierKey(verifierKeyOf(key))).toEqual(key);
  }
});

test("one cryptographic key under two types has two key ids", () => {
  expect(keyIdOf(aKey(1))).not.toEqual(keyIdOf(aKey(4)));
});

test("a verifier key of another length, type or key id is not read", () => {
  const line = verifierKeyOf(aKey(4));
  expect(parseVerifierKey(verifierKeyOf(aKey(6, 32)))).toBeUndefined();
  expect(parseVerifierKey(verifierKeyOf(aKey(4, 33)))).toBeUndefined();
  expect(parseVerifierKey(verifierKeyOf({ ...aKey(4), type: 2 as never }))).toBeUndefined();
  expect(parseVerifierKey(line.replace("w1", "w2"))).toBeUndefined();
  expect(parseVerifierKey(line.replace(/\+([0-9a-f]{8})\+/, (id) => id.toUpperCase()))).toEqual(
    /[a-f]/.test(line.split("+")[1] ?? "") ? undefined : aKey(4),
  );
  expect(parseVerifierKey("")).toBeUndefined();
});

const line = (name: string) => `— ${name} AAAAAAAA\n`;

test("a note holds at least sixteen signatures, and not without end", () => {
  expect(parseNote(`text\n\n${line("w").repeat(16)}`)?.signatures).toHaveLength(16);
  expect(parseNote(`text\n\n${line("w").repeat(66)}`)).toBeUndefined();
});

test("a note reads only in its one form", () => {
  expect(parseNote(`a\n\nb\n\n${line("w")}`)?.text).toBe("a\n\nb\n");
  for (const broken of [
    "text\n",
    "text\n\n",
    `text\n${line("w")}`,
    `text\n\n${line("w")}\n`,
    `text\n\n${line("w").slice(0, -1)}`,
    `te\txt\n\n${line("w")}`,
    `te\rxt\n\n${line("w")}`,
    `te\ud800xt\n\n${line("w")}`,
    `text\n\n${line("a+b")}`,
    `text\n\n${line("a b")}`,
    `text\n\n${line("a\u0085b")}`,
    `text\n\n${line("a\u2003b")}`,
    `text\n\n- w AAAAAAAA\n`,
    `text\n\n—  w AAAAAAAA\n`,
    `text\n\n— w AAAA\n`,
    `text\n\n— w AAAAAAA\n`,
    `text\n\n— w AAAAAB==\n`,
  ]) {
    expect(parseNote(broken), JSON.stringify(broken)).toBeUndefined();
  }
});

test("more signature lines join a note, each once", () => {
  const joined = withSignatureLines(PUBLISHED_NOTE, [line("w1"), "— w2 AAAAAAAA", line("w1")]);
  expect(joined).toBe(`${PUBLISHED_NOTE}${line("w1")}${line("w2")}`);
  expect(withSignatureLines(joined, [line("w2")])).toBe(joined);
  expect(parseSignatureLines(`${line("w1")}${line("w2")}`)?.map(({ name }) => name)).toEqual([
    "w1",
    "w2",
  ]);
  expect(parseSignatureLines("")).toBeUndefined();
});

test("a signature line belongs to a key by name and key id together", () => {
  const key = parseVerifierKey(PUBLISHED_KEY) as NoteKey;
  const note = parseNote(PUBLISHED_NOTE);
  expect(note && signaturesBy(note, key)[0]).toHaveLength(64);
  expect(note && signaturesBy(note, { ...key, type: 4 })).toEqual([]);
});

test("a cosigner's key never counts as the log's own", async () => {
  const note = parseNote(PUBLISHED_NOTE);
  expect(note && (await isSignedBy(note, aKey(4), verifyEd25519))).toBe(false);
});
