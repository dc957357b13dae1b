import { expect, test } from "vitest";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { tileAt } from "~/queries/transparency/tiles.server";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { freshStore } from "../support/store";
import { aLog } from "../support/transparency";
import { leafHash, mth } from "./second/merkle";
import { check, readCheckpoint, readNote, readVkey } from "./second/notes";
import { type Fetch, readEntries, readLeaves, resourcesOf } from "./second/tiles";

test("a stranger's reader rebuilds a hub's log from its checkpoint, tiles and entries", async () => {
  const store = await freshStore();
  const log = await aLog(store, []);
  const key = readVkey(verifierKeyOf(log.context.logSigner.key));
  const fetch: Fetch = async (path) => {
    const bytes = await tileAt(store, path);
    if (!bytes) throw new Error(`${path} is not served`);
    return Buffer.from(bytes);
  };
  for (const count of [1, 254, 1, 1, 300]) {
    await log.append(count);
    await log.publish();
    const note = readNote(Buffer.from((await loadLatestCheckpoint(store.read))?.note ?? ""));
    expect(check(note, key)).toEqual({ isGood: true });
    const { origin, size, root } = readCheckpoint(note.text);
    expect(origin).toBe(key.name);
    const entries = await readEntries(fetch, size);
    expect(entries.every((entry) => entry.length === 32)).toBe(true);
    expect(await readLeaves(fetch, size)).toEqual(entries.map(leafHash));
    expect(mth(entries.map(leafHash)).equals(root)).toBe(true);
    for (const [path, bytes] of resourcesOf(entries)) expect(await fetch(path)).toEqual(bytes);
  }
  expect(await tileAt(store, "tile/0/000.p/100")).toBeUndefined();
});
