/** Why a file, or a part of it, did not enter a record. Words: `profile.problem.<code>`. */
export const PROBLEM_CODES = [
  "empty-file",
  "unknown-format",
  "unreadable-file",
  "file-too-large",
  "too-many-files",
  "too-deep",
  "link-skipped",
  "not-a-table",
  "unknown-encoding",
  "too-many-columns",
  "unreadable-dicom",
  "truncated-dicom",
  "dicom-directory",
  "unreadable-wfdb",
  "truncated-wfdb",
  "missing-signal-file",
  "unreadable-edf",
  "truncated-edf",
  "unreadable-vcf",
  "truncated-vcf",
  "unreadable-json",
  "foreign-json",
  "unreadable-zip",
  "zip-bomb-suspected",
  "encrypted-zip",
  "nested-archive",
  "record-refused",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * One named obstacle. `file` is the publishable name; `detail` is technical, in our own words, and
 * never quotes the file: a parser's message may repeat a patient's value.
 */
export type FileProblem = {
  readonly file: string;
  readonly code: ProblemCode;
  readonly detail: string;
};

/** Thrown by a reader when a whole file is unusable; {@link profileFolder} turns it into a problem. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
  ) {
    super(code);
  }
}
