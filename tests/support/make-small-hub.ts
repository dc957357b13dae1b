/** Makes a small hub with a paid case and an erased entry: `tsx tests/support/make-small-hub.ts FILE`. */
import { eraseEntry } from "~/commands/transparency/erase-entry.server";
import { loadEventsBefore } from "~db/repositories/transparency/events";
import { openStore } from "~db/store";
import { aWorld, done, everyoneVotes, payAll, submitARequest } from "./builders/world";

const store = await openStore({ url: `file:${process.argv[2]}` });
await store.migrate();
const world = await aWorld(store);
const [hospital, other] = world.hospitals;
if (!hospital || !other) throw new Error("a world has hospitals");
const { requestId } = await submitARequest(world, { datasetIds: hospital.datasetIds });
await everyoneVotes(world, { requestId, hospital });
await payAll(world, { requestId });

const datasetIds = other.datasetIds.slice(0, 1);
const refused = await submitARequest(world, { datasetIds });
await everyoneVotes(world, { ...refused, hospital: other, choice: "refuse" });
const newest = await loadEventsBefore(store.read, { before: 1_000_000, limit: 200 });
const index = newest.find((entry) => entry.type === "vote-cast")?.logIndex ?? -1;
const why = { basis: "erasure-order", reason: "1", actor: world.manager, at: world.at } as const;
done(await eraseEntry(world.deps, { index, ...why }));
await store.close();
