import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { Grant } from "./grant";

/** What a data server may do under a visa. Source: docs/decisions/070-data-uses.md */
export const DATA_USE_KINDS = ["file-served", "query-served"] as const;
export type DataUseKind = (typeof DATA_USE_KINDS)[number];

/** How far the clock of a data server and ours may differ, in milliseconds. */
export const CLOCK_LEEWAY_MS = 120_000;

/** One use of data, as the data server that served it reports it. */
export type UseReport = {
  /** The server's own number of this report. */
  readonly reportId: string;
  readonly grantId: string;
  readonly visaId: string;
  readonly kind: DataUseKind;
  /** SHA-256 of the file, or of the text of the query; hexadecimal. */
  readonly objectSha256: string;
  /** Bytes of a file, rows of an answer. */
  readonly amount: number;
  readonly servedAt: Instant;
};

export type UseRefusal =
  | { readonly code: "use-in-future"; readonly servedAt: Instant }
  | { readonly code: "use-without-visa" }
  | { readonly code: "use-before-visa"; readonly issuedAt: Instant }
  | { readonly code: "use-after-visa"; readonly expiresAt: Instant }
  | { readonly code: "use-before-grant"; readonly from: Instant }
  | { readonly code: "use-after-grant"; readonly until: Instant };

/** The part of a grant that bounds its uses. */
export type UseBounds = Pick<Grant, "id" | "from" | "until" | "endedAt">;

type IssuedVisa = {
  readonly grantId: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
};

/**
 * Whether a use was allowed when it happened. A report may come days later: what counts is the
 * moment at which the data was served, so a use from before the end of a grant is taken after it.
 * @param at when the report came
 */
export function checkUse(
  { servedAt }: Pick<UseReport, "servedAt">,
  { grant, visa, at }: { grant: UseBounds; visa: IssuedVisa | null; at: Instant },
): Outcome<true, UseRefusal> {
  if (servedAt > at + CLOCK_LEEWAY_MS) return refuse({ code: "use-in-future", servedAt });
  const end = grant.endedAt !== null && grant.endedAt < grant.until ? grant.endedAt : grant.until;
  if (servedAt >= end + CLOCK_LEEWAY_MS) return refuse({ code: "use-after-grant", until: end });
  if (servedAt < grant.from - CLOCK_LEEWAY_MS) {
    return refuse({ code: "use-before-grant", from: grant.from });
  }
  if (visa?.grantId !== grant.id) return refuse({ code: "use-without-visa" });
  if (servedAt < visa.issuedAt - CLOCK_LEEWAY_MS) {
    return refuse({ code: "use-before-visa", issuedAt: visa.issuedAt });
  }
  if (servedAt >= visa.expiresAt + CLOCK_LEEWAY_MS) {
    return refuse({ code: "use-after-visa", expiresAt: visa.expiresAt });
  }
  return accept(true);
}

/**
 * Whether a refused use must be seen by people: data was served that nobody allowed. A moment in
 * the future is a wrong clock, and the same report may come again when its time has come.
 */
export const isAlarming = ({ code }: UseRefusal): boolean => code !== "use-in-future";
