import { expect, test } from "vitest";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { ENTRIES_A_PAGE, logOverview } from "./log-overview.server";

test("the overview counts entries, says when they were anchored, and never more than L0 for our own chain", async () => {
  const store = await freshStore();
  const log = await aLog(store);
  const chains = log.context.anchorChains;
  const empty = await logOverview(store, { before: undefined, chains });
  expect(empty).toMatchObject({
    sequenced: 0,
    level: "L0",
    anchored: null,
    entries: [],
    older: null,
  });
  await log.append(40);
  await log.publish();
  await log.anchor();
  await log.append(2);
  const first = await logOverview(store, { before: undefined, chains });
  expect(first).toMatchObject({ sequenced: 42, integrated: 40, level: "L0", older: 17 });
  expect(first.anchored).toMatchObject({ size: 40, status: "final", kind: "embedded" });
  expect(first.entries.map((entry) => entry.index)).toEqual(
    Array.from({ length: ENTRIES_A_PAGE }, (_, i) => 41 - i),
  );
  const last = await logOverview(store, { before: 17, chains });
  expect(last.entries.at(-1)?.index).toBe(0);
  expect(last.older).toBeNull();
});
