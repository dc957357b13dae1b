import { afterAll, expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { takeLease } from "~db/repositories/waiting/leases";
import { openStore } from "~db/store";
import { freshStore } from "../support/store";

const at = instantOf(1_000_000);
const until = instantOf(1_030_000);
const other = await openStore({ url: String(process.env["DATABASE_URL"]) });
afterAll(() => other.close());

test("of twenty hubs that ask for a job at once, on two connections pools, one gets it", async () => {
  const store = await freshStore();
  const asked = Array.from({ length: 20 }, (_, hub) =>
    (hub % 2 === 0 ? store : other).tx(["lease:job"], (db) =>
      takeLease(db, { name: "job", holder: `hub-${hub}`, until, at }),
    ),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter(Boolean)).toHaveLength(1);
});
