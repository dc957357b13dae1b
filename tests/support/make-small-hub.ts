/** Makes a small hub with a paid case in a SQLite file: `tsx tests/support/make-small-hub.ts FILE`. */
import { openStore } from "~db/store";
import { aWorld, everyoneVotes, payAll, submitARequest } from "./builders/world";

const store = await openStore({ url: `file:${process.argv[2]}` });
await store.migrate();
const world = await aWorld(store);
const [hospital] = world.hospitals;
if (!hospital) throw new Error("a world has hospitals");
const { requestId } = await submitARequest(world, { datasetIds: hospital.datasetIds });
await everyoneVotes(world, { requestId, hospital });
await payAll(world, { requestId });
await store.close();
