// What of a checkout is missing or out of date. Plain JavaScript: it runs before anything is installed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Whether a package of the lock may be absent on this machine. */
const mayBeAbsent = (entry, { needsDev }) =>
  entry.optional || entry.devOptional || entry.peer || (entry.dev && !needsDev);

/**
 * Whether node_modules holds what the lock file says.
 * @param {{ needsDev: boolean }} wanted whether tools of development count as well
 */
export function isInstalled(folder, wanted) {
  const installedFile = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const locked = readJson(join(folder, "package-lock.json")).packages;
  const installed = readJson(installedFile).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "") return true;
    const present = installed[path];
    return present ? present.version === entry.version : mayBeAbsent(entry, wanted);
  });
}

const SOURCES = ["app", "db", "node", "contracts/abi", "public", "scripts/verifier"];
const SINGLE = ["package-lock.json", "remix.config.js", "tsconfig.json", "vite.config.ts"];

function* filesBelow(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else if (!/\.test\.tsx?$/.test(name)) yield path;
  }
}

/** SHA-256 over the names and contents of everything that the build reads. */
export function sourcesHash(folder) {
  const hash = createHash("sha256");
  const places = SOURCES.map((name) => join(folder, name)).filter((path) => existsSync(path));
  const files = [...places.flatMap((place) => [...filesBelow(place)])];
  for (const path of [...files, ...SINGLE.map((name) => join(folder, name))]) {
    if (!existsSync(path)) continue;
    hash.update(`${path.slice(folder.length)}\n`);
    hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

const markOf = (folder) => join(folder, "build/.sources");

export const isBuilt = (folder) =>
  existsSync(join(folder, "build/server/index.js")) &&
  existsSync(markOf(folder)) &&
  readFileSync(markOf(folder), "utf8") === sourcesHash(folder);

/** Notes what the build was made of; written last, so that a build cut short is made again. */
export const markBuilt = (folder, hash) => writeFileSync(markOf(folder), hash);
