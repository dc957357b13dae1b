import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { appropriateFunds } from "~/commands/voucher/appropriate-funds.server";
import type { Actor } from "~/domain/identity/role";
import type { NewId } from "~/domain/shared/id";
import { instantOf } from "~/domain/shared/instant";
import { openStore, type Store } from "~db/store";
import { aWorld } from "../../tests/support/builders/world";
import type { Figures } from "./figures";

const CONCURRENT = 200;
/** Both ways take turns, so that a busy moment of the machine slows both. */
const TURNS = 5;
const THROUGH_THE_COMMAND = 1_500;
const BY_HAND = 500;

type Call = {
  readonly source: string;
  readonly method: "run" | "all";
  readonly values: unknown[];
};
type Patched = Record<"run" | "all", (...values: unknown[]) => unknown>;

/** Writes down every statement that runs on connections opened while it listens. */
function listenToStatements(): { calls: Call[]; stop(): void } {
  const calls: Call[] = [];
  const prototype = Database.prototype;
  const prepare = prototype.prepare;
  let isListening = true;
  prototype.prepare = function listened(this: Database.Database, source: string) {
    const statement = prepare.call(this, source);
    for (const method of ["run", "all"] as const) {
      const patched = statement as unknown as Patched;
      const original = patched[method].bind(statement);
      patched[method] = (...values) => {
        if (isListening) calls.push({ source, method, values });
        return original(...values);
      };
    }
    return statement;
  } as typeof prepare;
  const stop = () => {
    isListening = false;
    prototype.prepare = prepare;
  };
  return { calls, stop };
}

type Funding = {
  readonly store: Store;
  readonly newId: NewId;
  readonly roundId: string;
  readonly actor: Actor;
};

async function fund({ roundId, actor, ...deps }: Funding): Promise<string> {
  const at = instantOf(Date.now());
  const outcome = await appropriateFunds(deps, { roundId, amountKrw: 1_000, actor, at });
  if (!outcome.ok) throw new Error(`the bench was refused: ${outcome.refusal.code}`);
  return outcome.value.transferId;
}

async function perSecondThroughCommand(funding: Funding): Promise<number> {
  let left = THROUGH_THE_COMMAND;
  const start = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await fund(funding);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, worker));
  return (THROUGH_THE_COMMAND * 1_000) / (performance.now() - start);
}

/** The statements of one command, prepared once and run in a transaction each, without our code. */
function byHand(file: string, calls: readonly Call[], transferId: string) {
  const connection = new Database(file);
  for (const pragma of ["synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"]) {
    connection.pragma(pragma);
  }
  const steps = calls.map(({ source, method, values }) => {
    const prepared = connection.prepare(source);
    return { run: prepared[method].bind(prepared), values };
  });
  const nextPlace = connection.prepare("select sequenced from log_state").pluck();
  const used = logIndexAmong(calls, transferId);
  const once = connection.transaction(() => {
    const place = Number(nextPlace.get());
    const fresh = (value: unknown): unknown => {
      if (value === used) return place;
      if (typeof value !== "string") return value;
      const text = value.replaceAll(transferId, `${transferId}${place}`);
      // The event travels as JSON that begins with its place.
      return text.startsWith(`[[${used},`) ? text.replace(`[[${used},`, `[[${place},`) : text;
    };
    for (const { run, values } of steps) run(...values.map(fresh));
  });
  const perSecond = (): number => {
    const start = performance.now();
    for (let turn = 0; turn < BY_HAND; turn += 1) once.immediate();
    return (BY_HAND * 1_000) / (performance.now() - start);
  };
  return { perSecond, close: () => connection.close() };
}

/** The place in the log that the command took, which the transfer names. */
function logIndexAmong(calls: readonly Call[], transferId: string): number {
  const insert = calls.find(({ values }) => values[0] === transferId);
  const place = insert?.values.filter((value) => typeof value === "number").at(-2);
  if (typeof place !== "number") throw new Error("the command wrote no transfer");
  return place;
}

/** The statements of one transfer, and a round to make more of them in. */
async function rehearse(file: string) {
  const listening = listenToStatements();
  const store = await openStore({ url: `file:${file}` });
  try {
    await store.migrate();
    const { roundId, manager, deps } = await aWorld(store);
    const funding = { newId: deps.newId, roundId, actor: manager };
    await fund({ ...funding, store });
    listening.calls.length = 0;
    const transferId = await fund({ ...funding, store });
    return { funding, transferId, calls: [...listening.calls] };
  } finally {
    listening.stop();
    await store.close();
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Durable transfers through the whole command, 200 at once, over the same statements prepared by
 * hand in a transaction each, both with synchronous=FULL, in one run.
 */
export async function benchTransfers(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-transfers-"));
  const file = join(folder, "hub.db");
  const { funding, transferId, calls } = await rehearse(file);
  const store = await openStore({ url: `file:${file}` });
  const hand = byHand(file, calls, transferId);
  try {
    const rates: { command: number; hand: number }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const command = await perSecondThroughCommand({ ...funding, store });
      rates.push({ command, hand: hand.perSecond() });
    }
    return {
      transfers_over_raw_sqlite: {
        value: median(rates.map((rate) => rate.command / rate.hand)),
        unit: "ratio",
      },
      transfers_per_s: {
        value: Math.round(median(rates.map((rate) => rate.command))),
        unit: "1/s",
      },
    };
  } finally {
    hand.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
