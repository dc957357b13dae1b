import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { hexOf } from "~/domain/transparency/bytes";
import { keyIdOf, type NoteKey, parseNote } from "~/domain/transparency/notes/note";
import { NO_QUORUM, type Policy } from "~/domain/transparency/notes/policy";
import { recordCosignatures } from "~db/repositories/transparency/cosignatures";
import { recordWitnessAlarm, recordWitnessState } from "~db/repositories/transparency/witnesses";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { latestNote } from "./proof.server";
import { witnessOverview } from "./witnesses.server";

const aKey = (name: string): NoteKey => ({
  name,
  type: 4,
  publicKey: new Uint8Array(32).fill(name.charCodeAt(1)),
});
const keys = ["w1", "w2", "w3"].map(aKey);
const twoOfThree: Policy = {
  logs: [],
  witnesses: keys.map((key) => ({ name: key.name, key })),
  groups: [{ name: "G", threshold: 2, members: ["w1", "w2", "w3"] }],
  quorum: "G",
};

async function aWitnessedLog() {
  const store = await freshStore();
  const log = await aLog(store, []);
  const cosign = (size: number, ...by: NoteKey[]) =>
    store.tx([], (db) =>
      recordCosignatures(
        db,
        by.map((key) => ({
          size,
          witness: key.name,
          keyId: hexOf(keyIdOf(key)),
          line: `— ${key.name} AAAAAAAA`,
          signedAt: log.context.now(),
        })),
      ),
    );
  const grow = async (count: number) => {
    await log.append(count);
    await log.publish();
  };
  const overview = (policy = twoOfThree) =>
    witnessOverview(store, { policy, at: log.context.now() });
  return { ...log, store, cosign, grow, overview };
}

const [one, two, three] = keys as [NoteKey, NoteKey, NoteKey];

test("two of three witnesses are a quorum, one of them is none, and strangers never count", async () => {
  const log = await aWitnessedLog();
  await log.grow(3);
  await log.cosign(3, one, aKey("x9"));
  expect(await log.overview()).toMatchObject({ quorumSize: null, isQuorumMet: false });
  await log.cosign(3, three);
  expect(await log.overview()).toMatchObject({ quorumSize: 3, isQuorumMet: true });
});

test("another key under a witness's name does not count", async () => {
  const log = await aWitnessedLog();
  await log.grow(3);
  await log.cosign(3, one, { ...two, publicKey: new Uint8Array(32) });
  expect((await log.overview()).quorumSize).toBe(null);
});

test("a log that goes on without its witnesses keeps its quorum for ten minutes", async () => {
  const log = await aWitnessedLog();
  await log.grow(3);
  await log.cosign(3, one, two);
  await log.grow(2);
  expect((await log.overview()).isQuorumMet).toBe(true);
  log.pass(10 * 60_000 - 1);
  expect((await log.overview()).isQuorumMet).toBe(true);
  log.pass(1);
  expect(await log.overview()).toMatchObject({ quorumSize: 3, isQuorumMet: false });
  await log.cosign(5, two, three);
  expect(await log.overview()).toMatchObject({ quorumSize: 5, isQuorumMet: true });
});

test("a policy that asks for nobody is never met", async () => {
  const log = await aWitnessedLog();
  await log.grow(3);
  await log.cosign(3, one, two, three);
  const nobody = { ...twoOfThree, quorum: NO_QUORUM };
  expect(await log.overview(nobody)).toMatchObject({ isAsked: false, isQuorumMet: false });
});

test("every witness of the policy is shown with what it did, and alarms with their evidence", async () => {
  const log = await aWitnessedLog();
  const at = instantOf(5);
  await log.store.tx([], async (db) => {
    const fault = "witness-unreachable";
    await recordWitnessState(db, { witness: "w2", cosignedSize: 3, askedAt: at, fault });
    const alarm = { witness: "w1", kind: "other-history", size: 4, evidence: "note", at } as const;
    await recordWitnessAlarm(db, alarm);
    await recordWitnessAlarm(db, { ...alarm, size: 9, evidence: "later" });
  });
  const { witnesses, alarms } = await log.overview();
  expect(witnesses).toEqual([
    { name: "w1", cosignedSize: 0, askedAt: null, fault: null },
    { name: "w2", cosignedSize: 3, askedAt: at, fault: "witness-unreachable" },
    { name: "w3", cosignedSize: 0, askedAt: null, fault: null },
  ]);
  expect(alarms).toEqual([{ witness: "w1", kind: "other-history", size: 4, at, evidence: "note" }]);
});

test("the newest checkpoint is served with the cosignatures that it has by now", async () => {
  const log = await aWitnessedLog();
  await log.grow(3);
  expect(parseNote((await latestNote(log.store)) ?? "")?.signatures).toHaveLength(1);
  await log.cosign(3, one, two);
  const note = parseNote((await latestNote(log.store)) ?? "");
  expect(note?.signatures.map(({ name }) => name)).toEqual(["vouchsafe.test/log", "w1", "w2"]);
});
