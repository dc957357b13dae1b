import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { NODE_KEYS_AT_MOST } from "~/domain/federation/node-key";
import { instantOf } from "~/domain/shared/instant";
import { listNodeKeys } from "~db/repositories/federation/node-keys";
import { aWorld, done } from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { everyRow } from "../../../tests/support/whole-store";
import { addNodeKey, removeNodeKey } from "./change-node-keys.server";

const aKey = (): string =>
  JSON.stringify(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }));

test("a data office registers the key of its server once, and takes it out of use", async () => {
  const { deps, store, at, hospitals } = await aWorld(await freshStore());
  const actor = hospitals[0].office;
  const publicKey = aKey();
  const { nodeKeyId } = done(await addNodeKey(deps, { publicKey, actor, at }));
  const before = await everyRow(store);
  expect(await addNodeKey(deps, { publicKey, actor, at })).toMatchObject({ ok: true });
  expect(await everyRow(store)).toEqual(before);
  const later = instantOf(at + 1);
  done(await removeNodeKey(deps, { nodeKeyId, actor, at: later }));
  expect(await listNodeKeys(store.read, actor.organisationId)).toMatchObject([
    { id: nodeKeyId, removedAt: later },
  ]);
  expect(await removeNodeKey(deps, { nodeKeyId, actor, at: later })).toMatchObject({
    refusal: { code: "not-allowed", state: "removed" },
  });
  expect(await addNodeKey(deps, { publicKey, actor, at: later })).toMatchObject({
    refusal: { code: "node-key-known" },
  });
});

test("nobody but the hospital's own data office touches its keys", async () => {
  const { deps, at, hospitals, company, manager, auditor } = await aWorld(await freshStore());
  const [one, two] = hospitals;
  const publicKey = aKey();
  for (const actor of [company, manager, auditor, one.chair]) {
    expect(await addNodeKey(deps, { publicKey, actor, at })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
  }
  const { nodeKeyId } = done(await addNodeKey(deps, { publicKey, actor: one.office, at }));
  expect(await removeNodeKey(deps, { nodeKeyId, actor: one.chair, at })).toMatchObject({
    refusal: { code: "not-allowed" },
  });
  expect(await removeNodeKey(deps, { nodeKeyId, actor: two.office, at })).toMatchObject({
    refusal: { code: "not-found" },
  });
  expect(await addNodeKey(deps, { publicKey, actor: two.office, at })).toMatchObject({
    refusal: { code: "node-key-known" },
  });
});

test("a hospital has a bounded number of keys in use", async () => {
  const { deps, at, hospitals } = await aWorld(await freshStore());
  const actor = hospitals[0].office;
  for (let n = 0; n < NODE_KEYS_AT_MOST; n += 1) {
    done(await addNodeKey(deps, { publicKey: aKey(), actor, at }));
  }
  expect(await addNodeKey(deps, { publicKey: aKey(), actor, at })).toMatchObject({
    refusal: { code: "too-many-node-keys", max: NODE_KEYS_AT_MOST },
  });
});
