import { instantOf, utcTextOf } from "~/domain/shared/instant";
import { base64Of, from0x, fromBase64, to0x } from "../bytes";
import { type Checkpoint, logIdOf } from "../notes/checkpoint";
import type { ChainEvidence, ProofAnchor } from "../proof/proof-file";
import { comparing, type Finding, failing, type StepResult } from "../proof/proof-steps";
import { rootsByConsistency } from "../tree/path";
import { GRANT_ANCHOR_CODE_HASH } from "./contract-code";
import { type BlockHeader, readHeader } from "./header";
import { sizeInSlot, slotsOf } from "./log-slots";
import { decodeRlp } from "./rlp";
import { keccak256, valuesInTrie } from "./trie";

/** Places in an account's list. Source: Ethereum Yellow Paper §4.1 */
const STORAGE_ROOT = 2;
const CODE_HASH = 3;

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);

/** The head of a log as a chain's storage has it. */
export type ProvedHead = { readonly size: number; readonly root: Uint8Array };

/** What the chain's own structures say: the steps, and the head when all of them hold. */
export type ChainReading = { readonly steps: readonly StepResult[]; readonly head?: ProvedHead };

/** One chain's evidence, and where it stands in the file. */
type Place = { readonly evidence: ChainEvidence; readonly at: number };

/** A step that holds, with what the next one needs; or the step that failed. */
type Reading<Value> = { readonly step: StepResult; readonly value?: Value };

/**
 * Reads the head of a log from what a chain shows: the block, our contract in it, what it holds. It
 * ends at the first step that fails.
 * @param at which of several chains this is, for the names of its fields
 */
export function readChain(evidence: ChainEvidence, origin: string, at = 0): ChainReading {
  const place = { evidence, at };
  const block = readBlock(place);
  if (!block.value) return { steps: [block.step] };
  const contract = readContract(place, block.value.stateRoot);
  if (!contract.value) return { steps: [block.step, contract.step] };
  const head = readHead(place, { storageRoot: contract.value, origin });
  const steps = [block.step, contract.step, head.step];
  return head.value ? { steps, head: head.value } : { steps };
}

/** The steps of one chain: what it shows, and that its head extends the checkpoint. */
export function chainSteps(
  { anchor, at }: { anchor: ProofAnchor; at: number },
  checkpoint: Checkpoint,
): readonly StepResult[] {
  const { steps, head } = readChain(anchor, checkpoint.origin, at);
  return head ? [...steps, consistencyStep({ anchor, at }, { checkpoint, head })] : steps;
}

/** What is found below an anchor, named by its place in the file. */
const below = ({ at }: Pick<Place, "at">, { field, ...values }: Finding): Finding => ({
  field: `anchors.${at}.${field}`,
  ...values,
});

function readBlock(place: Place): Reading<BlockHeader> {
  const { blockHash: expected, header } = place.evidence;
  const rlp = bytesOf(header);
  const actual = to0x(keccak256(rlp));
  const hash = comparing("block", below(place, { field: "header", expected, actual }));
  if (!hash.ok) return { step: hash };
  const value = readHeader(rlp);
  if (value) {
    const shown = `${value.number} ${utcTextOf(instantOf(value.at))}`;
    return { step: { ...hash, actual: shown }, value };
  }
  const wrong = { field: "header", expected: "header, RLP", actual: header };
  return { step: failing("block", below(place, wrong)) };
}

/** @returns the root of the contract's storage */
function readContract(place: Place, root: Uint8Array): Reading<Uint8Array> {
  const { account, contract } = place.evidence;
  const keys = [keccak256(from0x(contract) ?? new Uint8Array(0))];
  const found = valuesInTrie({ root, keys }, account.map(bytesOf));
  const failed = (finding: Finding) => ({ step: failing("contract", below(place, finding)) });
  if (!found.ok) return failed(oddNode({ field: "account", nodes: account }, found));
  const fields = found.values[0] && decodeRlp(found.values[0]);
  const [storageRoot, codeHash] =
    fields && !(fields instanceof Uint8Array) ? [fields[STORAGE_ROOT], fields[CODE_HASH]] : [];
  if (!(storageRoot instanceof Uint8Array && codeHash instanceof Uint8Array)) {
    return failed({ field: "contract", expected: contract, actual: "not in the state" });
  }
  const code = { field: "account", expected: GRANT_ANCHOR_CODE_HASH, actual: to0x(codeHash) };
  const step = comparing("contract", below(place, code));
  return step.ok ? { step, value: storageRoot } : { step };
}

function readHead(
  place: Place,
  { storageRoot: root, origin }: { storageRoot: Uint8Array; origin: string },
): Reading<ProvedHead> {
  const { storage, chainId } = place.evidence;
  const logId = logIdOf(origin, chainId);
  const slots = slotsOf(logId);
  const keys = [keccak256(slots.packed), keccak256(slots.root)];
  const found = valuesInTrie({ root, keys }, storage.map(bytesOf));
  const failed = (finding: Finding) => ({ step: failing("head", below(place, finding)) });
  if (!found.ok) return failed(oddNode({ field: "storage", nodes: storage }, found));
  const [packed, logRoot] = found.values.map(wordIn);
  if (!packed || !logRoot) {
    return failed({ field: "chainId", expected: to0x(logId), actual: "not in the storage" });
  }
  const head = { size: Number(sizeInSlot(packed)), root: logRoot };
  return {
    step: { step: "head", ok: true, actual: `${head.size} ${base64Of(head.root)}` },
    value: head,
  };
}

/** The node of a list that does not fit. */
function oddNode(
  { field, nodes }: { field: string; nodes: readonly string[] },
  { node: at, wanted }: { node: number; wanted?: Uint8Array },
): Finding {
  const node = nodes[at];
  return {
    field: `${field}.${at}`,
    expected: wanted ? to0x(wanted) : "end of list",
    actual: node === undefined ? "end of list" : to0x(keccak256(bytesOf(node))),
  };
}

/** A slot's value as a whole word; `undefined` for one that was never written. */
function wordIn(value: Uint8Array | undefined): Uint8Array | undefined {
  const bytes = value && decodeRlp(value);
  if (!(bytes instanceof Uint8Array) || bytes.length > 32) return undefined;
  const word = new Uint8Array(32);
  word.set(bytes, 32 - bytes.length);
  return word;
}

function consistencyStep(
  place: { anchor: ProofAnchor; at: number },
  { checkpoint, head }: { checkpoint: Checkpoint; head: ProvedHead },
): StepResult {
  const pair = { older: checkpoint.size, olderRoot: checkpoint.root, newer: head.size };
  const result = rootsByConsistency(pair, place.anchor.consistency.map(bytesOf));
  const found = (expected: Uint8Array, actual: string): Finding =>
    below(place, { field: "consistency", expected: base64Of(expected), actual });
  if (!result.ok) return failing("consistency", found(head.root, result.why));
  const older = comparing("consistency", found(checkpoint.root, base64Of(result.olderRoot)));
  if (!older.ok) return older;
  return comparing("consistency", found(head.root, base64Of(result.newerRoot)));
}
