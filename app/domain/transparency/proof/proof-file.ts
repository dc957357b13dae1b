import type { DomainEvent } from "~/domain/shared/event";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { canonicalEvent } from "../canonical";
import { FieldError, Fields } from "./fields";

export const PROOF_FORMAT = "vouchsafe-proof/2";
/** No proof of ours comes near it; a bound against a file that was never one. */
export const MAX_PROOF_CHARACTERS = 262_144;
/** Far more chains than one log is anchored on. */
const MAX_ANCHORS = 16;

/**
 * What a chain shows about the head of our log after one block. The size and the root are read from
 * the storage proof, number and time of the block from its header. Byte strings are Base64;
 * addresses and the hashes that an explorer shows are hexadecimal with 0x.
 */
export type ChainEvidence = {
  readonly chainId: number;
  readonly contract: string;
  readonly blockHash: string;
  /** The block's header in RLP: its Keccak-256 is the block hash. */
  readonly header: string;
  /** Trie nodes from the header's state root down to the contract's account. */
  readonly account: readonly string[];
  /** Trie nodes from the account's storage root to the log's two slots, each once, in order of use. */
  readonly storage: readonly string[];
};

/** The entry itself; or its place alone, where the reader may not know the content. */
export type ProofEntry =
  | { readonly event: DomainEvent; readonly salt: string }
  | { readonly leafHash: string };

/** What one chain shows, and the way there from the checkpoint. */
export type ProofAnchor = ChainEvidence & {
  /** From the checkpoint to the anchored head; empty when they have the same size. */
  readonly consistency: readonly string[];
};

/** One log entry and everything that proves its place. Source: docs/decisions/028-proof-bundle.md */
export type ProofFile = {
  readonly format: typeof PROOF_FORMAT;
  readonly entry: ProofEntry;
  /** The lines of a C2SP tlog-proof: index, path, blank, cosigned checkpoint. */
  readonly tlogProof: readonly string[];
  /** The lines of a C2SP tlog-policy in its canonical spelling. */
  readonly policy: readonly string[];
  /** One for each chain, in the order of their numbers. */
  readonly anchors: readonly ProofAnchor[];
};

/**
 * The file's one spelling: two spaces, members in the order of the type, a newline at the end. The
 * event stands on one line, to the byte as it was committed to.
 */
export function encodeProofFile(file: ProofFile): string {
  const { format, entry, ...rest } = readFile(file);
  const members =
    "event" in entry
      ? [`"event": ${canonicalEvent(entry.event)}`, `"salt": ${JSON.stringify(entry.salt)}`]
      : [`"leafHash": ${JSON.stringify(entry.leafHash)}`];
  return [
    "{",
    `  "format": ${JSON.stringify(format)},`,
    '  "entry": {',
    members.map((member) => `    ${member}`).join(",\n"),
    `  },${JSON.stringify(rest, null, 2).slice(1)}`,
    "",
  ].join("\n");
}

export type ProofRefusal = {
  readonly code: "proof-malformed";
  /** The member that is wrong, as a path: `anchors.0.blockHash`; empty when it is the file itself. */
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
};

/** Reads a proof file, naming the first member that is not of the form. */
export function decodeProofFile(text: string): Outcome<ProofFile, ProofRefusal> {
  try {
    const file = readFile(parseJson(text));
    const spelled = encodeProofFile(file);
    if (spelled === text) return accept(file);
    return malformed(firstDifference(spelled, text));
  } catch (error) {
    if (error instanceof FieldError) return malformed(error);
    throw error;
  }
}

const malformed = ({ field, expected, actual }: Omit<ProofRefusal, "code">) =>
  refuse({ code: "proof-malformed", field, expected, actual } as const);

function parseJson(text: string): unknown {
  if (text.length > MAX_PROOF_CHARACTERS) {
    throw new FieldError("", `≤ ${MAX_PROOF_CHARACTERS}`, String(text.length));
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldError("", "JSON", text.slice(0, 40));
  }
}

function firstDifference(expected: string, actual: string): Omit<ProofRefusal, "code"> {
  const [wanted, given] = [expected.split("\n"), actual.split("\n")];
  const found = wanted.findIndex((line, i) => line !== given[i]);
  const at = found < 0 ? wanted.length : found;
  return {
    field: `line ${at + 1}`,
    expected: wanted[at] ?? "end of file",
    actual: given[at] ?? "end of file",
  };
}

/** Reads the members in the order of the type, whatever order the object was built in. */
function readFile(value: unknown): ProofFile {
  const file = new Fields(value, "");
  return {
    format: file.exactly("format", PROOF_FORMAT),
    entry: readEntry(file.object("entry")),
    tlogProof: file.lines("tlogProof"),
    policy: file.lines("policy"),
    anchors: readAnchors(file),
  };
}

function readEntry(entry: Fields): ProofEntry {
  if (entry.has("leafHash")) return { leafHash: entry.hash("leafHash") };
  return { event: entry.event("event"), salt: entry.hash("salt") };
}

function readAnchors(file: Fields): readonly ProofAnchor[] {
  const anchors = file.objects("anchors", MAX_ANCHORS).map((anchor) => ({
    consistency: anchor.hashes("consistency"),
    chainId: anchor.integer("chainId"),
    contract: anchor.hex("contract", 20),
    blockHash: anchor.hex("blockHash", 32),
    header: anchor.bytes("header"),
    account: anchor.nodes("account"),
    storage: anchor.nodes("storage"),
  }));
  for (const [at, { chainId }] of anchors.entries()) {
    const previous = anchors[at - 1]?.chainId ?? -1;
    if (chainId <= previous) {
      throw new FieldError(`anchors.${at}.chainId`, `> ${previous}`, String(chainId));
    }
  }
  return anchors;
}
