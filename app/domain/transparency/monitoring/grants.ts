import type { DomainEvent } from "~/domain/shared/event";
import { factOf } from "./entries";
import type { Finding } from "./finding";

/** A grant as its table has it; moments are UTC milliseconds. */
export type GrantRow = {
  readonly id: string;
  readonly requestId: string;
  readonly lineId: string;
  readonly companyId: string;
  readonly hospitalId: string;
  readonly datasetId: string;
  readonly purposeSha256: string;
  readonly agreementId: string;
  readonly from: number;
  readonly until: number;
  readonly status: string;
  readonly endedAt: number | null;
  readonly logIndex: number;
};

/** An event of the log with its place. */
export type PlacedEvent = { readonly logIndex: number; readonly event: DomainEvent };

/** Everything that is known about one grant. */
export type GrantRecord = {
  readonly row: GrantRow;
  /** The people who may be given visas, as the request has them. */
  readonly team: readonly string[];
  /** What the log says about it, in the order of the log. */
  readonly events: readonly PlacedEvent[];
  /** Whether the entry that the row names is an issue of a grant whose content was erased. */
  readonly isErased: boolean;
};

const FACTS = [
  "requestId",
  "lineId",
  "companyId",
  "hospitalId",
  "datasetId",
  "purposeSha256",
  "agreementId",
  "from",
  "until",
] as const;

/** Events that end a grant, and the status that it has afterwards. */
export const GRANT_ENDS: Readonly<Record<string, string>> = {
  "grant-revoked": "revoked",
  "grant-expired": "expired",
};

/** What makes a grant, ends it, or neither. */
export const GRANT_EVENTS = ["grant-issued", ...Object.keys(GRANT_ENDS)];

/** Whether a grant opens data at a moment, by its row alone. */
export const isInForce = ({ status, from, until }: GrantRow, at: number): boolean =>
  status === "active" && from <= at && at < until;

/**
 * Compares one grant with what the log says about it: nothing was granted outside the log, no term
 * was changed afterwards, and no grant lives on after its end.
 */
export function checkGrant({ row, team, events, isErased }: GrantRecord): Finding[] {
  const subject = `grant:${row.id}`;
  const issued = events.find(({ event }) => event.type === "grant-issued");
  if (!issued) {
    if (!isErased) {
      return [{ code: "grant-not-in-log", subject, expected: "grant-issued", actual: "none" }];
    }
    // Ended grants may be forgotten; one that still opens data must be shown by its entry.
    return row.status === "active"
      ? [{ code: "grant-unproven", subject, expected: "grant-issued", actual: "erased" }]
      : [];
  }
  return [
    ...termFindings(row, issued),
    ...teamFindings(row.id, team, issued.event),
    ...endFindings(row, events, issued.logIndex),
  ];
}

function termFindings(row: GrantRow, { event, logIndex }: PlacedEvent): Finding[] {
  const differs = (field: string, expected: string, actual: string): Finding[] =>
    expected === actual
      ? []
      : [{ code: "grant-differs", subject: `grant:${row.id}:${field}`, expected, actual }];
  return [
    ...differs("logIndex", String(logIndex), String(row.logIndex)),
    ...FACTS.flatMap((field) => differs(field, factOf(event, field), String(row[field]))),
  ];
}

function teamFindings(id: string, team: readonly string[], event: DomainEvent): Finding[] {
  const named = event.facts["team"];
  if (!Array.isArray(named)) return [];
  const expected = [...named].map(String).sort().join(", ");
  const actual = [...team].sort().join(", ");
  if (expected === actual) return [];
  return [{ code: "team-differs", subject: `grant:${id}:team`, expected, actual }];
}

function endFindings(row: GrantRow, events: readonly PlacedEvent[], issuedAt: number): Finding[] {
  const end = events.find(({ event, logIndex }) => logIndex > issuedAt && event.type in GRANT_ENDS);
  const expected = end ? (GRANT_ENDS[end.event.type] as string) : "active";
  if (row.status !== expected) {
    const code = row.status === "active" ? "grant-reactivated" : "grant-end-not-in-log";
    return [{ code, subject: `grant:${row.id}:status`, expected, actual: row.status }];
  }
  const endedAt = end ? String(end.event.at) : "";
  const actual = row.endedAt === null ? "" : String(row.endedAt);
  if (endedAt === actual) return [];
  const subject = `grant:${row.id}:endedAt`;
  return [{ code: "grant-differs", subject, expected: endedAt, actual }];
}
