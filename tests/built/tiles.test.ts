import { afterAll, expect, test } from "vitest";
import { decodeEntryBundle } from "~/domain/transparency/tree/entry-bundle";
import { leafHashOf } from "~/domain/transparency/tree/leaf";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { appendEvents, loadEvent } from "~db/repositories/transparency/events";
import { anEvent } from "../support/transparency";
import { openBuiltHub } from "./hub";

const hub = await openBuiltHub();
afterAll(() => hub.close());
const { runtime } = hub;
const { store } = runtime;

const get = (path: string) => hub.ask("visitor", { path, method: "GET" });

async function publish(count: number): Promise<number> {
  const events = Array.from({ length: count }, (_, n) => anEvent(n));
  await store.tx([], (db) => appendEvents(db, events));
  await cutCheckpoint(runtime);
  const note = await (await get("/checkpoint")).text();
  return Number(note.split("\n")[1]);
}

test("a monitor reads checkpoint, tiles and entries as the specification says, and only what is published", async () => {
  const size = await publish(300);
  const checkpoint = await get("/checkpoint");
  expect(checkpoint.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
  expect(checkpoint.headers.get("Cache-Control")).toBe("public, max-age=2");
  const width = size - 256;
  for (const [path, bytes] of [
    ["/tile/0/000", 256 * 32],
    [`/tile/0/001.p/${width}`, width * 32],
    ["/tile/1/000.p/1", 32],
    ["/tile/entries/000", 256 * 34],
    [`/tile/entries/001.p/${width}`, width * 34],
  ] as const) {
    const tile = await get(path);
    expect([path, tile.status]).toEqual([path, 200]);
    expect(tile.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(tile.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect((await tile.arrayBuffer()).byteLength).toBe(bytes);
  }
  const missing = [
    "/tile/0/001",
    `/tile/0/001.p/${width + 1}`,
    "/tile/0/0",
    "/tile/1/000",
    "/tile/",
  ];
  for (const path of missing) {
    const tile = await get(path);
    expect([path, tile.status, tile.headers.get("Cache-Control")]).toEqual([path, 404, "no-store"]);
  }
});

test("a programme manager erases an entry by a form; its bundle stays as it was, to the byte", async () => {
  const size = await publish(10);
  const index = size - 1;
  const bundlePath = `/tile/entries/001.p/${size - 256}`;
  const before = Buffer.from(await (await get(bundlePath)).arrayBuffer());
  const path = `/transparency/entries/${index}/erase`;
  const form = await hub.ask("programme-manager", { path, method: "GET" });
  expect(await form.text()).toContain('name="basis"');
  const send = (reason: string) =>
    hub.ask("programme-manager", {
      path,
      method: "POST",
      form: { basis: "erasure-order", reason },
    });
  expect((await send(" ")).status).toBe(400);
  const done = await send("2026-제12호");
  const entry = `/transparency/entries/${index}`;
  expect([done.status, done.headers.get("Location")]).toEqual([303, entry]);
  const again = await send("2026-제12호");
  // Whoever comes second is led to the entry, which says that it is erased.
  expect([again.status, again.headers.get("Location")]).toEqual([302, entry]);
  const page = await (await get(entry)).text();
  expect(page).toContain("내용이 지워졌어요");
  expect(page).not.toContain(anEvent(9).subjectId);
  expect(Buffer.from(await (await get(bundlePath)).arrayBuffer()).equals(before)).toBe(true);
  const leaf = (await loadEvent(store.read, index))?.leafHash ?? new Uint8Array();
  const entries = decodeEntryBundle(before) ?? [];
  expect(Buffer.from(leafHashOf(entries.at(-1) as Uint8Array)).equals(leaf)).toBe(true);
});
