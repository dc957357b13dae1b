import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CatalogueRecord } from "~/domain/catalogue/record";
import { recordProblems } from "~/domain/catalogue/record-check";
import { BOUNDS, type Bounds } from "./bounds";
import { type Draft, finish, type HashedFile, type ProfileWords } from "./draft";
import { draftsOf } from "./drafts";
import { readSlice } from "./files/bytes";
import { isEncrypted, unzipInto } from "./files/unzip";
import { walk } from "./files/walk";
import { type FileProblem, UnusableFile } from "./problem";
import { attempt, type Run, report, reportName } from "./run";
import { sortFiles } from "./sort-files";

export type ProfileOptions = {
  /** Words for titles and descriptions: `{ ko: koProfile, en: enProfile }` from app/messages. */
  readonly words: ProfileWords;
  /** UTC milliseconds; decides which dates lie in the future. Default: the clock. */
  readonly now?: number;
  readonly bounds?: Partial<Bounds>;
};

export type ProfileResult = {
  readonly records: readonly CatalogueRecord[];
  readonly problems: readonly FileProblem[];
};

const DAY_MS = 86_400_000;

/**
 * Reads every file below a folder and makes catalogue records of what it measures. A file that is
 * broken, foreign or too large becomes a named problem and the rest goes on. Temporary files lie in
 * a folder of their own below the system's temporary folder and are removed in every case.
 *
 * @throws when the folder itself cannot be read
 */
export async function profileFolder(
  folder: string,
  { words, now = Date.now(), bounds = {} }: ProfileOptions,
): Promise<ProfileResult> {
  const root = await realpath(folder);
  if (!(await stat(root)).isDirectory()) throw new Error("not a folder");
  const scratch = await mkdtemp(join(tmpdir(), "vouchsafe-profile-"));
  try {
    const run: Run = {
      bounds: { ...BOUNDS, ...bounds },
      scratch,
      thisYear: new Date(now).getUTCFullYear(),
      tomorrow: new Date(now + DAY_MS).toISOString().slice(0, 10),
      prefix: "",
      problems: [],
    };
    const drafts = await profileTree(run, { folder: root, isInsideArchive: false });
    return { records: recordsOf(run, drafts, words), problems: run.problems };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function profileTree(
  run: Run,
  { folder, isInsideArchive }: { folder: string; isInsideArchive: boolean },
): Promise<Draft[]> {
  const { files, problems } = await walk(folder, run.bounds);
  for (const problem of problems) reportName(run, problem);
  const sorted = await sortFiles(run, files);
  const drafts = await draftsOf(run, sorted);
  for (const archive of sorted.byKind.zip) {
    if (isInsideArchive) report(run, archive, new UnusableFile("nested-archive", "zip"));
    else drafts.push(...((await attempt(run, archive, () => profileArchive(run, archive))) ?? []));
  }
  return drafts;
}

/** Profiles what an archive holds; the record names the archive, because that is what is delivered. */
async function profileArchive(run: Run, archive: HashedFile): Promise<Draft[]> {
  if (isEncrypted(await readSlice(archive.path, { start: 0, length: 8 })))
    throw new UnusableFile("encrypted-zip", "first entry");
  const folder = await mkdtemp(join(run.scratch, "zip-"));
  try {
    await unzipInto(archive, folder, run.bounds);
    const inside: Run = { ...run, prefix: `${archive.publicName}!` };
    const drafts = await profileTree(inside, { folder, isInsideArchive: true });
    return drafts.map((draft) => ({
      ...draft,
      files: [{ ...archive, format: "zip" }],
      contents: draft.files.map(({ sha256 }) => sha256),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recordsOf(run: Run, drafts: readonly Draft[], words: ProfileWords): CatalogueRecord[] {
  const records = new Map<string, CatalogueRecord>();
  for (const draft of drafts) {
    const record = finish(draft, words);
    const [wrong] = recordProblems(record);
    if (wrong)
      run.problems.push({
        file: record.files[0]?.name ?? "",
        code: "record-refused",
        detail: `${wrong.field}: ${wrong.code}`,
      });
    else if (!records.has(record.key)) records.set(record.key, record);
  }
  return [...records.values()].sort(
    (a, b) =>
      compare(a.dataType, b.dataType) || compare(a.titleEn, b.titleEn) || compare(a.key, b.key),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
