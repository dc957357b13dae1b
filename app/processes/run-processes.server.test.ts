import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { GatewayFault } from "~/gateways/gateway-fault";
import { loadOutboxLag, recordUnparked } from "~db/repositories/waiting/deliveries";
import { takeLease } from "~db/repositories/waiting/leases";
import { enqueue } from "~db/repositories/waiting/outbox";
import type { Store } from "~db/store";
import { countingIds } from "../../tests/support/ids";
import { freshStore } from "../../tests/support/store";
import { deliverOutbox, waitMs } from "./deliver-outbox.server";
import type { Deliver, Process, ProcessContext } from "./process.server";
import { runProcesses } from "./run-processes.server";

const START = 1_800_000_000_000;

/** A hub's surroundings with a clock that the test moves. */
function surroundings(store: Store) {
  let at = START;
  const lines: string[] = [];
  const note = (fields: object, message: string) =>
    lines.push(`${message} ${JSON.stringify(fields)}`);
  const context: ProcessContext = {
    store,
    newId: countingIds(),
    log: { info: note, warn: note, error: note },
    randomBytes: (count) => new Uint8Array(count),
    now: () => instantOf(at),
  };
  return {
    context,
    lines,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

const never = () => () => undefined;
const soon = (ms = 40) => new Promise((done) => setTimeout(done, ms));

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    if (await isSo()) return;
    await soon(20);
  }
  throw new Error("it did not happen");
}

const wish = (store: Store, key: string, topic = "mail") =>
  store.tx([key], (db) =>
    enqueue(db, {
      id: `out_${key.padEnd(10, "0")}`,
      topic,
      key,
      payload: { to: "per_1" },
      at: instantOf(START),
    }),
  );
const lagOf = (store: Store) => loadOutboxLag(store.read, instantOf(START + 10_000_000));
const run = (context: ProcessContext, process: Process) =>
  process.run(context, new AbortController().signal);

test("a wish is carried out once and then rests", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const keys: string[] = [];
  const mail: Deliver = async (_, { key }) => {
    keys.push(key);
  };
  const outbox = deliverOutbox({ mail });
  await wish(store, "a");
  await wish(store, "b");
  expect(await outbox.isDue(context)).toBe(true);
  await run(context, outbox);
  await run(context, outbox);
  expect(keys.sort()).toEqual(["a", "b"]);
  expect(await outbox.isDue(context)).toBe(false);
});

test("a fault that passes is tried again later, under the same key", async () => {
  const store = await freshStore();
  const { context, pass, lines } = surroundings(store);
  let tries = 0;
  const mail: Deliver = async () => {
    tries += 1;
    if (tries < 3) throw new GatewayFault("mail-unreachable", { retriable: true });
  };
  const outbox = deliverOutbox({ mail });
  await wish(store, "a");
  await run(context, outbox);
  expect(await outbox.isDue(context)).toBe(false);
  pass(2_000);
  await run(context, outbox);
  pass(4_000);
  await run(context, outbox);
  expect(tries).toBe(3);
  expect(await lagOf(store)).toMatchObject({ due: 0, parked: 0 });
  expect(lines.join()).toContain("mail-unreachable");
});

test("a fault that stays is parked under its code until somebody mends it; the others go on", async () => {
  const store = await freshStore();
  const { context, lines } = surroundings(store);
  const done: string[] = [];
  const mail: Deliver = async (_, { key }) => {
    if (key === "a" && done.length === 0)
      throw new GatewayFault("address-refused", { retriable: false });
    done.push(key);
  };
  const outbox = deliverOutbox({ mail });
  await wish(store, "b");
  await wish(store, "a");
  await wish(store, "c", "unheard-of");
  await run(context, outbox);
  expect(await lagOf(store)).toMatchObject({ parked: 2 });
  expect(lines.join()).toMatch(/address-refused.*unknown topic/);
  done.push("mended");
  await store.tx(["x"], (db) => recordUnparked(db, context.now()));
  await run(context, outbox);
  expect(done).toContain("a");
});

test("a bug in a delivery is parked after five tries and its message is not logged", async () => {
  const store = await freshStore();
  const { context, pass, lines } = surroundings(store);
  const outbox = deliverOutbox({
    mail: async () => {
      throw new Error("for 홍길동");
    },
  });
  await wish(store, "a");
  for (let tries = 0; tries < 6; tries += 1) {
    await run(context, outbox);
    pass(60_000);
  }
  expect(await lagOf(store)).toMatchObject({ due: 0, parked: 1 });
  expect(lines.join()).not.toContain("홍길동");
});

test("killed after the delivery and before the note, the same wish is delivered again with its key", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const keys: string[] = [];
  const mail: Deliver = async (_, { key }) => {
    keys.push(key);
  };
  await wish(store, "a");
  const dying: ProcessContext = {
    ...context,
    store: {
      ...store,
      tx: () => {
        throw new Error("the process is gone");
      },
    },
  };
  await expect(run(dying, deliverOutbox({ mail }))).rejects.toThrow("gone");
  await run(context, deliverOutbox({ mail }));
  await run(context, deliverOutbox({ mail }));
  expect(keys).toEqual(["a", "a"]);
});

