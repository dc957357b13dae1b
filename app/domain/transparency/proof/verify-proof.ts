import { instantOf, utcTextOf } from "~/domain/shared/instant";
import { base64Of, fromBase64, sameBytes, utf8 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { chainSteps } from "../evm/chain-steps";
import type { Checkpoint } from "../notes/checkpoint";
import { type SignatureChecks, signatureStateOf } from "../notes/cosignature";
import { keyIdOf, type NoteKey, verifierKeyOf } from "../notes/note";
import { NO_QUORUM } from "../notes/policy";
import { checkNote } from "../notes/quorum";
import { commitmentOf, leafHashOf } from "../tree/leaf";
import { rootByInclusion } from "../tree/path";
import type { ProofFile } from "./proof-file";
import { type ProofParts, readProof } from "./proof-parts";
import { comparing, failing, type StepResult } from "./proof-steps";
import { apartAt, knownStep, policyStep, type Trusted } from "./trusted";

/** What was found, and about which entry when the file could be read. */
export type Verification = {
  readonly ok: boolean;
  readonly steps: readonly StepResult[];
  readonly file?: ProofFile;
  readonly index?: number;
  readonly checkpoint?: Checkpoint;
};

export type Verifier = { readonly checks: SignatureChecks; readonly trusted?: Trusted };

/**
 * Verifies a proof file with no network and no server. Malformed input is a failed step that names
 * the member, never an exception.
 * @param text the file's text, or its bytes
 */
export async function verifyProof(
  text: string | Uint8Array,
  { checks, trusted = {} }: Verifier,
): Promise<Verification> {
  const spelled = typeof text === "string" ? text : textOf(text);
  const read = readProof(spelled ?? "");
  if (!read.ok) {
    const { field, expected, actual } = read.refusal;
    return { ok: false, steps: [failing("file", { field, expected, actual })] };
  }
  const parts = read.value;
  const { file, index, checkpoint } = parts;
  const leafHash = leafHashIn(file);
  const steps: StepResult[] = [
    { step: "file", ok: true, actual: file.format },
    entryStep(file, leafHash),
    inclusionStep(parts, leafHash),
    await signatureStep(parts, checks),
    await witnessStep(parts, checks),
    policyStep(parts, trusted),
    ...file.anchors.flatMap((_, at) => anchorSteps(parts, { at, trusted })),
  ];
  return { ok: steps.every((step) => step.ok), steps, file, index, checkpoint };
}

/** UTF-8 in its one spelling; a file with other bytes has no text. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return sameBytes(utf8(text), bytes) ? text : undefined;
}

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);

function leafHashIn({ entry }: ProofFile): Uint8Array {
  if ("leafHash" in entry) return bytesOf(entry.leafHash);
  const canonical = utf8(canonicalEvent(entry.event));
  return leafHashOf(commitmentOf({ salt: bytesOf(entry.salt), canonical }));
}

/** The event gives the leaf hash; whether it is the logged one shows at the root. */
function entryStep({ entry }: ProofFile, leafHash: Uint8Array): StepResult {
  const step = { step: "entry", ok: true, actual: base64Of(leafHash) } as const;
  return "leafHash" in entry ? { ...step, assumed: "entry.leafHash" } : step;
}

function inclusionStep({ index, path, checkpoint }: ProofParts, leafHash: Uint8Array): StepResult {
  const result = rootByInclusion({ leafHash, index, size: checkpoint.size }, path);
  const actual = result.ok ? base64Of(result.root) : result.why;
  return comparing("inclusion", {
    field: "tlogProof",
    expected: base64Of(checkpoint.root),
    actual,
  });
}

/** Where a key's signature stands in the file, and what stands there. */
function lineOf({ file, note }: ProofParts, key: NoteKey): { field: string; actual: string } {
  const keyId = keyIdOf(key);
  const at = note.signatures.findIndex(({ bytes }) => sameBytes(bytes.slice(0, 4), keyId));
  if (at < 0) return { field: "tlogProof", actual: "no signature" };
  const line = file.tlogProof.length - note.signatures.length + at;
  return { field: `tlogProof.${line}`, actual: file.tlogProof[line] ?? "" };
}

async function signatureStep(parts: ProofParts, checks: SignatureChecks): Promise<StepResult> {
  const expected = verifierKeyOf(parts.log);
  const { state } = await signatureStateOf(parts.note, parts.log, checks);
  if (state === "good") return { step: "signature", ok: true, actual: expected };
  return failing("signature", { expected, ...lineOf(parts, parts.log) });
}

async function witnessStep(parts: ProofParts, checks: SignatureChecks): Promise<StepResult> {
  const { policy, note, file } = parts;
  const { cosigned, bad, isQuorumMet } = await checkNote(policy, note, checks);
  const [spoiler] = bad.filter((key) => key !== parts.log);
  if (spoiler) {
    const expected = verifierKeyOf(spoiler);
    return failing("witnesses", { expected, ...lineOf(parts, spoiler) });
  }
  const actual = cosigned
    .map(({ key, timestamp }) => `${key.name} ${timeOf(timestamp)}`.trim())
    .join("\n");
  if (policy.quorum === NO_QUORUM) return { step: "witnesses", ok: true, actual, isIdle: true };
  if (isQuorumMet) return { step: "witnesses", ok: true, actual };
  const last = file.policy.length - 1;
  const expected = file.policy.filter((line) => /^(group|quorum) /.test(line)).join("\n");
  return failing("witnesses", { field: `policy.${last}`, expected, actual });
}

/** Seconds beyond which a moment in milliseconds is no exact number. */
const MAX_SECONDS = 2n ** 43n;

/** A moment that a witness states; nothing for 0, which states none. */
function timeOf(seconds: bigint): string {
  if (seconds === 0n) return "";
  return seconds < MAX_SECONDS ? utcTextOf(instantOf(Number(seconds) * 1_000)) : String(seconds);
}

function anchorSteps(
  { file, checkpoint }: ProofParts,
  { at, trusted }: { at: number; trusted: Trusted },
): StepResult[] {
  const anchor = file.anchors[at];
  if (!anchor) return [];
  const steps = chainSteps({ anchor, at }, checkpoint);
  const addressed = addressedStep(file, { at, trusted });
  const hashed = knownStep(
    { step: "block-hash", field: `anchors.${at}.blockHash`, at },
    file.anchors.map(({ blockHash }) => blockHash),
    trusted.blockHashes,
  );
  const { chainId } = anchor;
  return [
    ...steps.map((step) => (step.step === "contract" && step.ok ? addressed : step)),
    hashed,
  ].map((step) => ({ ...step, chainId }));
}

/** Whether the contract is one that the reader knows. */
function addressedStep(
  { anchors }: ProofFile,
  { at, trusted }: { at: number; trusted: Trusted },
): StepResult {
  const field = `anchors.${at}.contract`;
  if (apartAt(anchors, trusted) === at) {
    const expected = (trusted.contracts ?? []).join("\n");
    return failing("contract", { field, expected, actual: anchors[at]?.contract ?? "" });
  }
  const addresses = anchors.map(({ contract }) => contract);
  return knownStep({ step: "contract", field, at }, addresses, trusted.contracts);
}
