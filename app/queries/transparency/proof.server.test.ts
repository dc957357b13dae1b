import { expect, test } from "vitest";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { loadAnchors } from "~db/repositories/transparency/anchors";
import { appendEvents } from "~db/repositories/transparency/events";
import { freshStore } from "../../../tests/support/store";
import { aLog, anEvent } from "../../../tests/support/transparency";
import { verifyEd25519 } from "./ed25519.server";
import { proofOf } from "./proof.server";

const all = () => true;

test("an entry's proof verifies offline, and every flipped bit of it names a step", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(5);
  await store.tx([], (db) =>
    appendEvents(db, [anEvent(9, { title: "나", n: null, list: [1, true] })]),
  );
  await log.append(3);
  await log.publish();
  await log.anchor();
  const logKey = log.context.logSigner.key;
  const proof = await proofOf(store, { index: 5, logKey, maySee: all });
  if (!proof.ok) throw new Error(proof.refusal.code);
  const verified = await verifyProof(proof.value, { verifyEd25519 });
  expect(verified.steps.filter((step) => !step.ok)).toEqual([]);
  expect(verified.ok).toBe(true);
  const bytes = new TextEncoder().encode(proof.value);
  expect((await verifyProof(bytes, { verifyEd25519 })).ok).toBe(true);
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
    const { ok, steps } = await verifyProof(flipped, { verifyEd25519 });
    const failed = steps.find((step) => !step.ok);
    if (ok || (!failed?.field && failed?.step !== "file"))
      throw new Error(`byte ${at} was not noticed`);
    if (failed.expected === failed.actual) throw new Error(`byte ${at}: no two values`);
  }
}, 120_000);

test("an entry that is unknown or not on a chain yet has no proof", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  const logKey = log.context.logSigner.key;
  const wish = { index: 0, logKey, maySee: all };
  expect(await proofOf(store, wish)).toMatchObject({ refusal: { code: "entry-unknown" } });
  await log.append(1);
  expect(await proofOf(store, wish)).toMatchObject({ refusal: { code: "entry-not-anchored" } });
  await log.publish();
  expect(await proofOf(store, wish)).toMatchObject({ refusal: { code: "entry-not-anchored" } });
  await log.anchor();
  expect(await proofOf(store, wish)).toMatchObject({ ok: true });
});

test("who may not see the event gets a proof of its place that holds neither event nor salt", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(2);
  await log.publish();
  await log.anchor();
  const logKey = log.context.logSigner.key;
  const proof = await proofOf(store, { index: 1, logKey, maySee: () => false });
  const text = proof.ok ? proof.value : "";
  expect(text).not.toContain("salt");
  expect(text).not.toContain("hold-placed");
  const verified = await verifyProof(text, { verifyEd25519 });
  expect(verified.ok).toBe(true);
  expect(verified.steps.find((step) => step.step === "entry")?.assumed).toBe("entry.leafHash");
});

test("a key or block hash that the reader knows from elsewhere must be the file's", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(2);
  await log.publish();
  await log.anchor();
  const logKey = log.context.logSigner.key;
  const proof = await proofOf(store, { index: 0, logKey, maySee: all });
  const text = proof.ok ? proof.value : "";
  const blockHash = (await loadAnchors(store.read, 1))[0]?.evidence?.blockHash ?? "";
  const rawKey = Buffer.from(logKey.publicKey).toString("base64");
  const good = await verifyProof(text, { verifyEd25519, trusted: { logKey: rawKey, blockHash } });
  expect(good.ok).toBe(true);
  expect(good.steps.some((step) => step.assumed)).toBe(false);
  const other = {
    logKey: rawKey.replace(/^./, (c) => (c === "A" ? "B" : "A")),
    blockHash: `0x${"0".repeat(64)}`,
  };
  const bad = await verifyProof(text, { verifyEd25519, trusted: other });
  expect(bad.steps.filter((step) => !step.ok).map((step) => step.step)).toEqual([
    "log-key",
    "block-hash",
  ]);
});

test("what was never a proof file is a failed first step, not an exception", async () => {
  for (const text of [
    "",
    "{",
    "null",
    "[]",
    "{}",
    '{"format":"vouchsafe-proof/2"}',
    "x".repeat(300_000),
  ]) {
    const { ok, steps } = await verifyProof(text, { verifyEd25519 });
    expect([ok, steps.length, steps[0]?.step]).toEqual([false, 1, "file"]);
  }
});
