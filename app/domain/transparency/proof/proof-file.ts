import type { DomainEvent } from "~/domain/shared/event";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { FieldError, type Fields, fieldsOf, type Read } from "./fields";

export const PROOF_FORMAT = "vouchsafe-proof/1";
/** No proof of ours comes near it; a bound against a file that was never one. */
export const MAX_PROOF_CHARACTERS = 262_144;

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

/** One log entry and everything that proves its place. */
export type ProofFile = {
  readonly format: typeof PROOF_FORMAT;
  readonly entry: {
    readonly index: number;
    readonly leafHash: string;
    /** Left out together with the salt where the reader may know the place but not the content. */
    readonly event?: DomainEvent;
    readonly salt?: string;
  };
  /** From the leaf's sibling up. Source: RFC 6962 §2.1.1 */
  readonly inclusion: readonly string[];
  /** The signed note. Source: C2SP tlog-checkpoint */
  readonly checkpoint: string;
  /** The log's key as a verifier key line. Source: C2SP signed-note */
  readonly logKey: string;
  /** From the checkpoint to the anchored head; empty when they have the same size. */
  readonly consistency: readonly string[];
  readonly anchor: ChainEvidence;
};

/** The file's one spelling: two spaces, members in the order of the type, a newline at the end. */
export const encodeProofFile = (file: ProofFile): string =>
  `${JSON.stringify(inOrder(file), null, 2)}\n`;

export type ProofRefusal = {
  readonly code: "proof-malformed";
  /** The member that is wrong, as a path: `anchor.blockHash`; empty when it is the file itself. */
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
    const line = firstDifference(spelled, text);
    return malformed({
      field: `line ${line.number}`,
      expected: line.expected,
      actual: line.actual,
    });
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

function firstDifference(expected: string, actual: string) {
  const [wanted, given] = [expected.split("\n"), actual.split("\n")];
  const at = wanted.findIndex((line, i) => line !== given[i]);
  const number = at < 0 ? wanted.length : at;
  return { number: number + 1, expected: wanted[number] ?? "", actual: given[number] ?? "" };
}

function readFile(value: unknown): ProofFile {
  const file = fieldsOf(value, "");
  return {
    format: file.exactly("format", PROOF_FORMAT),
    entry: readEntry(file.object("entry")),
    inclusion: file.hashes("inclusion"),
    checkpoint: file.text("checkpoint"),
    logKey: file.text("logKey"),
    consistency: file.hashes("consistency"),
    anchor: readEvidence(file.object("anchor")),
  };
}

function readEntry(entry: Fields): ProofFile["entry"] {
  const place = { index: entry.integer("index"), leafHash: entry.hash("leafHash") };
  if (!entry.has("event") && !entry.has("salt")) return place;
  const event = entry.object("event");
  return { ...place, event: event.event(), salt: entry.hash("salt") };
}

function readEvidence(anchor: Fields): ChainEvidence {
  return {
    chainId: anchor.integer("chainId"),
    contract: anchor.hex("contract", 20),
    blockHash: anchor.hex("blockHash", 32),
    header: anchor.bytes("header"),
    account: anchor.nodes("account"),
    storage: anchor.nodes("storage"),
  };
}

/** Puts the members into the order of the type, whatever order the object was built in. */
const inOrder: Read<ProofFile> = (file) => readFile(file);
