import { createHash } from "node:crypto";
import type { Bounds } from "./bounds";
import type { HashedFile } from "./draft";
import { safeName } from "./files/safe-name";
import { type FileProblem, type ProblemCode, UnusableFile } from "./problem";

/** What all readers of one profiling run share. */
export type Run = {
  readonly bounds: Bounds;
  /** A folder of ours under the system's temporary folder, removed at the end. */
  readonly scratch: string;
  readonly thisYear: number;
  /** `YYYY-MM-DD`: the first day that cannot have happened yet. */
  readonly tomorrow: string;
  /** Stands before names inside an archive. */
  readonly prefix: string;
  readonly problems: FileProblem[];
};

/** Records a problem of a file whose hash is known. */
export function report(run: Run, file: HashedFile, { code, detail }: UnusableFile): void {
  run.problems.push({ file: `${run.prefix}${file.publicName}`, code, detail });
}

/** Records a problem of a path that was not opened; an odd name is replaced by the name's own hash. */
export function reportName(
  run: Run,
  { name, code, detail }: { name: string; code: ProblemCode; detail: string },
): void {
  const hash = createHash("sha256").update(name).digest("hex");
  run.problems.push({ file: `${run.prefix}${safeName(name, hash)}`, code, detail });
}

/** Runs a reader; an unusable file becomes a problem and null, any other error of it too. */
export async function attempt<Value>(
  run: Run,
  file: HashedFile,
  read: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    report(run, file, error instanceof UnusableFile ? error : unreadable(error));
    return null;
  }
}

// Only the system's error code is repeated: a message could carry a path or a value.
function unreadable(error: unknown): UnusableFile {
  const code = error instanceof Error && "code" in error ? String(error.code) : "reader failed";
  return new UnusableFile("unreadable-file", /^[A-Z_]{2,30}$/.test(code) ? code : "reader failed");
}
