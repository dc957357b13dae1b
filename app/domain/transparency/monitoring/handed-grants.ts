import type { DomainEvent } from "~/domain/shared/event";
import { invariant } from "~/domain/shared/outcome";
import { base64Of, fromBase64, hexOf, sameBytes, utf8 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { commitmentOf, SALT_BYTES, type Sha256 } from "../tree/leaf";
import type { Finding } from "./finding";
import { CLOCK_TOLERANCE_MS } from "./moments";

export const HANDED_GRANTS_FORMAT = "vouchsafe-grants/1";

/** A grant in force as supervisors get it: with what makes its entry checkable. */
export type HandedGrant = {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly logIndex: number;
  /** What the entry says; left out, with its salt, where it was erased. */
  readonly event?: DomainEvent;
  /** 32 bytes in Base64. */
  readonly salt?: string;
};

/** All grants in force at a moment. Source: docs/decisions/029-monitor.md */
export type HandedGrants = {
  readonly format: typeof HANDED_GRANTS_FORMAT;
  readonly origin: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly grants: readonly HandedGrant[];
};

/** Reads the file; `undefined` if it is not one. */
export function parseHandedGrants(text: string): HandedGrants | undefined {
  try {
    const file = JSON.parse(text) as HandedGrants;
    const isOurs = file.format === HANDED_GRANTS_FORMAT && typeof file.origin === "string";
    return isOurs && Array.isArray(file.grants) && file.grants.every(isGrant) ? file : undefined;
  } catch {
    // Not JSON: whoever asked names the file.
    return undefined;
  }
}

const isGrant = (grant: unknown): boolean => {
  const { id, from, until, logIndex } = (grant ?? {}) as Readonly<Record<string, unknown>>;
  return typeof id === "string" && [from, until, logIndex].every(Number.isSafeInteger);
};

/** What an outsider knows of the log. */
export type OutsideView = {
  /** How many entries a signed head covers. */
  readonly size: number;
  /** The commitment at a place below the size. */
  readonly entry: (logIndex: number) => Uint8Array | undefined;
  /** When the place was seen under a head first, and the last look before that. */
  readonly seen: (logIndex: number) => { readonly after: number; readonly by: number };
};

/** Checks one grant against the log as an outsider sees it: nothing was granted outside of it. */
export function checkHandedGrant(
  grant: HandedGrant,
  { size, entry, seen }: OutsideView,
  sha256: Sha256,
): Finding[] {
  const subject = `grant:${grant.id}`;
  const { event, logIndex } = grant;
  const salt = grant.salt === undefined ? undefined : fromBase64(grant.salt);
  if (!event || salt?.length !== SALT_BYTES) {
    return [{ code: "grant-unproven", subject, expected: "event, salt", actual: "none" }];
  }
  const own = logIndex < size ? entry(logIndex) : undefined;
  if (!own) {
    const [expected, actual] = [`< ${size}`, String(logIndex)];
    return [{ code: "grant-not-in-log", subject, expected, actual }];
  }
  const commitment = commitmentOf({ salt, canonical: utf8(canonicalEvent(event)) }, sha256);
  if (!sameBytes(commitment, own)) {
    const [expected, actual] = [hexOf(own), hexOf(commitment)];
    return [{ code: "grant-not-in-log", subject, expected, actual }];
  }
  return [...termFindings(grant, event), ...dateFindings(grant, event, seen(logIndex))];
}

function termFindings({ id, from, until }: HandedGrant, event: DomainEvent): Finding[] {
  const pairs = [
    ["type", "grant-issued", event.type],
    ["id", event.subjectId, id],
    ["from", String(event.facts["from"]), String(from)],
    ["until", String(event.facts["until"]), String(until)],
  ] as const;
  return pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([field, expected, actual]) => ({
      code: "grant-differs" as const,
      subject: `grant:${id}:${field}`,
      expected,
      actual,
    }));
}

/** An entry that came between two of our looks was not dated before the first of them. */
function dateFindings(
  { logIndex }: HandedGrant,
  { at }: DomainEvent,
  { after, by }: { after: number; by: number },
): Finding[] {
  const subject = `entry:${logIndex}:at`;
  const [least, most] = [after - CLOCK_TOLERANCE_MS, by + CLOCK_TOLERANCE_MS];
  if (at < least) {
    return [{ code: "entry-back-dated", subject, expected: `≥ ${least}`, actual: String(at) }];
  }
  if (at > most) {
    return [{ code: "entry-post-dated", subject, expected: `≤ ${most}`, actual: String(at) }];
  }
  return [];
}

/** The file's one spelling. */
export function encodeHandedGrants({ origin, at, grants }: Omit<HandedGrants, "format">): string {
  invariant(origin.length > 0, "a log has a name");
  return `${JSON.stringify({ format: HANDED_GRANTS_FORMAT, origin, at, grants }, null, 2)}\n`;
}

/** One grant for the file. */
export const handedGrantOf = (
  { id, from, until, logIndex }: Omit<HandedGrant, "event" | "salt">,
  content: { readonly event: DomainEvent; readonly salt: Uint8Array } | undefined,
): HandedGrant => ({
  ...{ id, from, until, logIndex },
  ...(content ? { event: content.event, salt: base64Of(content.salt) } : {}),
});
