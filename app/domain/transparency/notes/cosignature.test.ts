import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { expect, test } from "vitest";
import { hexOf, utf8 } from "../bytes";
import { checkpointText } from "./checkpoint";
import {
  cosignCheckpoint,
  cosignSubtree,
  decodeTimestamped,
  ed25519CosignedMessage,
  encodeTimestamped,
  type SignatureChecks,
  signatureStateOf,
  subtreeCosignedMessage,
} from "./cosignature";
import {
  type Note,
  type NoteKey,
  parseNote,
  parseSignatureLines,
  type Sign,
  withSignatureLines,
} from "./note";

// Source: C2SP tlog-cosignature, the example at the beginning and under "Ed25519 signed message".
const PUBLISHED_TEXT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;
const PUBLISHED_NOTE = `${PUBLISHED_TEXT}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const checks: SignatureChecks = {
  ed25519: ({ publicKey, message, signature }) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" }),
      signature,
    ),
  mlDsa44: ({ publicKey, message, signature }) => ml_dsa44.verify(signature, message, publicKey),
};

type Cosigner = { key: NoteKey; sign: Sign };

function anEd25519Cosigner(name = "witness.example/w1"): Cosigner {
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const key: NoteKey = { name, type: 4, publicKey: Uint8Array.from(spki.subarray(-32)) };
  return { key, sign: (message) => new Uint8Array(sign(null, message, pair.privateKey)) };
}

function anMlDsaCosigner(name = "witness.example/w1"): Cosigner {
  const { publicKey, secretKey } = ml_dsa44.keygen(new Uint8Array(32).fill(3));
  return { key: { name, type: 6, publicKey }, sign: (m) => ml_dsa44.sign(m, secretKey) };
}

const text = checkpointText({ origin: "log.example", size: 7, root: new Uint8Array(32).fill(9) });
const noteWith = (...lines: string[]): Note =>
  parseNote(withSignatureLines(`${text}\n— log.example AAAAAAAA\n`, lines)) as Note;

test("the published cosignature holds the time that its signed message states", () => {
  const [, cosignature] = parseNote(PUBLISHED_NOTE)?.signatures ?? [];
  const stamped = decodeTimestamped(cosignature?.bytes.slice(4) ?? new Uint8Array(), 4);
  expect(stamped?.timestamp).toBe(1_679_315_147n);
  expect(new TextDecoder().decode(ed25519CosignedMessage(PUBLISHED_TEXT, 1_679_315_147n))).toBe(
    `cosignature/v1\ntime 1679315147\n${PUBLISHED_TEXT}`,
  );
});

test("a post-quantum cosigner signs the structure of the specification, byte by byte", () => {
  const message = subtreeCosignedMessage({
    cosigner: "w",
    timestamp: 258n,
    origin: "log",
    start: 0,
    end: 7,
    hash: new Uint8Array(32).fill(0xab),
  });
  expect(message && hexOf(message)).toBe(
    [
      hexOf(utf8("subtree/v1\n\0")),
      "0177",
      "0000000000000102",
      "036c6f67",
      "0000000000000000",
      "0000000000000007",
      "ab".repeat(32),
    ].join(""),
  );
});

test("both kinds of cosignature verify, and the time can be read from them", async () => {
  for (const { key, sign } of [anEd25519Cosigner(), anMlDsaCosigner()]) {
    const line = cosignCheckpoint({ text, key, timestamp: 1_700_000_000n }, sign);
    expect(parseSignatureLines(line)).toHaveLength(1);
    const state = await signatureStateOf(noteWith(line), key, checks);
    expect(state).toEqual({ state: "good", timestamp: 1_700_000_000n });
  }
});

test("a cosignature of another head, another time or another name spoils the note", async () => {
  const other = checkpointText({ origin: "log.example", size: 8, root: new Uint8Array(32) });
  for (const { key, sign } of [anEd25519Cosigner(), anMlDsaCosigner()]) {
    const good = cosignCheckpoint({ text, key, timestamp: 5n }, sign);
    const foreign = cosignCheckpoint({ text: other, key, timestamp: 5n }, sign);
    expect(await signatureStateOf(noteWith(foreign), key, checks)).toEqual({ state: "bad" });
    expect(await signatureStateOf(noteWith(good, foreign), key, checks)).toEqual({ state: "bad" });
    const [signature] = parseSignatureLines(good) ?? [];
    const late = Uint8Array.from(signature?.bytes ?? []);
    late[11] = (late[11] ?? 0) + 1;
    const note = { text, signatures: [{ name: key.name, bytes: late }] };
    expect(await signatureStateOf(note, key, checks)).toEqual({ state: "bad" });
  }
});

test("a post-quantum cosignature commits to the cosigner's name", async () => {
  const { key, sign } = anMlDsaCosigner("witness.example/a");
  const renamed = { ...key, name: "witness.example/b" };
  const line = cosignCheckpoint({ text, key, timestamp: 5n }, (message) => sign(message));
  const [signature] = parseSignatureLines(line) ?? [];
  const [other] =
    parseSignatureLines(cosignCheckpoint({ text, key: renamed, timestamp: 5n }, sign)) ?? [];
  const moved = Uint8Array.from(
    [...(other?.bytes.slice(0, 4) ?? [])].concat([...(signature?.bytes.slice(4) ?? [])]),
  );
  const note = { text, signatures: [{ name: renamed.name, bytes: moved }] };
  expect(await signatureStateOf(note, renamed, checks)).toEqual({ state: "bad" });
});

test("signatures of keys that nobody named are absent, whatever they are", async () => {
  const { key } = anEd25519Cosigner();
  expect(await signatureStateOf(noteWith("— stranger AAAAAAAA"), key, checks)).toEqual({
    state: "absent",
  });
});

test("extension lines are part of what an Ed25519 cosigner signs", async () => {
  const { key, sign } = anEd25519Cosigner();
  const extended = `${text}extension\n`;
  const line = cosignCheckpoint({ text: extended, key, timestamp: 5n }, sign);
  const note = parseNote(`${extended}\n${line}`) as Note;
  expect((await signatureStateOf(note, key, checks)).state).toBe("good");
  expect((await signatureStateOf({ ...note, text }, key, checks)).state).toBe("bad");
});

test("the newest of several times of one cosigner counts", async () => {
  const { key, sign } = anEd25519Cosigner();
  const lines = [9n, 4n].map((timestamp) => cosignCheckpoint({ text, key, timestamp }, sign));
  expect(await signatureStateOf(noteWith(...lines), key, checks)).toEqual({
    state: "good",
    timestamp: 9n,
  });
});

test("a timestamped signature has one length and a time below 2^63", () => {
  const signature = new Uint8Array(64).fill(1);
  const stamped = { timestamp: 2n ** 63n - 1n, signature };
  expect(decodeTimestamped(encodeTimestamped(stamped), 4)).toEqual(stamped);
  expect(decodeTimestamped(encodeTimestamped({ ...stamped, timestamp: 2n ** 63n }), 4)).toBe(
    undefined,
  );
  expect(decodeTimestamped(encodeTimestamped(stamped).slice(1), 4)).toBeUndefined();
  expect(decodeTimestamped(encodeTimestamped(stamped), 6)).toBeUndefined();
});

test("a part of the tree is cosigned without a time", () => {
  const { key, sign } = anMlDsaCosigner();
  const part = { origin: "log.example", start: 8, end: 13, hash: new Uint8Array(32).fill(5) };
  const [signature] = parseSignatureLines(cosignSubtree({ key, ...part }, sign)) ?? [];
  const stamped = decodeTimestamped(signature?.bytes.slice(4) ?? new Uint8Array(), 6);
  const message = subtreeCosignedMessage({ cosigner: key.name, timestamp: 0n, ...part });
  expect(stamped?.timestamp).toBe(0n);
  expect(stamped && message && ml_dsa44.verify(stamped.signature, message, key.publicKey)).toBe(
    true,
  );
});

test("a name that the structure cannot hold is not signed over", () => {
  const part = { timestamp: 0n, origin: "log", start: 0, end: 1, hash: new Uint8Array(32) };
  expect(subtreeCosignedMessage({ ...part, cosigner: "w".repeat(255) })).toBeDefined();
  expect(subtreeCosignedMessage({ ...part, cosigner: "w".repeat(256) })).toBeUndefined();
  expect(subtreeCosignedMessage({ ...part, cosigner: "가".repeat(86) })).toBeUndefined();
  expect(subtreeCosignedMessage({ ...part, cosigner: "" })).toBeUndefined();
});
