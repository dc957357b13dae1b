/** Everything that a monitor can find wrong, by what it is about. Each has words in app/messages. */
export const FINDING_CODES = [
  // Entries.
  "entry-missing",
  "entry-malformed",
  "entry-changed",
  "column-differs",
  "entry-back-dated",
  "entry-post-dated",
  "erased-without-record",
  "erasure-without-event",
  "erasure-without-effect",
  "erasure-differs",
  // The tree and its heads.
  "counter-differs",
  "leaf-differs",
  "tile-differs",
  "tile-missing",
  "checkpoint-differs",
  "checkpoint-ahead",
  "checkpoint-back-dated",
  "root-differs",
  "signature-broken",
  "cosignature-broken",
  "quorum-unmet",
  // What others keep of it.
  "evidence-broken",
  "anchor-differs",
  "chain-differs",
  "chain-ahead",
  "chain-code-differs",
  "split-view",
  "witness-ahead",
  // What was seen before.
  "log-rolled-back",
  "history-changed",
  "log-renamed",
  // Grants, visas and uses.
  "grant-not-in-log",
  "grant-missing",
  "grant-differs",
  "grant-reactivated",
  "grant-end-not-in-log",
  "grant-unproven",
  "team-differs",
  "visa-not-in-log",
  "visa-missing",
  "visa-differs",
  "visa-outside-grant",
  "use-not-in-log",
  "use-missing",
  "use-differs",
  "use-outside-grant",
  // Decisions, fees and other rows that name their entry.
  "row-not-in-log",
  "row-missing",
  "row-differs",
  // The monitor itself.
  "report-forged",
  "more-findings",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Something that a monitor found wrong: what, where, and both values. */
export type Finding = {
  /** kebab-case, with words in app/messages: `entry-changed`. */
  readonly code: FindingCode;
  /** What it concerns, as `kind:name` and where it helps `:field`: `entry:12:at`. */
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
};

/** So many of one kind are listed; of the rest their number is told. */
const LISTED_OF_A_CODE = 20;

/** Collects findings with a bound: a log that was shifted by one place would fill any report. */
export class Findings {
  readonly #listed: Finding[] = [];
  readonly #counts = new Map<FindingCode, number>();

  add(found: readonly Finding[]): void {
    for (const finding of found) {
      const count = (this.#counts.get(finding.code) ?? 0) + 1;
      this.#counts.set(finding.code, count);
      if (count <= LISTED_OF_A_CODE) this.#listed.push(finding);
    }
  }

  list(): Finding[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > LISTED_OF_A_CODE)
      .map(([code, count]) => ({
        code: "more-findings" as const,
        subject: `code:${code}`,
        expected: String(LISTED_OF_A_CODE),
        actual: String(count),
      }));
    return [...this.#listed, ...more];
  }
}

/** The same finding, seen twice, is the same text. */
export const findingKey = ({ code, subject, expected, actual }: Finding): string =>
  [code, subject, expected, actual].join("\n");

/** Findings whose subject or values tell what an entry or a row says. */
const ABOUT_CONTENT = /^(column|erasure|grant|team|visa|use|row)-/;

/**
 * A finding as everybody may read it: that something is wrong with a grant is public, with which one
 * and how is for those who supervise. Source: docs/decisions/022-who-sees-what.md
 */
export function publicFinding(finding: Finding): Finding {
  const { code, subject } = finding;
  if (!ABOUT_CONTENT.test(code)) return finding;
  const [kind = "", name = ""] = subject.split(":");
  // The place of an entry is public, an id is not.
  const shown = kind === "entry" ? `${kind}:${name}` : `${kind}:…`;
  return { code, subject: shown, expected: "…", actual: "…" };
}
