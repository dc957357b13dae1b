import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { hexOf, utf8 } from "../bytes";
import { keyIdOf, type NoteKey, parseVerifierKey, SIGNATURE_TYPES, verifierKeyOf } from "./note";

/** A log whose checkpoints the policy accepts; its key's name is the log's origin. */
export type PolicyLog = { readonly key: NoteKey; readonly url?: string };

/** A witness. Names are opaque octets, kept as one character each; they mean nothing outside. */
export type PolicyWitness = { readonly name: string; readonly key: NoteKey; readonly url?: string };

/** A group witnesses a checkpoint once so many of its members, witnesses or groups, do. */
export type PolicyGroup = {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
};

/** Which logs are known, which witnesses, and how many of these make a checkpoint good. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Each names only witnesses, and groups before it. */
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`. */
  readonly quorum: string;
};

export type PolicyRefusal = {
  readonly code: "policy-malformed";
  /** Counted from 1; 0 when it is the file as a whole. */
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
};

/** The one name that is always defined; it can be the quorum and nothing else. */
export const NO_QUORUM = "none";

/** Far above the 32 logs, witnesses and groups that every reader should take. */
const MAX_POLICY_BYTES = 1_048_576;

const LOG_TYPES: readonly number[] = [SIGNATURE_TYPES.ed25519, SIGNATURE_TYPES.mlDsa44Cosignature];
const WITNESS_TYPES: readonly number[] = [
  SIGNATURE_TYPES.ed25519Cosignature,
  SIGNATURE_TYPES.mlDsa44Cosignature,
];

/** A line that is not of the form; caught where the file is read. */
class LineError extends Error {
  constructor(
    readonly expected: string,
    readonly actual: string,
  ) {
    super(expected);
  }
}

/**
 * Reads a policy file, naming the first line that is not of the form.
 * @param file octets; a text stands for its UTF-8
 * Source: C2SP tlog-policy
 */
export function parsePolicy(file: string | Uint8Array): Outcome<Policy, PolicyRefusal> {
  const octets = typeof file === "string" ? utf8(file) : file;
  const refused = (line: number, expected: string, actual: string) =>
    refuse({ code: "policy-malformed", line, expected, actual } as const);
  if (octets.length > MAX_POLICY_BYTES) {
    return refused(0, `≤ ${MAX_POLICY_BYTES}`, String(octets.length));
  }
  const lines = binaryOf(octets).split("\n");
  if (lines.pop() !== "") return refused(lines.length + 1, "newline", "end of file");
  const reader = new PolicyReader();
  for (const [at, line] of lines.entries()) {
    try {
      reader.read(line);
    } catch (error) {
      if (error instanceof LineError) return refused(at + 1, error.expected, error.actual);
      throw error;
    }
  }
  const policy = reader.policy();
  return policy ? accept(policy) : refused(0, "quorum", "end of file");
}

/** Collects the lines of one file, each checked against those before it. */
class PolicyReader {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #defined = new Set<string>([NO_QUORUM]);
  readonly #members = new Set<string>([NO_QUORUM]);
  #quorum: string | undefined;

  read(line: string): void {
    const odd = /[^\t -~\x80-\xff]/.exec(line)?.[0];
    if (odd !== undefined) throw new LineError("0x09, 0x20–0x7E, 0x80–0xFF", hexOfChar(odd));
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
    if (keyword === undefined || keyword.startsWith("#")) return;
    if (keyword === "log") this.#readLog(items);
    else if (keyword === "witness") this.#readWitness(items);
    else if (keyword === "group") this.#readGroup(items);
    else if (keyword === "quorum") this.#readQuorum(items);
    else throw new LineError("log | witness | group | quorum", textOf(keyword));
  }

  policy(): Policy | undefined {
    const [logs, witnesses, groups] = [this.#logs, this.#witnesses, this.#groups];
    return this.#quorum === undefined
      ? undefined
      : { logs, witnesses, groups, quorum: this.#quorum };
  }

  #readLog(items: readonly string[]): void {
    const [vkey, url, ...more] = items;
    if (vkey === undefined || more.length > 0) throw shapeError("log <vkey> [<url>]", items);
    const key = keyOf(vkey, LOG_TYPES);
    refuseDuplicate(key, this.#logs);
    this.#logs.push({ key, ...(url === undefined ? {} : { url: textOf(url) }) });
  }

  #readWitness(items: readonly string[]): void {
    const [name, vkey, url, ...more] = items;
    if (name === undefined || vkey === undefined || more.length > 0) {
      throw shapeError("witness <name> <vkey> [<url>]", items);
    }
    const key = keyOf(vkey, WITNESS_TYPES);
    refuseDuplicate(key, this.#witnesses);
    this.#define(name);
    this.#witnesses.push({ name, key, ...(url === undefined ? {} : { url: textOf(url) }) });
  }

  #readGroup(items: readonly string[]): void {
    const [name, count, ...members] = items;
    if (name === undefined || count === undefined || members.length === 0) {
      throw shapeError("group <name> all|any|<k> <name>…", items);
    }
    const threshold = thresholdOf(count, members.length);
    for (const member of members) {
      if (member === NO_QUORUM || !this.#defined.has(member)) throw undefinedError(member);
      if (this.#members.has(member)) throw new LineError("a member once", textOf(member));
      this.#members.add(member);
    }
    this.#define(name);
    this.#groups.push({ name, threshold, members });
  }

  #readQuorum(items: readonly string[]): void {
    const [name, ...more] = items;
    if (name === undefined || more.length > 0) throw shapeError("quorum <name>", items);
    if (this.#quorum !== undefined) throw new LineError("one quorum line", textOf(name));
    if (!this.#defined.has(name)) throw undefinedError(name);
    this.#quorum = name;
  }

  /** After the members of a group are looked up, so that it cannot name itself. */
  #define(name: string): void {
    if (this.#defined.has(name)) throw new LineError("a new name", textOf(name));
    this.#defined.add(name);
  }
}

function keyOf(vkey: string, types: readonly number[]): NoteKey {
  const key = parseVerifierKey(textOf(vkey));
  if (!key) throw new LineError("vkey", textOf(vkey));
  if (!types.includes(key.type))
    throw new LineError(`vkey, ${types.join(" | ")}`, String(key.type));
  return key;
}

/** The same public key under another name or type is the same key. */
function refuseDuplicate(key: NoteKey, known: readonly { readonly key: NoteKey }[]): void {
  const publicKey = hexOf(key.publicKey);
  if (known.some((other) => hexOf(other.key.publicKey) === publicKey)) {
    throw new LineError("a new public key", verifierKeyOf(key));
  }
}

function thresholdOf(count: string, members: number): number {
  if (count === "any") return 1;
  if (count === "all") return members;
  const threshold = /^[1-9][0-9]{0,5}$/.test(count) ? Number(count) : 0;
  if (threshold >= 1 && threshold <= members) return threshold;
  throw new LineError(`all | any | 1 … ${members}`, textOf(count));
}

const shapeError = (expected: string, items: readonly string[]): LineError =>
  new LineError(expected, textOf(items.join(" ")));

const undefinedError = (name: string): LineError =>
  new LineError("a name defined before", textOf(name));

/** One character an octet, so that names are compared as octets. */
function binaryOf(octets: Uint8Array): string {
  let text = "";
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}

const hexOfChar = (character: string): string =>
  `0x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** Octets as text for people and for keys; what is not UTF-8 shows as U+FFFD, and fits no key id. */
