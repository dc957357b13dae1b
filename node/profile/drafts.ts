import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { Draft, HashedFile } from "./draft";
import { readSlice } from "./files/bytes";
import { decodeHead, encodingOf } from "./files/text";
import { readVcf } from "./genomes/read-vcf";
import { draftVcf, type VcfFile } from "./genomes/vcf-draft";
import { type DicomFile, draftDicom, typeOfDicom } from "./images/dicom-draft";
import { readDicom } from "./images/read-dicom";
import { draftLifelog, type LifelogFile } from "./lifelog/lifelog-draft";
import { readOpenMhealth } from "./lifelog/read-open-mhealth";
import { UnusableFile } from "./problem";
import { attempt, type Run, report } from "./run";
import { edfHeaderBytes, readEdfHeader } from "./signals/read-edf";
import { expectedBytes } from "./signals/read-wfdb";
import { draftSignals, type Recording } from "./signals/signals-draft";
import type { SortedFiles, WfdbRecord } from "./sort-files";
import { draftTables, type TableInput } from "./tables/tables-draft";

/** Reads the sorted files and groups them into datasets. Source: docs/decisions/030. */
export async function draftsOf(run: Run, { byKind, wfdb }: SortedFiles): Promise<Draft[]> {
  return [
    ...(await tableDrafts(run, [...byKind.csv, ...byKind.parquet], new Set(byKind.parquet))),
    ...(await dicomDrafts(run, byKind.dicom)),
    ...wfdbDrafts(run, wfdb),
    ...(await edfDrafts(run, byKind.edf)),
    ...(await vcfDrafts(run, byKind.vcf)),
    ...(await lifelogDrafts(run, byKind.json)),
  ];
}

/** The tables of one folder are one dataset: that is how an export of a system lies on disk. */
async function tableDrafts(
  run: Run,
  files: readonly HashedFile[],
  parquet: ReadonlySet<HashedFile>,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const group of grouped(files, ({ name }) => posix.dirname(name))) {
    const byPath = new Map(group.map((file) => [file.path, file]));
    const inputs = group.map(
      (file): TableInput => ({
        path: file.path,
        stem: posix.basename(file.name).replace(/\.[^.]*$/, ""),
        format: parquet.has(file) ? "parquet" : "csv",
      }),
    );
    const made = await draftTables(inputs, {
      ...run,
      report: (input, problem) => {
        const file = byPath.get(input.path);
        if (file) report(run, file, problem);
      },
    });
    if (made === null) continue;
    const used = made.used.flatMap(({ path, format }) => {
      const file = byPath.get(path);
      return file ? [{ ...file, format }] : [];
    });
    drafts.push({ ...made.draft, files: used });
  }
  return drafts;
}

/** Images are one dataset for each type and modality over the whole folder. */
async function dicomDrafts(run: Run, files: readonly HashedFile[]): Promise<Draft[]> {
  const read: DicomFile[] = [];
  const before = run.problems.length;
  for (const file of files) {
    const header = await attempt(run, file, () => readDicom(file, run.bounds.headerBytes));
    if (header !== null) read.push({ file, header });
  }
  const cut = run.problems.slice(before).filter(({ code }) => code === "truncated-dicom").length;
  const unnamed = withoutNames(read);
  const groups = grouped(unnamed, ({ header }) => `${typeOfDicom(header)} ${header.modality}`);
  const drafts: Draft[] = [];
  for (const group of groups)
    drafts.push(await draftDicom(group, { ...run, cut: groups.length === 1 ? cut : 0 }));
  return drafts;
}

/** A file called after its patient, or after anybody in these headers, loses its name. */
function withoutNames(read: readonly DicomFile[]): DicomFile[] {
  const names = [...new Set(read.flatMap(({ header }) => header.names))].map(plain);
  return read.map(({ file, header }) => {
    const isNamed = names.some((name) => plain(file.publicName).includes(name));
    const publicName = isNamed ? `sha256-${file.sha256.slice(0, 16)}.dcm` : file.publicName;
    return { header, file: { ...file, publicName } };
  });
}

