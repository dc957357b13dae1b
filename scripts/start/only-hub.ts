import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a process lives and is a hub; a number may have gone to another program since. */
function isHub(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("serve.ts");
  } catch {
    return true; // A system without /proc: believe the file.
  }
}

/**
 * Claims a data folder for this process: an embedded database has one hub.
 * @returns how to give it back, or the number of the hub that holds it
 */
export function claimFolder(folder: string): (() => void) | number {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "hub.pid");
  let holder = Number.NaN;
  try {
    holder = Number(readFileSync(file, "utf8"));
  } catch {
    // Nobody has been here.
  }
  if (Number.isInteger(holder) && holder !== process.pid && isHub(holder)) return holder;
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
