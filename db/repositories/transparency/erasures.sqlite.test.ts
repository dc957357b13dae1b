import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { hexOf, utf8 } from "~/domain/transparency/bytes";
import { commitmentOf, leafHashOf } from "~/domain/transparency/tree/leaf";
import { anEvent } from "../../../tests/support/transparency";
import { openStore, type Store } from "../../store";
import { loadCommitments, recordErasure } from "./erasures";
import { appendEvents, loadEvent } from "./events";

async function erase(store: Store, logIndex: number): Promise<void> {
  const { salt, canonical } = (await loadEvent(store.read, logIndex))!;
  const commitment = commitmentOf({ salt, canonical: utf8(canonical) });
  const why = { basis: "erasure-order", reasonSha256: "00".repeat(32) } as const;
  const at = instantOf(1_770_000_000_000);
  await store.tx([], (db) =>
    recordErasure(db, { logIndex, commitment, ...why, at, erasureIndex: 3 }),
  );
}

test("after an erasure the file holds the content nowhere, not even in pages that were let go", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-erased-"));
  try {
    const open = () => openStore({ url: `file:${join(folder, "hub.db")}` });
    const isOnDisk = (text: string) =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    const store = await open();
    await store.migrate();
    const short = "dat_short00001";
    const long = `dat_${"long".repeat(5_000)}`;
    const kept = "dat_kept000001";
    const events = [short, long, kept].map((datasetId, n) => anEvent(n, { datasetId }));
    await store.tx([], (db) => appendEvents(db, events));
    const before = await loadCommitments(store.read, { from: 0, until: 3 });
    await store.close();
    expect([short, long.slice(-100), kept].map(isOnDisk)).toEqual([true, true, true]);

    const again = await open();
    await erase(again, 0);
    await erase(again, 1);
    const after = await loadCommitments(again.read, { from: 0, until: 3 });
    expect(after.map(hexOf)).toEqual(before.map(hexOf));
    const leaf = (await loadEvent(again.read, 1))!.leafHash;
    expect(hexOf(leafHashOf(after[1]!))).toBe(hexOf(leaf));
    await again.close();
    expect([short, long.slice(-100), kept].map(isOnDisk)).toEqual([false, false, true]);
    expect(isOnDisk("longlonglonglong")).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
