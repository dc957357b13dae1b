/** Serves a log as a hub does, on a free port of this machine, and lets a test lie in its place. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encodePolicy, type Policy } from "~/domain/transparency/notes/policy";
import { latestNote } from "~/queries/transparency/proof.server";
import { tileAt } from "~/queries/transparency/tiles.server";
import type { Store } from "~db/store";

export type LogServer = Awaited<ReturnType<typeof serveLog>>;

/** Another answer for a path; undefined leaves the true one. */
type Lie = (path: string, truth: Uint8Array | undefined) => Uint8Array | undefined;

export async function serveLog(store: Store, policy: Policy) {
  const asked: string[] = [];
  const place = { store, lie: ((_, truth) => truth) as Lie };
  const truthOf = async (path: string): Promise<Uint8Array | undefined> => {
    if (path === "transparency/policy.txt") return Buffer.from(encodePolicy(policy));
    if (path !== "checkpoint") return tileAt(place.store, path);
    const note = await latestNote(place.store);
    return note === undefined ? undefined : Buffer.from(note);
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "").slice(1);
    asked.push(path);
    truthOf(path).then(
      (truth) => {
        const body = place.lie(path, truth);
        response.writeHead(body ? 200 : 404).end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Paths in the order in which they were asked for. */
    asked,
    /** What is served from now on. */
    place,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
