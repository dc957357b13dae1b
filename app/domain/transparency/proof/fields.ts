import { type DomainEvent, type Plain, WORDS } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { from0x, fromBase64 } from "../bytes";
import { canonicalJson } from "../canonical";
import { HASH_BYTES } from "../tree/leaf";

export type Read<Value> = (value: unknown) => Value;

/** A member that is not of the form; caught where a file is decoded, never shown as a message. */
export class FieldError extends Error {
  override readonly name = "FieldError";
  constructor(
    readonly field: string,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`${field}: expected ${expected}`);
  }
}

/** Proofs are at most 64 hashes long: a tree has fewer than 2^64 entries. */
const MAX_HASHES = 64;
const MAX_NODES = 64;

const shown = (value: unknown): string => (JSON.stringify(value) ?? "undefined").slice(0, 80);

/** The members of one object of a file, read one at a time. */
export type Fields = ReturnType<typeof fieldsOf>;

export function fieldsOf(value: unknown, path: string) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FieldError(path, "object", shown(value));
  }
  const object = value as { readonly [key: string]: unknown };
  const pathOf = (name: string): string => (path === "" ? name : `${path}.${name}`);
  function fail(name: string, expected: string): never {
    throw new FieldError(pathOf(name), expected, shown(object[name]));
  }
  function text(name: string): string {
    const member = object[name];
    return typeof member === "string" ? member : fail(name, "text");
  }
  function integer(name: string): number {
    const member = object[name];
    const isSize = typeof member === "number" && Number.isSafeInteger(member) && member >= 0;
    return isSize ? member : fail(name, "0 … 2^53 − 1");
  }
  function bytes(name: string): string {
    const decoded = fromBase64(text(name));
    return decoded && decoded.length > 0 ? text(name) : fail(name, "Base64");
  }
  function list(name: string, max: number): readonly string[] {
    const member = object[name];
    if (!Array.isArray(member) || member.length > max) return fail(name, `list, ≤ ${max}`);
    const items = fieldsOf({ ...member }, pathOf(name));
    return member.map((_, i) => items.bytes(String(i)));
  }
  return {
    has: (name: string) => object[name] !== undefined,
    object: (name: string) => fieldsOf(object[name], pathOf(name)),
    text,
    integer,
    bytes,
    exactly: <Text extends string>(name: string, wanted: Text): Text =>
      object[name] === wanted ? wanted : fail(name, wanted),
    hash: (name: string): string =>
      fromBase64(text(name))?.length === HASH_BYTES ? text(name) : fail(name, "Base64, 32 bytes"),
    hashes(name: string): readonly string[] {
      const hashes = list(name, MAX_HASHES);
      const isWhole = hashes.every((hash) => fromBase64(hash)?.length === HASH_BYTES);
      return isWhole ? hashes : fail(name, "Base64, 32 bytes");
    },
    nodes: (name: string) => list(name, MAX_NODES),
    hex: (name: string, length: number): string =>
      from0x(text(name))?.length === length ? text(name) : fail(name, `0x, ${length} bytes`),
    /** Reads this object itself as an event of the business. */
    event(): DomainEvent {
      const word = WORDS.find((known) => known === object["word"]);
      if (!word) return fail("word", WORDS.join(" | "));
      const facts = fieldsOf(object["facts"], pathOf("facts"));
      const [type, subjectId, actorId] = [text("type"), text("subjectId"), text("actorId")];
      const at = instantOf(integer("at"));
      return { type, word, subjectId, actorId, at, facts: facts.plain() };
    },
    /** This object itself as plain data that canonical JSON can carry. */
    plain(): { readonly [key: string]: Plain } {
      const plain = object as { readonly [key: string]: Plain };
      try {
        canonicalJson(plain);
      } catch {
        throw new FieldError(path, "plain data (RFC 8785, integers)", shown(object));
      }
      return plain;
    },
  };
}
