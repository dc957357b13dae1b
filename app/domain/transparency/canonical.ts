import type { DomainEvent, Plain } from "~/domain/shared/event";
import { invariant } from "~/domain/shared/outcome";

/** Deeper nesting than any event of ours has; a bound keeps a foreign file from exhausting the stack. */
const MAX_DEPTH = 16;

/** Ids and codes are plain ASCII and need no closer look. */
const isPlainAscii = (text: string): boolean => /^[ -~]*$/.test(text);

const isWellFormed = (text: string): boolean =>
  isPlainAscii(text) ||
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/**
 * The one spelling of plain data as JSON: keys in UTF-16 order, no white space, integers only.
 * Source: RFC 8785 (JSON Canonicalization Scheme), restricted to safe integers.
 * @throws InvariantBroken for a fraction, an unsafe integer, a lone surrogate or deep nesting
 */
export function canonicalJson(value: Plain, depth = 0): string {
  invariant(depth <= MAX_DEPTH, "plain data is nested too deep");
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), "not a safe integer");
    // Negative zero is written as zero.
    return String(value);
  }
  if (typeof value === "string") {
    invariant(isWellFormed(value), "a text has half of a surrogate pair");
    return JSON.stringify(value);
  }
  invariant(typeof value === "object", `not plain data: ${typeof value}`);
  if (Array.isArray(value)) {
    return `[${value.map((item: Plain) => canonicalJson(item, depth + 1)).join(",")}]`;
  }
  const object = value as { readonly [key: string]: Plain };
  const members = Object.keys(object)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(object[key] as Plain, depth + 1)}`);
  return `{${members.join(",")}}`;
}

/**
 * The six members of an event and nothing else, so that a proof speaks about exactly these. They are
 * written in the order that sorting would give.
 */
export function canonicalEvent({ type, word, subjectId, actorId, at, facts }: DomainEvent): string {
  return `{"actorId":${canonicalJson(actorId)},"at":${canonicalJson(at)},"facts":${canonicalJson(
    facts,
  )},"subjectId":${canonicalJson(subjectId)},"type":${canonicalJson(type)},"word":${canonicalJson(
    word,
  )}}`;
}
