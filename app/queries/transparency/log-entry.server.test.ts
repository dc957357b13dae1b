import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { recordErasure } from "~db/repositories/transparency/erasures";
import { appendEvents, loadEvent } from "~db/repositories/transparency/events";
import { aProvenLog } from "../../../tests/support/proven-log";
import { freshStore } from "../../../tests/support/store";
import { aLog, anEvent, TEST_ORIGIN } from "../../../tests/support/transparency";
import { logEntry, maySee } from "./log-entry.server";

test("what everybody gets of an entry holds neither its subject nor its facts", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  await log.append(2);
  const entry = await logEntry(store, { index: 1, reader: null });
  expect(entry).toMatchObject({ index: 1, type: "hold-placed", content: null, isAnchored: false });
  expect(JSON.stringify(entry)).not.toContain("vou_");
  expect(await logEntry(store, { index: 2, reader: null })).toBeUndefined();
});

test("an organisation that the entry names reads it, another one does not", async () => {
  const store = await freshStore();
  const named = anEvent(1, { companyId: "org_0000000007" });
  await store.tx([], (db) => appendEvents(db, [named]));
  const entry = await loadEvent(store.read, 0);
  if (!entry) throw new Error("no entry");
  const reader = (organisationId: string, role = "company") =>
    maySee(store, { personId: "per_0000000009", organisationId, role }, entry);
  expect(await reader("org_0000000007")).toBe(true);
  expect(await reader("org_0000000008")).toBe(false);
  expect(await reader("org_0000000008", "auditor")).toBe(true);
  expect(await maySee(store, null, entry)).toBe(false);
});

test("of an erased entry everybody sees when, why and where it was erased, and nobody its content", async () => {
  const store = await freshStore();
  const log = await aLog(store, []);
  await log.append(2);
  const at = instantOf(1_770_000_000_000);
  const manager = {
    personId: "per_0000000009",
    organisationId: "org_0000000001",
    role: "programme-manager",
  };
  expect(await logEntry(store, { index: 0, reader: manager })).toMatchObject({
    mayErase: true,
    erased: null,
  });
  expect(await logEntry(store, { index: 0, reader: null })).toMatchObject({ mayErase: false });
  await store.tx([], (db) =>
    recordErasure(db, {
      logIndex: 0,
      commitment: new Uint8Array(32),
      basis: "consent-withdrawn",
      reasonSha256: "00".repeat(32),
      at,
      erasureIndex: 1,
    }),
  );
  const entry = await logEntry(store, { index: 0, reader: manager });
  const erased = { at, basis: "consent-withdrawn", erasureIndex: 1 };
  expect(entry).toMatchObject({ type: "hold-placed", content: null, erased, mayErase: false });
  expect(JSON.stringify(entry)).not.toContain("vou_");
  const auditor = { ...manager, role: "auditor" };
  const stored = await loadEvent(store.read, 0);
  expect(stored && (await maySee(store, auditor, stored))).toBe(false);
});

test("an entry is anchored when a chain in use holds it, not when one of the past does", async () => {
  const store = await freshStore();
  const log = await aProvenLog(store);
  const [past, present] = [await anEmbeddedChain(), await anEmbeddedChain()];
  await log.append(3);
  await log.publish();
  await log.anchor(past);
  const isAnchored = async () =>
    (await logEntry(store, { index: 1, reader: null, places: [present] }))?.isAnchored;
  expect(await isAnchored()).toBe(false);
  await log.anchor(present);
  expect(await isAnchored()).toBe(true);
});

const anEmbeddedChain = () => openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
