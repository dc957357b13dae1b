import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMITTED = fileURLToPath(new URL("../../contracts/gas.json", import.meta.url));
/** A change below this share is noise of the compiler; above it somebody must have meant it. */
const TOLERANCE = 0.01;

type Gas = { readonly [name: string]: number };

/** What forge measured: one file for each contract of tests, numbers in words. */
function measuredIn(folder: string): Gas {
  const files = readdirSync(folder).toSorted();
  const entries = files.flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, string>),
  );
  return Object.fromEntries(entries.map(([name, gas]) => [name, Number(gas)]));
}

/** Keeps what forge measured as the figures to compare with. @param folder forge's snapshots */
export const writeGas = (folder: string): void =>
  writeFileSync(COMMITTED, `${JSON.stringify(measuredIn(folder), null, 2)}\n`);

/**
 * Where the measured gas is another than the committed, in words; cheaper counts too, so that the
 * committed figures stay true.
 */
export function compareGas(folder: string): string[] {
  const committed = JSON.parse(readFileSync(COMMITTED, "utf8")) as Gas;
  const measured = measuredIn(folder);
  const names = [...new Set([...Object.keys(committed), ...Object.keys(measured)])];
  return names.flatMap((name) => {
    const [before, now] = [committed[name], measured[name]];
    if (before === undefined) return `Gas: “${name}” is not in contracts/gas.json.`;
    if (now === undefined) return `Gas: “${name}” was not measured.`;
    if (Math.abs(now - before) <= before * TOLERANCE) return [];
    return `Gas: “${name}” was ${before} and is ${now}.`;
  });
}
