import { from0x, fromBase64, to0x } from "../bytes";
import { logIdOf } from "../notes/checkpoint";
import type { ChainEvidence } from "../proof/proof-file";
import { comparing, type StepResult } from "../proof/proof-steps";
import { readHeader } from "./header";
import { sizeInSlot, slotsOf } from "./log-slots";
import { decodeRlp } from "./rlp";
import { keccak256, valuesInTrie } from "./trie";

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);

/** The head of a log as a chain's storage has it. */
export type ProvedHead = { readonly size: number; readonly root: Uint8Array };

/** What the chain's own structures say: the steps, and the head when all of them hold. */
export type ChainReading = { readonly steps: readonly StepResult[]; readonly head?: ProvedHead };

/** Reads the head of a log from what a chain shows. */
export function readChain(evidence: ChainEvidence, origin: string): ChainReading {
  const header = bytesOf(evidence.header);
  const block = comparing("block", {
    field: "anchor.header",
    expected: evidence.blockHash,
    actual: to0x(keccak256(header)),
  });
  if (!block.ok) return { steps: [block] };
  const stateRoot = readHeader(header)?.stateRoot;
  if (!stateRoot) return { steps: [block, failed("header", "a block's header", evidence.header)] };
  const { step, head } = readState(evidence, { stateRoot, origin });
  return { steps: [block, step], ...(head ? { head } : {}) };
}

const failed = (field: string, expected: string, actual: string): StepResult => ({
  step: "state",
  ok: false,
  field: `anchor.${field}`,
  expected,
  actual,
});

function readState(
  evidence: ChainEvidence,
  { stateRoot, origin }: { stateRoot: Uint8Array; origin: string },
): { step: StepResult; head?: ProvedHead } {
  const address = keccak256(from0x(evidence.contract) ?? new Uint8Array(0));
  const account = valuesInTrie({ root: stateRoot, keys: [address] }, evidence.account.map(bytesOf));
  if (!account.ok) {
    return { step: failed(`account.${account.node}`, to0x(stateRoot), "not in the state") };
  }
  const fields = account.values[0] && decodeRlp(account.values[0]);
  const storageRoot = fields && !(fields instanceof Uint8Array) ? fields[2] : undefined;
  if (!(storageRoot instanceof Uint8Array)) {
    return { step: failed("account", evidence.contract, "no such contract") };
  }
  const slots = slotsOf(logIdOf(origin, evidence.chainId));
  const keys = [keccak256(slots.packed), keccak256(slots.root)];
  const storage = valuesInTrie({ root: storageRoot, keys }, evidence.storage.map(bytesOf));
  if (!storage.ok) {
    return { step: failed(`storage.${storage.node}`, to0x(storageRoot), "not in the storage") };
  }
  const [packed, root] = storage.values.map(wordIn);
  if (!packed || !root) return { step: failed("storage", to0x(storageRoot), "no such log") };
  const head = { size: Number(sizeInSlot(packed)), root };
  return { step: { step: "state", ok: true, actual: `${head.size} ${to0x(root)}` }, head };
}

/** A slot's value as a whole word; `undefined` for one that was never written. */
function wordIn(value: Uint8Array | undefined): Uint8Array | undefined {
  const bytes = value && decodeRlp(value);
  if (!(bytes instanceof Uint8Array) || bytes.length > 32) return undefined;
  const word = new Uint8Array(32);
  word.set(bytes, 32 - bytes.length);
  return word;
}