test("waiting doubles from a second to ten minutes, spread by chance over its second half", () => {
  expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([500, 1_000]);
  expect([waitMs(4, 0), waitMs(4, 1)]).toEqual([4_000, 8_000]);
  expect(waitMs(149, 1)).toBe(600_000);
});

/** A process that counts its rounds and has as much to do as it is told. */
function counting(
  name: string,
  work: { left: number },
  { rounds = [], who = "" }: { rounds?: string[]; who?: string } = {},
): Process {
  return {
    name,
    isDue: async () => work.left > 0,
    run: async () => {
      work.left -= 1;
      rounds.push(who);
    },
  };
}

test("work starts when somebody wakes the loop and not before", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const work = { left: 0 };
  let wake: () => void = () => undefined;
  const hub = runProcesses(context, {
    processes: [counting("job", work)],
    holder: "hub",
    idleMs: 60_000,
    onWake: (listener) => {
      wake = listener;
      return () => undefined;
    },
  });
  await soon();
  work.left = 3;
  await soon();
  expect(work.left).toBe(3);
  wake();
  await until(() => work.left === 0);
  await hub.stop();
});

test("an idle hub writes nothing", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const before = await store.version();
  const hub = runProcesses(context, {
    processes: [counting("job", { left: 0 }), deliverOutbox({})],
    holder: "hub",
    idleMs: 5,
    onWake: never,
  });
  await soon(100);
  expect(await store.version()).toBe(before);
  await hub.stop();
});

test("a process that fails does not stop the others, nor itself", async () => {
  const store = await freshStore();
  const { context, lines } = surroundings(store);
  const work = { left: 2 };
  let failures = 0;
  const failing: Process = {
    name: "failing",
    isDue: async () => true,
    run: async () => {
      failures += 1;
      throw new Error("for 홍길동");
    },
  };
  const hub = runProcesses(context, {
    processes: [failing, counting("job", work)],
    holder: "hub",
    idleMs: 5,
    onWake: never,
  });
  await until(() => work.left === 0 && failures > 2);
  await hub.stop();
  expect(lines.join()).toContain('"process":"failing"');
  expect(lines.join()).not.toContain("홍길동");
});

test("of two hubs one does the job, and the other takes over when the first stops", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const rounds: string[] = [];
  const work = { left: 5 };
  const start = (who: string) =>
    runProcesses(context, {
      processes: [counting("job", work, { rounds, who })],
      holder: who,
      idleMs: 5,
      onWake: never,
    });
  const one = start("one");
  await until(() => work.left === 0);
  const two = start("two");
  work.left = 5;
  await until(() => work.left === 0);
  expect(new Set(rounds)).toEqual(new Set(["one"]));
  await one.stop();
  work.left = 2;
  await until(() => work.left === 0);
  expect(rounds.at(-1)).toBe("two");
  await two.stop();
});

test("a hub that died without a word is followed when its time is over", async () => {
  const store = await freshStore();
  const { context, pass } = surroundings(store);
  const lease = { name: "job", holder: "one", until: instantOf(START + 30_000), at: context.now() };
  await store.tx(["lease:job"], (db) => takeLease(db, lease));
  const work = { left: 1 };
  const other = runProcesses(context, {
    processes: [counting("job", work)],
    holder: "two",
    idleMs: 5,
    onWake: never,
  });
  await soon(60);
  expect(work.left).toBe(1);
  pass(30_000);
  await until(() => work.left === 0);
  await other.stop();
});

test("a stop waits for the present step, which hears of it, and starts no other", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const steps: string[] = [];
  const long: Process = {
    name: "long",
    isDue: async () => true,
    run: async (_, signal) => {
      steps.push("begun");
      await until(() => signal.aborted);
      steps.push("ended");
    },
  };
  const next = counting("next", { left: 1 }, { rounds: steps, who: "next" });
  const hub = runProcesses(context, { processes: [long, next], holder: "hub", onWake: never });
  await until(() => steps.length === 1);
  await hub.stop();
  expect(steps).toEqual(["begun", "ended"]);
});

test("a process in a lane of its own holds up no other, and its work wakes the hub's lane", async () => {
  const store = await freshStore();
  const { context } = surroundings(store);
  const work = { left: 3 };
  const rounds: string[] = [];
  let isSilent = true;
  let wasAsked = false;
  const silent: Process = {
    name: "silent",
    lane: "silent",
    isDue: async () => isSilent,
    run: async (_, signal) => {
      wasAsked = true;
      await until(() => !isSilent || signal.aborted);
      work.left = 1;
    },
  };
  const hub = runProcesses(context, {
    processes: [silent, counting("job", work, { rounds })],
    holder: "hub",
    idleMs: 60_000,
    onWake: never,
  });
  await until(() => wasAsked && rounds.length === 3);
  expect(hub.lastRoundAt()).toBeGreaterThan(0);
  isSilent = false;
  await until(() => rounds.length === 4);
  await hub.stop();
});
