import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { freshStore } from "../tests/support/store";
import { isPostgres } from "./dialect";
import { leases } from "./schema/outbox";

const lease = (name: string, until = 0) => ({ name, holder: "a", until });

test("what a body writes is committed together, and a body that throws leaves nothing", async () => {
  const store = await freshStore();
  await store.tx(["a"], async (db) => {
    await db.insert(leases).values([lease("one"), lease("two")]);
  });
  const failing = store.tx(["a"], async (db) => {
    await db.insert(leases).values(lease("three"));
    throw new Error("half way");
  });
  await expect(failing).rejects.toThrow("half way");
  expect((await store.read.select().from(leases)).map((row) => row.name).sort()).toEqual([
    "one",
    "two",
  ]);
});

test("two hundred changes at once to one row lose nothing, and one that fails spoils no other", async () => {
  const store = await freshStore();
  await store.tx([], async (db) => void (await db.insert(leases).values(lease("sum"))));
  const changes = Array.from({ length: 200 }, (_, i) =>
    store.tx(["sum"], async (db) => {
      const [row] = await db.select().from(leases).where(eq(leases.name, "sum"));
      await Promise.resolve();
      await db
        .update(leases)
        .set({ until: (row?.until ?? 0) + 1 })
        .where(eq(leases.name, "sum"));
      if (i % 10 === 0) throw new Error("refused late");
    }),
  );
  const results = await Promise.allSettled(changes);
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(20);
  const [row] = await store.read.select().from(leases);
  expect(row?.until).toBe(180);
});

test("a transaction inside a transaction is refused", async () => {
  const store = await freshStore();
  const nested = store.tx(["a"], () => store.tx(["b"], async () => 1));
  await expect(nested).rejects.toThrow("tx inside tx");
});

test("the db of a transaction cannot be used after its end", async () => {
  const store = await freshStore();
  const late = await store.tx([], async (db) => () => db.select().from(leases));
  await expect((async () => await late())()).rejects.toThrow(/after its transaction/);
});

test("the version changes with a commit of any connection and stays without one", async () => {
  const store = await freshStore();
  const before = await store.version();
  expect(await store.version()).toBe(before);
  await store.tx([], async (db) => void (await db.insert(leases).values(lease("x"))));
  expect(await store.version()).not.toBe(before);
});

test.runIf(!isPostgres)("the reading connection cannot write", async () => {
  const store = await freshStore();
  await expect((async () => await store.read.insert(leases).values(lease("y")))()).rejects.toThrow(
    /readonly/,
  );
});

test("rows of a money table are refused any change, even by replacing", async () => {
  const store = await freshStore();
  const statement = isPostgres
    ? sql`select count(*) as n from pg_trigger where tgname = 'transfers_append_only'`
    : sql`select count(*) as n from sqlite_master where type = 'trigger' and tbl_name = 'transfers'`;
  const [row] = await store.read.rows<{ n: number }>(statement);
  expect(Number(row?.n)).toBeGreaterThan(0);
});
