import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { expect, test } from "vitest";
import { verifyEd25519 } from "~/queries/transparency/ed25519.server";
import { checkpointText } from "./checkpoint";
import { cosignCheckpoint, type SignatureChecks } from "./cosignature";
import { type NoteKey, parseNote, signNote, verifierKeyOf, withSignatureLines } from "./note";
import { parsePolicy } from "./policy";
import { checkNote } from "./quorum";

const checks: SignatureChecks = { ed25519: verifyEd25519, mlDsa44: () => false };

function aSigner(name: string, type: 1 | 4) {
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const key: NoteKey = { name, type, publicKey: Uint8Array.from(spki.subarray(-32)) };
  return { key, sign: (message: Uint8Array) => signBy(pair.privateKey, message) };
}

const signBy = (key: KeyObject, message: Uint8Array) => Uint8Array.from(sign(null, message, key));

const log = aSigner("l.example/log", 1);
const witnesses = ["a.example", "b.example", "c.example"].map((name) => aSigner(name, 4));
const text = checkpointText({ origin: log.key.name, size: 7, root: new Uint8Array(32).fill(3) });
const lineBy = ({ key, sign: by }: ReturnType<typeof aSigner>, at = 1_800_000_000n) =>
  cosignCheckpoint({ text, key, timestamp: at }, by);
const [lineA = "", lineB = "", lineC = ""] = witnesses.map((witness) => lineBy(witness));
const signed = signNote(text, log.key, log.sign);

const file = [
  `log ${verifierKeyOf(log.key)}`,
  ...witnesses.map(({ key }) => `witness ${key.name} ${verifierKeyOf(key)}`),
  "group g 2 a.example b.example c.example",
  "quorum g",
];

async function check(note: string, lines: readonly string[] = file) {
  const policy = parsePolicy(`${lines.join("\n")}\n`);
  const parsed = parseNote(note);
  if (!policy.ok || !parsed) throw new Error("not of the form");
  return checkNote(policy.value, parsed, checks);
}

test("two of three witnesses make the note good, and their times are told", async () => {
  const checked = await check(withSignatureLines(signed, [lineA, lineC]));
  expect(checked).toMatchObject({ isGood: true, isQuorumMet: true, bad: [] });
  expect(checked.log?.name).toBe("l.example/log");
  expect(checked.cosigned.map(({ key, timestamp }) => [key.name, timestamp])).toEqual([
    ["a.example", 1_800_000_000n],
    ["c.example", 1_800_000_000n],
  ]);
});

test("one of three is too few, twice the same as well", async () => {
  expect(await check(signed)).toMatchObject({ isQuorumMet: false, isGood: false });
  const later = lineBy(witnesses[0] as (typeof witnesses)[number], 1_900_000_000n);
  const twice = await check(withSignatureLines(signed, [lineA, later]));
  expect(twice).toMatchObject({ isQuorumMet: false, isGood: false });
});

test("a wrong cosignature of a known witness spoils a note that has its quorum without it", async () => {
  const [start = "", name = "", encoded = ""] = lineC.trim().split(" ");
  const bytes = Buffer.from(encoded, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const wrong = `${start} ${name} ${bytes.toString("base64")}`;
  const checked = await check(withSignatureLines(signed, [lineA, lineB, wrong]));
  expect(checked).toMatchObject({ isQuorumMet: true, isGood: false });
  expect(checked.bad.map(({ name }) => name)).toEqual(["c.example"]);
});

test("a cosignature over another checkpoint is a wrong one", async () => {
  const other = checkpointText({ origin: log.key.name, size: 8, root: new Uint8Array(32) });
  const [a] = witnesses;
  if (!a) throw new Error("no witness");
  const line = cosignCheckpoint({ text: other, key: a.key, timestamp: 1n }, a.sign);
  const checked = await check(withSignatureLines(signed, [line, lineB, lineC]));
  expect(checked).toMatchObject({ isGood: false, isQuorumMet: true });
});

test("signatures of keys that the policy does not name count neither for nor against", async () => {
  const stranger = aSigner("d.example", 4);
  const checked = await check(withSignatureLines(signed, [lineBy(stranger), lineA, lineB]));
  expect(checked.isGood).toBe(true);
  const namesake = aSigner("a.example", 4);
  const same = await check(withSignatureLines(signed, [lineBy(namesake), lineB]));
  expect(same).toMatchObject({ isQuorumMet: false, bad: [] });
});

test("without the log's own signature, or under another first line, the note is not good", async () => {
  const unsigned = `${text}\n${lineA}${lineB}`;
  expect(await check(unsigned)).toMatchObject({ isQuorumMet: true, isGood: false });
  const elsewhere = checkpointText({ origin: "other/log", size: 7, root: new Uint8Array(32) });
  const checked = await check(signNote(elsewhere, log.key, log.sign), [
    file[0] ?? "",
    "quorum none",
  ]);
  expect(checked).toMatchObject({ isQuorumMet: true, isGood: false });
  expect(checked.log).toBeUndefined();
});

test("quorum none asks for no witness, yet a wrong cosignature still spoils the note", async () => {
  const none = [...file.slice(0, 4), "quorum none"];
  expect(await check(signed, none)).toMatchObject({ isGood: true, cosigned: [] });
  const forged = lineA.replace("a.example", "b.example");
  expect((await check(withSignatureLines(signed, [forged]), none)).isGood).toBe(true);
});
