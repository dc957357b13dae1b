import { generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { signatureStateOf } from "~/domain/transparency/notes/cosignature";
import { parseNote, verifierKeyOf } from "~/domain/transparency/notes/note";
import { parsePolicy } from "~/domain/transparency/notes/policy";
import { checkNote } from "~/domain/transparency/notes/quorum";
import { decodeTlogProof, encodeTlogProof } from "~/domain/transparency/notes/tlog-proof";
import { rootByInclusion } from "~/domain/transparency/tree/path";
import { signatureChecks } from "~node/witness/signature-checks";
import { aWitness } from "../support/witness";
import { type Hash, leafHash, mth, path, proof, rootOfPath } from "./second/merkle";
import * as second from "./second/notes";

const TIME = 1_790_000_000;
const leaves = Array.from({ length: 21 }, (_, n) => leafHash(Buffer.from(`commitment ${n}`)));

/** A log of the second implementation: its key, and its checkpoint at any size. */
function aStrangeLog(origin: string) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = { name: origin, type: second.ED25519, material: second.materialOf(privateKey) };
  const checkpoint = (size: number, hashes: readonly Hash[] = leaves) => {
    const root = mth(hashes.slice(0, size));
    return second.signNote(second.checkpointText({ origin, size, root }), key, privateKey);
  };
  return { key, checkpoint };
}

function aStrangeWitness(name: string) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = { name, type: second.COSIGNATURE, material: second.materialOf(privateKey) };
  const line = (note: string) => {
    const { text } = second.readNote(Buffer.from(note));
    return second.cosign(text, { key, secret: privateKey, time: TIME });
  };
  return { key, line };
}

const log = aStrangeLog("strange.example/log");
const served = await aWitness({
  logs: [parsePolicyOf(`log ${second.vkey(log.key)}\nquorum none\n`).logs[0]?.key as never],
});
afterAll(() => served.stop());

function parsePolicyOf(text: string) {
  const policy = parsePolicy(text);
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusal));
  return policy.value;
}

test("our reader takes a whole proof of the other, under a policy with groups", async () => {
  const witnesses = ["a", "b", "c"].map((name) => aStrangeWitness(`witness.example/${name}`));
  const note = log.checkpoint(21);
  const cosigned =
    note +
    witnesses
      .slice(0, 2)
      .map((one) => one.line(note))
      .join("");
  const written = second.writeTlogProof({ index: 5, path: path(5, leaves), checkpoint: cosigned });
  const read = decodeTlogProof(Buffer.from(written));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  expect(encodeTlogProof(read.value)).toBe(written);
  const inclusion = rootByInclusion(
    { leafHash: leaves[5] as Hash, index: read.value.index, size: 21 },
    read.value.path,
  );
  expect(inclusion.ok && mth(leaves).equals(inclusion.root)).toBe(true);
  const names = ["X", "Y", "Z"];
  const policyFor = (threshold: string) =>
    parsePolicyOf(
      [
        `log ${second.vkey(log.key)}`,
        ...witnesses.map(({ key }, n) => `witness ${names[n]} ${second.vkey(key)}`),
        `group hospitals ${threshold} ${names.join(" ")}`,
        "quorum hospitals",
        "",
      ].join("\n"),
    );
  const parsed = parseNote(read.value.checkpoint);
  if (!parsed) throw new Error("our reader refuses the note");
  expect(await checkNote(policyFor("2"), parsed, signatureChecks)).toMatchObject({ isGood: true });
  expect(await checkNote(policyFor("all"), parsed, signatureChecks)).toMatchObject({
    isGood: false,
    isQuorumMet: false,
    bad: [],
  });
});

test("the other reads a proof that ours wrote", () => {
  const note = log.checkpoint(21);
  const ours = encodeTlogProof({ index: 20, path: path(20, leaves), checkpoint: note });
  const read = second.readTlogProof(ours);
  expect(second.check(second.readNote(Buffer.from(read.checkpoint)), log.key)?.isGood).toBe(true);
  const leaf = leaves[20] as Hash;
  const { size, root } = second.readCheckpoint(second.readNote(Buffer.from(read.checkpoint)).text);
  expect(rootOfPath({ leaf, m: read.index, n: size }, read.path)?.equals(root)).toBe(true);
});

test("our witness follows the other's log, and the other reads its cosignatures", async () => {
  const keys = served.witness.keys.cosigners.map(({ key }) => second.readVkey(verifierKeyOf(key)));
  for (const [old, size] of [
    [0, 3],
    [3, 8],
    [8, 21],
  ] as const) {
    const hashes = old === 0 ? [] : proof(old, leaves.slice(0, size));
    const note = log.checkpoint(size);
    const body = [`old ${old}`, ...hashes.map((hash) => hash.toString("base64")), "", note];
    const answer = await served.post("add-checkpoint", body.join("\n"));
    expect(answer.status).toBe(200);
    const read = second.readNote(Buffer.from(note + (await answer.text())));
    for (const key of keys) expect(second.check(read, key)).toMatchObject({ isGood: true });
  }
  const other = leaves.map((leaf, n) => (n === 2 ? leafHash(leaf) : leaf));
  const rewritten = ["old 21", "", log.checkpoint(21, other)].join("\n");
  expect((await served.post("add-checkpoint", rewritten)).status).toBe(422);
});

test("a cosignature of the other counts for our reader and a damaged one spoils the note", async () => {
  const witness = aStrangeWitness("witness.example/d");
  const note = log.checkpoint(8);
  const key = parsePolicyOf(`witness D ${second.vkey(witness.key)}\nquorum D\n`).witnesses[0]?.key;
  if (!key) throw new Error("our reader refuses the witness");
  const stateOf = async (text: string) => {
    const parsed = parseNote(text);
    return parsed && (await signatureStateOf(parsed, key, signatureChecks)).state;
  };
  expect(await stateOf(note + witness.line(note))).toBe("good");
  expect(await stateOf(note + witness.line(log.checkpoint(9)))).toBe("bad");
  expect(await stateOf(note)).toBe("absent");
});
