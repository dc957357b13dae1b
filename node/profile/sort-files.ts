import { posix } from "node:path";
import type { HashedFile } from "./draft";
import { readSlice, sha256Of } from "./files/bytes";
import { HEAD_BYTES, type Recognised, recognise } from "./files/recognise";
import { safeName } from "./files/safe-name";
import { decodeHead } from "./files/text";
import type { FoundFile } from "./files/walk";
import { UnusableFile } from "./problem";
import { attempt, type Run, report, reportName } from "./run";
import { readWfdbHeader, type WfdbHeader } from "./signals/read-wfdb";

type Kind = Exclude<Recognised["kind"], "problem" | "wfdb">;

export type WfdbRecord = {
  readonly header: WfdbHeader;
  readonly headerFile: HashedFile;
  readonly signalFiles: ReadonlyMap<string, HashedFile>;
  readonly annotationFiles: readonly HashedFile[];
};

export type SortedFiles = {
  readonly byKind: Readonly<Record<Kind, readonly HashedFile[]>>;
  readonly wfdb: readonly WfdbRecord[];
};

type Seen = { readonly file: HashedFile; readonly what: Recognised };

/** Hashes and recognises every file, and gives WFDB headers the files that they name. */
export async function sortFiles(run: Run, files: readonly FoundFile[]): Promise<SortedFiles> {
  const seen: Seen[] = [];
  for (const found of files) {
    if (found.bytes > run.bounds.fileBytes) {
      reportName(run, { name: found.name, code: "file-too-large", detail: `${found.bytes} bytes` });
      continue;
    }
    const one = await look(run, found);
    if (one !== null) seen.push(one);
  }
  const { wfdb, claimed } = await claimWfdb(run, seen);
  const byKind: Record<Kind, HashedFile[]> = {
    dicom: [],
    zip: [],
    parquet: [],
    vcf: [],
    edf: [],
    json: [],
    csv: [],
  };
  for (const { file, what } of seen) {
    if (what.kind === "wfdb" || claimed.has(file.path)) continue;
    if (what.kind === "problem") report(run, file, new UnusableFile(what.code, what.detail));
    else byKind[what.kind].push(file);
  }
  return { byKind, wfdb };
}

async function look(run: Run, found: FoundFile): Promise<Seen | null> {
  try {
    const sha256 = await sha256Of(found.path);
    const head = await readSlice(found.path, { start: 0, length: HEAD_BYTES });
    const file = { ...found, sha256, publicName: safeName(found.name, sha256) };
    return { file, what: await recognise(head, found.name) };
  } catch {
    reportName(run, { name: found.name, code: "unreadable-file", detail: "cannot be opened" });
    return null;
  }
}

async function claimWfdb(
  run: Run,
  seen: readonly Seen[],
): Promise<{ wfdb: WfdbRecord[]; claimed: ReadonlySet<string> }> {
  const byName = new Map(seen.map((one) => [one.file.name, one]));
  const claimed = new Set<string>();
  const wfdb: WfdbRecord[] = [];
  for (const { file, what } of seen) {
    if (what.kind !== "wfdb") continue;
    const header = await attempt(run, file, async () => {
      const head = await readSlice(file.path, { start: 0, length: HEAD_BYTES });
      return readWfdbHeader(decodeHead(head, "utf-8"));
    });
    const beside = (name: string) => byName.get(posix.join(posix.dirname(file.name), name));
    const named = new Map<string, HashedFile>();
    for (const { file: name } of header?.signals ?? []) {
      const signalFile = beside(name)?.file;
      if (signalFile) named.set(name, signalFile);
    }
    // Annotation files carry the record's name and any short extension; nothing else marks them.
    const stem = file.name.replace(/\.[^./]*$/, "");
    const annotations = seen
      .filter((one) => one.what.kind === "problem" && one.what.code === "unknown-format")
      .map((one) => one.file)
      .filter(
        ({ name, path }) =>
          isAnnotation(name, stem) && ![...named.values()].some((one) => one.path === path),
      );
    for (const { path } of [...named.values(), ...annotations]) claimed.add(path);
    if (header !== null)
      wfdb.push({ header, headerFile: file, signalFiles: named, annotationFiles: annotations });
  }
  return { wfdb, claimed };
}

const isAnnotation = (name: string, stem: string): boolean =>
  name.startsWith(`${stem}.`) && /^\.[a-z]{2,8}\d?$/i.test(name.slice(stem.length));
