/**
 * `npm run seed`: plays the demo world through the commands, so that its ledger and its log are as
 * valid as real ones. Names, ids and numbers are the same on every machine; dates count back from
 * the day it is played, so that vouchers and grants are in force when somebody looks.
 */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readConfig } from "~/config.server";
import {
  addDays,
  type Instant,
  instantOf,
  koreanDayOf,
  startOfKoreanDay,
} from "~/domain/shared/instant";
import { buildRuntime } from "~/runtime.server";
import { listRounds } from "~db/repositories/programme/rounds";
import type { Store } from "~db/store";
import { DEMO_CASES } from "./seed/cases";
import { listCatalogue } from "./seed/catalogue";
import { playCase } from "./seed/history";
import { openInstitutions } from "./seed/institutions";
import { openCompanies, openNextCall, openRound } from "./seed/programme";
import { demoIds } from "./seed/seed-deps";
import { StoryClock } from "./seed/story-clock";

/** Real files beside the checkout, profiled into the catalogue where they are there. */
const SAMPLES = "../shared/samples";

export type DemoWorld = {
  readonly hospitals: number;
  readonly datasets: number;
  readonly cases: number;
};

/**
 * Plays the demo world into an empty, migrated store.
 * @param today the moment of the last day of the world
 * @returns null when the store already holds a world
 */
export async function seedDemoWorld(store: Store, today: Instant): Promise<DemoWorld | null> {
  if ((await listRounds(store.read)).length > 0) return null;
  const day = startOfKoreanDay(koreanDayOf(today));
  const common = { store, newId: demoIds() };
  const daysAgo = (days: number) => ({ ...common, at: addDays(day, -days) });

  const institutions = await openInstitutions(daysAgo(300));
  const round = await openRound(daysAgo(280), institutions);
  const samples = existsSync(SAMPLES) ? SAMPLES : null;
  const shelves = await listCatalogue(daysAgo(270), institutions, samples);
  const ends = { roundId: round.roundId, lastDay: addDays(day, 300) };
  const companies = await openCompanies(daysAgo(220), institutions, ends);
  const stage = { institutions, companies, datasetOf: shelves.datasetOf };
  const clock = new StoryClock();
  await clock.play(
    DEMO_CASES.map((demo) => () => {
      const one = { deps: common, stage, demo, clock };
      return playCase(one, addDays(day, -demo.daysAgo));
    }),
  );
  await openNextCall(daysAgo(0), institutions, round.year + 1);
  return {
    hospitals: institutions.hospitals.length,
    datasets: shelves.count,
    cases: DEMO_CASES.length,
  };
}

async function main(): Promise<void> {
  const runtime = await buildRuntime(readConfig(process.env));
  try {
    await runtime.store.migrate();
    const world = await seedDemoWorld(runtime.store, instantOf(Date.now()));
    console.log(
      world ? JSON.stringify(world) : "The store already holds a world; nothing was changed.",
    );
  } finally {
    await runtime.store.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
