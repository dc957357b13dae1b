import type { DomainEvent, Word } from "~/domain/shared/event";
import { endOfKoreanDay, type Instant, koreanDayOf } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";

/**
 * Why an entry's salt and payload may be deleted: an authority ordered it, the person withdrew, or
 * the time for which access records are kept is over. Source: docs/decisions/023-tiles-and-erasure.md
 */
export const ERASURE_BASES = ["erasure-order", "consent-withdrawn", "retention-over"] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];

/**
 * Years for which access records are kept at least, because health data are sensitive.
 * Source: PIPA standard of safety measures (개인정보의 안전성 확보조치 기준) Art. 8
 */
export const RETENTION_YEARS = 2;

/**
 * The first moment at which an entry has been kept long enough: the end of the same Korean calendar
 * day years on, or of February where that day is missing. Source: Civil Act (민법) Art. 157, 160
 */
export function retentionEnd(at: Instant): Instant {
  const [year, month, day] = koreanDayOf(at).split("-");
  const date = month === "02" && day === "29" ? "28" : day;
  return endOfKoreanDay(`${Number(year) + RETENTION_YEARS}-${month}-${date}`);
}

/** An entry that is to be erased, and what stands on it. */
export type EntryToErase = {
  readonly type: string;
  readonly word: Word;
  readonly at: Instant;
  /** A grant in force that rests on it. */
  readonly grantId: string | null;
};

export type ErasureRefusal =
  | { readonly code: "entry-kept-by-law" }
  | { readonly code: "entry-of-grant-in-force"; readonly grantId: string }
  | { readonly code: "retention-not-over"; readonly until: Instant };

/**
 * Entries by which others are checked: what the log says of itself, so also each erasure, and the
 * monthly look through the access records that Art. 8 asks for.
 */
const isKeptByLaw = ({ type, word }: EntryToErase): boolean =>
  word === "transparency" || type === "access-records-checked";

/**
 * Whether the content of an entry may be deleted. Its place, kind and time stay in any case.
 * @param at now
 */
export function checkErasure(
  entry: EntryToErase,
  { basis, at }: { basis: ErasureBasis; at: Instant },
): Outcome<ErasureBasis, ErasureRefusal> {
  if (isKeptByLaw(entry)) return refuse({ code: "entry-kept-by-law" });
  // Nothing may be granted that the log does not show: end the grant first.
  if (entry.grantId !== null) {
    return refuse({ code: "entry-of-grant-in-force", grantId: entry.grantId });
  }
  const until = retentionEnd(entry.at);
  if (basis === "retention-over" && at < until) {
    return refuse({ code: "retention-not-over", until });
  }
  return accept(basis);
}

/** The log names an entry that is the subject of another one by its place. */
export const entrySubject = (index: number): string => `entry-${index}`;

/** The erasure as an entry of its own: which place, on which basis, and the reason by its hash only. */
export const entryErased = (
  { index, basis, reasonSha256 }: { index: number; basis: ErasureBasis; reasonSha256: string },
  by: { readonly actorId: string; readonly at: Instant },
): DomainEvent => ({
  type: "entry-erased",
  word: "transparency",
  subjectId: entrySubject(index),
  actorId: by.actorId,
  at: by.at,
  facts: { index, basis, reasonSha256 },
});
