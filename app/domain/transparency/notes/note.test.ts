import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { checkpointText, parseCheckpoint } from "./checkpoint";
import {
  isSignedBy,
  parseNote,
  parseVerifierKey,
  signNote,
  type VerifyEd25519,
  verifierKeyOf,
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
  const key = { name: "vouchsafe.example/log", publicKey: Uint8Array.from(publicKey) };
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
