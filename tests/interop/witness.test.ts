/** Our witness asked by the other implementation, and the other's witness asked by our hub. */
import { generateKeyPairSync } from "node:crypto";
import type { AddressInfo } from "node:net";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { afterAll, expect, test } from "vitest";
import { type NoteKey, parseVerifierKey } from "~/domain/transparency/notes/note";
import { openHttpWitness } from "~/gateways/witness/http-witness";
import { cosignWith } from "~/processes/log/cosign-checkpoints.server";
import { latestNote } from "~/queries/transparency/proof.server";
import { freshStore } from "../support/store";
import { aLog } from "../support/transparency";
import { aWitness } from "../support/witness";
import { type Hash, leafHash, mth, proof, subtreeProof } from "./second/merkle";
import * as second from "./second/notes";
import { secondWitness } from "./second/witness";

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

const TIME = 1_770_000_000;
const leaves = Array.from({ length: 70 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));

function aSecondKey(name: string, type: number) {
  const { privateKey: secret } = generateKeyPairSync("ed25519");
  return { secret, key: { name, type, material: second.materialOf(secret) } };
}

const lines = (hashes: readonly Hash[]): string =>
  hashes.map((hash) => `${hash.toString("base64")}\n`).join("");

test("our witness follows a log of the other implementation from size to size", async () => {
  const log = aSecondKey("other.example/log", second.ED25519);
  const witness = await aWitness({ logs: [parseVerifierKey(second.vkey(log.key)) as NoteKey] });
  closing.push(witness.stop);
  const keys = ([4, 6] as const).map((type) => second.readVkey(witness.vkey(type)));
  const sizes = [1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 63, 64, 65, 70];
  let old = 0;
  for (const size of sizes) {
    const tree = leaves.slice(0, size);
    const text = second.checkpointText({ origin: log.key.name, size, root: mth(tree) });
    const note = second.signNote(text, log.key, log.secret);
    const hashes = old === 0 ? [] : proof(old, tree);
    const answer = await witness.post("add-checkpoint", `old ${old}\n${lines(hashes)}\n${note}`);
    expect(answer.status).toBe(200);
    const signed = second.readNote(Buffer.from(note + (await answer.text())));
    for (const key of keys) expect(second.check(signed, key)).toEqual({ isGood: true, time: TIME });
    old = size;
  }
});

test("our witness cosigns the parts of a tree that the other implementation proves", async () => {
  const log = aSecondKey("other.example/log", second.ED25519);
  const witness = await aWitness({ logs: [parseVerifierKey(second.vkey(log.key)) as NoteKey] });
  closing.push(witness.stop);
  const key = second.readVkey(witness.vkey(6));
  const tree = leaves.slice(0, 14);
  const text = second.checkpointText({ origin: log.key.name, size: 14, root: mth(tree) });
  const note = second.signNote(text, log.key, log.secret);
  const whole = await (await witness.post("add-checkpoint", `old 0\n\n${note}`)).text();
  const cosigned = `${text}\n${whole}`;
  for (const [start, end] of [
    [8, 13],
    [0, 14],
    [4, 8],
    [12, 14],
    [0, 5],
  ] as const) {
    const hash = mth(tree.slice(start, end));
    const body = `subtree ${start} ${end}\n${lines([hash, ...subtreeProof(start, end, tree)])}\n`;
    const answer = await witness.post("sign-subtree", body + cosigned);
    expect(answer.status).toBe(200);
    const [signature] = second.readNote(Buffer.from(`any\n\n${await answer.text()}`)).signatures;
    const bytes = signature?.bytes ?? Buffer.alloc(0);
    const part = { origin: log.key.name, start, end, hash };
    const message = second.cosignedTree(key.name, 0, part);
    expect(bytes.readBigUInt64BE(0)).toBe(0n);
    expect(ml_dsa44.verify(bytes.subarray(8), message, key.material)).toBe(true);
  }
});

test("our hub is cosigned by a witness of the other implementation", async () => {
  const store = await freshStore();
  const log = await aLog(store, []);
  const { name, publicKey } = log.context.logSigner.key;
  const own = aSecondKey("other.example/witness", second.COSIGNATURE);
  const logKey = { name, type: second.ED25519, material: Buffer.from(publicKey) };
  const other = secondWitness({ log: logKey, own: own.key, secret: own.secret, time: TIME });
  await new Promise<void>((done) => other.server.listen(0, "127.0.0.1", done));
  closing.push(() => {
    other.server.closeAllConnections();
    other.server.close();
  });
  const { port } = other.server.address() as AddressInfo;
  const keys = [parseVerifierKey(second.vkey(own.key)) as NoteKey] as const;
  const client = openHttpWitness({ url: `http://127.0.0.1:${port}`, keys: [...keys] });
  const context = { ...log.context, witnesses: [client] };
  for (const count of [1, 2, 4, 9, 300]) {
    await log.append(count);
    await log.publish();
    await cosignWith(client).run(context, new AbortController().signal);
    const note = second.readNote(Buffer.from((await latestNote(store)) ?? ""));
    expect(second.check(note, own.key)).toEqual({ isGood: true, time: TIME });
  }
  expect(other.head().size).toBe(316);
});
