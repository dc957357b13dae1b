/** Bounds of one profiling run; every one can be tightened by the caller, none can be left out. */
export type Bounds = {
  readonly files: number;
  readonly folderDepth: number;
  readonly fileBytes: number;
  readonly columns: number;
  /** DICOM header before the pixel data. */
  readonly headerBytes: number;
  readonly jsonBytes: number;
  readonly variants: number;
  readonly zipEntries: number;
  readonly zipBytes: number;
  /** Expanded over packed size, judged once an archive has expanded by more than ten megabytes. */
  readonly zipRatio: number;
};

export const BOUNDS: Bounds = {
  files: 20_000,
  folderDepth: 16,
  fileBytes: 64 * 2 ** 30,
  columns: 2_000,
  headerBytes: 64 * 2 ** 20,
  jsonBytes: 64 * 2 ** 20,
  variants: 50_000_000,
  zipEntries: 5_000,
  zipBytes: 8 * 2 ** 30,
  zipRatio: 200,
};
