import type { DomainEvent, Plain } from "~/domain/shared/event";
import { hexOf, sameBytes, utf8 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { commitmentOf, HASH_BYTES, leafHashOf, SALT_BYTES, type Sha256 } from "../tree/leaf";
import type { Finding } from "./finding";

/** An entry as the store keeps it: the event in columns, its canonical text, salt and leaf hash. */
export type StoredEntry = {
  readonly logIndex: number;
  readonly type: string;
  readonly word: string;
  readonly subjectId: string;
  readonly actorId: string;
  readonly at: number;
  readonly canonical: string;
  readonly salt: Uint8Array;
  readonly leafHash: Uint8Array;
};

/** What the rebuilding of one entry came to. */
export type CheckedEntry = {
  readonly findings: readonly Finding[];
  /** The leaf that its content, or what its erasure kept of it, has. */
  readonly leafHash: Uint8Array;
  /** What it says; absent where it was erased or cannot be read. */
  readonly event?: DomainEvent;
};

const entryOf = (index: number, field?: string): string =>
  field === undefined ? `entry:${index}` : `entry:${index}:${field}`;

/**
 * Rebuilds one entry from its content and compares it with its columns and its leaf hash.
 * @param commitment what the erasure of this entry kept; undefined while it was not erased
 */
export function checkEntry(
  entry: StoredEntry,
  { commitment, sha256 }: { commitment: Uint8Array | undefined; sha256: Sha256 },
): CheckedEntry {
  const isErased = entry.canonical === "" && entry.salt.length === 0;
  if (isErased || entry.salt.length !== SALT_BYTES) return checkErased(entry, commitment, sha256);
  const canonical = utf8(entry.canonical);
  const rebuilt = leafHashOf(commitmentOf({ salt: entry.salt, canonical }, sha256), sha256);
  const findings: Finding[] = leafFindings(entry, rebuilt);
  if (commitment !== undefined) {
    // An erasure is on record, but the content is still, or again, there.
    const subject = entryOf(entry.logIndex);
    findings.push({ code: "erasure-without-effect", subject, expected: "", actual: "content" });
  }
  const event = parseEvent(entry.canonical);
  if (!event) {
    const subject = entryOf(entry.logIndex);
    findings.push({ code: "entry-malformed", subject, expected: "event", actual: "text" });
    return { findings, leafHash: rebuilt };
  }
  findings.push(...columnFindings(entry, event));
  return { findings, leafHash: rebuilt, event };
}

function checkErased(
  entry: StoredEntry,
  commitment: Uint8Array | undefined,
  sha256: Sha256,
): CheckedEntry {
  const subject = entryOf(entry.logIndex);
  if (commitment === undefined || commitment.length !== HASH_BYTES) {
    const findings = [
      { code: "erased-without-record", subject, expected: "erasure", actual: "none" } as const,
    ];
    return { findings, leafHash: entry.leafHash };
  }
  const rebuilt = leafHashOf(commitment, sha256);
  return { findings: leafFindings(entry, rebuilt), leafHash: rebuilt };
}

const leafFindings = ({ logIndex, leafHash }: StoredEntry, rebuilt: Uint8Array): Finding[] =>
  sameBytes(leafHash, rebuilt)
    ? []
    : [
        {
          code: "entry-changed",
          subject: entryOf(logIndex),
          expected: hexOf(leafHash),
          actual: hexOf(rebuilt),
        },
      ];

const COLUMNS = ["type", "word", "subjectId", "actorId", "at"] as const;

const columnFindings = (entry: StoredEntry, event: DomainEvent): Finding[] =>
  COLUMNS.filter((column) => entry[column] !== event[column]).map((column) => ({
    code: "column-differs" as const,
    subject: entryOf(entry.logIndex, column),
    expected: String(event[column]),
    actual: String(entry[column]),
  }));

/** Reads an event in its one spelling; anything else is `undefined`. */
export function parseEvent(canonical: string): DomainEvent | undefined {
  try {
    const event = JSON.parse(canonical) as DomainEvent;
    const isPlainFacts = typeof event.facts === "object" && event.facts !== null;
    return isPlainFacts && canonicalEvent(event) === canonical ? event : undefined;
  } catch {
    // Not JSON, or with something that no event of ours holds: both are the same finding.
    return undefined;
  }
}

/** A fact of an event as text, for comparing it with a column. */
export const factOf = (event: DomainEvent, name: string): string => textOf(event.facts[name]);

export const textOf = (value: Plain | undefined): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