const plain = (text: string): string => text.normalize("NFC").toLowerCase();

function wfdbDrafts(run: Run, records: readonly WfdbRecord[]): Draft[] {
  const recordings: Recording[] = [];
  let cut = 0;
  for (const record of records) {
    const { header, headerFile, signalFiles, annotationFiles } = record;
    const wrong = wfdbProblem(record);
    if (wrong !== null) {
      report(run, headerFile, wrong);
      cut += 1;
      continue;
    }
    recordings.push({
      year: header.year,
      signals: header.signals.map(({ label, unit, samplesPerFrame }) => ({
        label,
        unit,
        samplingHz: header.samplingHz * samplesPerFrame,
      })),
      files: [
        { ...headerFile, format: "wfdb-header" },
        ...[...signalFiles.values()].map((file) => ({ ...file, format: "wfdb-signal" }) as const),
        ...annotationFiles.map((file) => ({ ...file, format: "wfdb-annotation" }) as const),
      ],
    });
  }
  return recordings.length === 0
    ? []
    : [draftSignals(recordings, { format: "WFDB", thisYear: run.thisYear, cut })];
}

function wfdbProblem({ header, signalFiles }: WfdbRecord): UnusableFile | null {
  for (const [name, bytes] of expectedBytes(header)) {
    const file = signalFiles.get(name);
    if (!file) return new UnusableFile("missing-signal-file", "named in the header");
    if (file.bytes < bytes)
      return new UnusableFile("truncated-wfdb", `${file.bytes} of ${bytes} bytes`);
  }
  return null;
}

async function edfDrafts(run: Run, files: readonly HashedFile[]): Promise<Draft[]> {
  const recordings: Recording[] = [];
  for (const file of files) {
    const header = await attempt(run, file, async () => {
      const fixed = await readSlice(file.path, { start: 0, length: 256 });
      const head = await readSlice(file.path, { start: 0, length: edfHeaderBytes(fixed) });
      return readEdfHeader(head, file.bytes);
    });
    if (header === null) continue;
    const { year, signals } = header;
    recordings.push({ year, signals, files: [{ ...file, format: "edf" }] });
  }
  const cut = files.length - recordings.length;
  return recordings.length === 0
    ? []
    : [draftSignals(recordings, { format: "EDF", thisYear: run.thisYear, cut })];
}

/** A call set of several samples is a cohort by itself; those of one sample belong to their folder. */
async function vcfDrafts(run: Run, files: readonly HashedFile[]): Promise<Draft[]> {
  const read: VcfFile[] = [];
  for (const file of files) {
    const counts = await attempt(run, file, () =>
      readVcf(file.path, { mostVariants: run.bounds.variants }),
    );
    if (counts !== null) read.push({ file, counts });
  }
  return grouped(read, ({ file, counts }) =>
    counts.samples.length > 1 ? file.name : posix.dirname(file.name),
  ).map((group) => draftVcf(group));
}

async function lifelogDrafts(run: Run, files: readonly HashedFile[]): Promise<Draft[]> {
  const read: LifelogFile[] = [];
  for (const file of files) {
    const points = await attempt(run, file, async () => {
      if (file.bytes > run.bounds.jsonBytes) throw new UnusableFile("file-too-large", "JSON");
      const bytes = await readFile(file.path);
      return readOpenMhealth(decodeHead(bytes, encodingOf(bytes) ?? "utf-8"));
    });
    if (points !== null) read.push({ file, points });
  }
  const drafts: Draft[] = [];
  for (const group of grouped(read, ({ file }) => posix.dirname(file.name)))
    drafts.push(await draftLifelog(group, { ...run, mostColumns: run.bounds.columns }));
  return drafts;
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}
