import { type DomainEvent, WORDS } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { from0x, fromBase64 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { HASH_BYTES } from "../tree/leaf";

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

/** A tree has fewer than 2^63 entries, so a consistency proof has at most 64 hashes. */
const MAX_HASHES = 64;
const MAX_NODES = 64;
const MAX_LINES = 512;

/** A value in a few words. An object is only named: a foreign one may be nested without end. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `list, ${value.length}`;
  if (typeof value === "object" && value !== null) return "object";
  return (JSON.stringify(value) ?? "undefined").slice(0, 80);
}

/** Reads one value; the path is its name in a complaint. */
type Read<Value> = (value: unknown, path: string) => Value;

const readText: Read<string> = (value, path) => {
  if (typeof value === "string") return value;
  throw new FieldError(path, "text", shown(value));
};

/** One line of a text, without its newline. */
const readLine: Read<string> = (value, path) => {
  const line = readText(value, path);
  if (!line.includes("\n")) return line;
  throw new FieldError(path, "one line", shown(line));
};

const readBytes: Read<string> = (value, path) => {
  const text = readText(value, path);
  if ((fromBase64(text)?.length ?? 0) > 0) return text;
  throw new FieldError(path, "Base64", shown(text));
};

const readHash: Read<string> = (value, path) => {
  const text = readText(value, path);
  if (fromBase64(text)?.length === HASH_BYTES) return text;
  throw new FieldError(path, "Base64, 32 bytes", shown(text));
};

const readList = <Item>(
  { value, path }: { value: unknown; path: string },
  { least, most }: { least: number; most: number },
  read: Read<Item>,
): readonly Item[] => {
  if (Array.isArray(value) && value.length >= least && value.length <= most) {
    return value.map((item, at) => read(item, `${path}.${at}`));
  }
  throw new FieldError(path, `list, ${least} … ${most}`, shown(value));
};

/** An event of the business, as canonical JSON can carry it. */
function readEvent(event: Fields): DomainEvent {
  const word = WORDS.find((known) => known === event.text("word"));
  if (!word) throw new FieldError(event.path("word"), WORDS.join(" | "), event.text("word"));
  const facts = event.object("facts").value as DomainEvent["facts"];
  const [type, subjectId, actorId] = [
    event.text("type"),
    event.text("subjectId"),
    event.text("actorId"),
  ];
  const read = { type, word, subjectId, actorId, at: instantOf(event.integer("at")), facts };
  try {
    canonicalEvent(read);
  } catch {
    throw new FieldError(event.path("facts"), "plain data (RFC 8785, integers)", shown(facts));
  }
  return read;
}

/** The members of one object of a file, read one at a time. */
export class Fields {
  readonly value: { readonly [key: string]: unknown };
  readonly #path: string;

  /** @throws FieldError for anything but an object */
  constructor(value: unknown, path: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new FieldError(path, "object", shown(value));
    }
    this.value = value as { readonly [key: string]: unknown };
    this.#path = path;
  }

  path(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.value, name);
  }

  text(name: string): string {
    return this.#read(name, readText);
  }

  integer(name: string): number {
    const value = this.value[name];
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    throw new FieldError(this.path(name), "0 … 2^53 − 1", shown(value));
  }

  exactly<Text extends string>(name: string, wanted: Text): Text {
    if (this.value[name] === wanted) return wanted;
    throw new FieldError(this.path(name), wanted, shown(this.value[name]));
  }

  hex(name: string, length: number): string {
    const text = this.text(name);
    if (from0x(text)?.length === length) return text;
    throw new FieldError(this.path(name), `0x, ${length} bytes`, shown(text));
  }

  bytes(name: string): string {
    return this.#read(name, readBytes);
  }

  hash(name: string): string {
    return this.#read(name, readHash);
  }

  event(name: string): DomainEvent {
    return readEvent(this.object(name));
  }

  object(name: string): Fields {
    return new Fields(this.value[name], this.path(name));
  }

  objects(name: string, most: number): readonly Fields[] {
    return this.#list(name, { least: 1, most }, (value, path) => new Fields(value, path));
  }

  /** The lines of a text file, without their newlines. */
  lines(name: string): readonly string[] {
    return this.#list(name, { least: 1, most: MAX_LINES }, readLine);
  }

  hashes(name: string): readonly string[] {
    return this.#list(name, { least: 0, most: MAX_HASHES }, readHash);
  }

  nodes(name: string): readonly string[] {
    return this.#list(name, { least: 1, most: MAX_NODES }, readBytes);
  }

  #read<Value>(name: string, read: Read<Value>): Value {
    return read(this.value[name], this.path(name));
  }

  #list<Item>(name: string, size: { least: number; most: number }, read: Read<Item>) {
    return readList({ value: this.value[name], path: this.path(name) }, size, read);
  }
}