const textOf = (binary: string): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  );

/**
 * Whether those who cosigned make the quorum.
 * @param hasCosigned whether a witness's good cosignature is there
 */
export function isQuorumMet(policy: Policy, hasCosigned: (key: NoteKey) => boolean): boolean {
  const met = new Set<string>([NO_QUORUM]);
  for (const { name, key } of policy.witnesses) if (hasCosigned(key)) met.add(name);
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => met.has(member)).length >= threshold) met.add(name);
  }
  return met.has(policy.quorum);
}

/**
 * The one spelling of what a policy means: without comments, addresses and names of its own. Keys
 * stand in the order of their lines; a witness is called like its key, a group by its number.
 * @returns lines with their newlines
 */
export function encodePolicy(policy: Policy): string {
  const witnesses = inOrder(policy.witnesses);
  const names = new Map<string, string>([[NO_QUORUM, NO_QUORUM]]);
  for (const { name, key } of witnesses) names.set(name, nameOf(key, policy));
  for (const [at, { name }] of policy.groups.entries()) names.set(name, groupName(at));
  const ranks = [...names.keys()];
  const named = (name: string): string => names.get(name) as string;
  const lines = [
    ...inOrder(policy.logs).map(({ vkey }) => `log ${vkey}`),
    ...witnesses.map(({ name, vkey }) => `witness ${named(name)} ${vkey}`),
    ...policy.groups.map(({ name, threshold, members }) => {
      const sorted = [...members].sort((a, b) => ranks.indexOf(a) - ranks.indexOf(b));
      return `group ${named(name)} ${threshold} ${sorted.map(named).join(" ")}`;
    }),
    `quorum ${named(policy.quorum)}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Logs or witnesses in the order of their lines. */
export const inOrder = <Known extends { readonly key: NoteKey }>(known: readonly Known[]) =>
  known
    .map((one) => ({ ...one, vkey: verifierKeyOf(one.key) }))
    .sort((a, b) => (a.vkey < b.vkey ? -1 : 1));

const groupName = (at: number): string => `group-${at + 1}`;

/** The key's name; with its id where the name alone would be taken twice. */
function nameOf(key: NoteKey, { witnesses, groups }: Policy): string {
  const taken = [NO_QUORUM, ...groups.map((_, at) => groupName(at))];
  const isAlone = witnesses.filter((witness) => witness.key.name === key.name).length === 1;
  return isAlone && !taken.includes(key.name) ? key.name : `${key.name}+${hexOf(keyIdOf(key))}`;
}
