import type { DomainEvent, Plain } from "~/domain/shared/event";
import { invariant } from "~/domain/shared/outcome";

/** Deeper nesting than any event of ours has; a bound keeps a foreign file from exhausting the stack. */
const MAX_DEPTH = 16;

/** Ids, codes and most keys stand in quotes as they are; only the rest needs a closer look. */
const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;

const HALF_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function canonicalText(text: string): string {
  if (NEEDS_NO_ESCAPE.test(text)) return `"${text}"`;
  invariant(!HALF_SURROGATE.test(text), "a text has half of a surrogate pair");
  return JSON.stringify(text);
}

/** Keys in UTF-16 order, which is how texts compare here; most objects have few and many have them so. */
function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}

function canonicalObject(object: { readonly [key: string]: Plain }, depth: number): string {
  let text = "{";
  for (const key of sortedKeys(object)) {
    const comma = text.length > 1 ? "," : "";
    text += `${comma}${canonicalText(key)}:${canonicalJson(object[key] as Plain, depth)}`;
  }
  return `${text}}`;
}

/**
 * The one spelling of plain data as JSON: keys in UTF-16 order, no white space, integers only.
 * Source: RFC 8785 (JSON Canonicalization Scheme), restricted to safe integers.
 * @throws InvariantBroken for a fraction, an unsafe integer, a lone surrogate or deep nesting
 */
export function canonicalJson(value: Plain, depth = 0): string {
  invariant(depth <= MAX_DEPTH, "plain data is nested too deep");
  if (typeof value === "string") return canonicalText(value);
  if (typeof value === "number") {
    invariant(Number.isSafeInteger(value), "not a safe integer");
    // Negative zero is written as zero.
    return String(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  invariant(typeof value === "object", `not plain data: ${typeof value}`);
  if (Array.isArray(value)) {
    return `[${value.map((item: Plain) => canonicalJson(item, depth + 1)).join(",")}]`;
  }
  return canonicalObject(value as { readonly [key: string]: Plain }, depth + 1);
}

/**
 * The six members of an event and nothing else, so that a proof speaks about exactly these. They are
 * written in the order that sorting would give.
 */
export function canonicalEvent({ type, word, subjectId, actorId, at, facts }: DomainEvent): string {
  return `{"actorId":${canonicalText(actorId)},"at":${canonicalJson(at)},"facts":${canonicalJson(
    facts,
  )},"subjectId":${canonicalText(subjectId)},"type":${canonicalText(type)},"word":${canonicalText(
    word,
  )}}`;
}
