import { base64Of, concatBytes, from0x, fromBase64, to0x } from "../bytes";
import type { ChainEvidence } from "../proof/proof-file";
import { comparing, type StepResult } from "../proof/proof-steps";
import { decodeRlp, type RlpItem, rlpInteger } from "./rlp";
import { publicationIn } from "./transaction";
import { keccak256, valueInTrie } from "./trie";

/** Places in a header's list. Source: Ethereum Yellow Paper §4.3 */
const STATE_ROOT = 3;
const TRANSACTIONS_ROOT = 4;
const NUMBER = 8;
const TIMESTAMP = 11;

/** `_logs` is the first variable of GrantAnchor that has a slot. Source: contracts/src/GrantAnchor.sol */
const LOGS_SLOT = 0;

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);
const hexBytesOf = (text: string): Uint8Array => from0x(text) ?? new Uint8Array(0);

const bytesAt = (list: readonly RlpItem[], at: number): Uint8Array | undefined => {
  const item = list[at];
  return item instanceof Uint8Array ? item : undefined;
};

const integerOf = (bytes: Uint8Array | undefined): number =>
  (bytes ?? new Uint8Array(0)).reduce((sum, byte) => sum * 256 + byte, 0);

const leftPadded = (bytes: Uint8Array): Uint8Array => {
  const word = new Uint8Array(32);
  word.set(bytes.subarray(0, 32), 32 - Math.min(bytes.length, 32));
  return word;
};

const headerOf = (evidence: ChainEvidence): readonly RlpItem[] => {
  const header = decodeRlp(bytesOf(evidence.header));
  return header === undefined || header instanceof Uint8Array ? [] : header;
};

/** When the block was made, as UTC milliseconds, according to its header. */
export const blockTimeOf = (evidence: ChainEvidence): number =>
  integerOf(bytesAt(headerOf(evidence), TIMESTAMP)) * 1_000;

/** The two storage slots of a log: the packed one with its size, then the root. */
export function slotsOf(logId: Uint8Array): { packed: Uint8Array; root: Uint8Array } {
  const packed = keccak256(concatBytes(logId, leftPadded(rlpInteger(LOGS_SLOT))));
  const root = Uint8Array.from(packed);
  for (let at = 31; at >= 0; at--) {
    root[at] = ((root[at] as number) + 1) % 256;
    if (root[at] !== 0) break;
  }
  return { packed, root };
}

/** What the chain's own structures say about an anchor: block, transaction, contract state. */
export function chainSteps(evidence: ChainEvidence): StepResult[] {
  return [blockStep(evidence), transactionStep(evidence), stateStep(evidence)];
}

function blockStep(evidence: ChainEvidence): StepResult {
  const hash = comparing("block", {
    field: "anchor.header",
    expected: evidence.blockHash,
    actual: to0x(keccak256(bytesOf(evidence.header))),
  });
  if (!hash.ok) return hash;
  return comparing("block", {
    field: "anchor.blockNumber",
    expected: String(integerOf(bytesAt(headerOf(evidence), NUMBER))),
    actual: String(evidence.blockNumber),
  });
}

function transactionStep(evidence: ChainEvidence): StepResult {
  const root = bytesAt(headerOf(evidence), TRANSACTIONS_ROOT) ?? new Uint8Array(0);
  const place = { root, key: keyOfIndex(evidence.txIndex) };
  const found = valueInTrie(place, evidence.transaction.map(bytesOf));
  const failed = (field: string, expected: string, actual: string): StepResult =>
    comparing("transaction", { field: `anchor.${field}`, expected, actual });
  if (!found.ok) return failed(`transaction.${found.node}`, to0x(root), "not in the block");
  if (!found.value) return failed("txIndex", to0x(root), "no transaction there");
  const hash = failed("txHash", to0x(keccak256(found.value)), evidence.txHash);
  if (!hash.ok) return hash;
  const publication = publicationIn(found.value);
  if (!publication) return failed("transaction", "publish(…)", to0x(found.value));
  for (const field of ["chainId", "contract", "logId", "size"] as const) {
    const member = failed(field, String(publication[field]), String(evidence[field]));
    if (!member.ok) return member;
  }
  const sameRoot = failed("root", base64Of(publication.root), evidence.root);
  return sameRoot.ok ? hash : sameRoot;
}

const keyOfIndex = (index: number): Uint8Array => {
  const bytes = rlpInteger(index);
  if (bytes.length === 0) return Uint8Array.of(0x80);
  const isItself = bytes.length === 1 && (bytes[0] as number) < 0x80;
  return isItself ? bytes : concatBytes(Uint8Array.of(0x80 + bytes.length), bytes);
};

function stateStep(evidence: ChainEvidence): StepResult {
  const failed = (field: string, expected: string, actual: string): StepResult =>
    comparing("state", { field: `anchor.${field}`, expected, actual });
  const stateRoot = bytesAt(headerOf(evidence), STATE_ROOT) ?? new Uint8Array(0);
  const contract = { root: stateRoot, key: keccak256(hexBytesOf(evidence.contract)) };
  const account = valueInTrie(contract, evidence.account.map(bytesOf));
  if (!account.ok) return failed(`account.${account.node}`, to0x(stateRoot), "not in the state");
  const fields = account.value && decodeRlp(account.value);
  const storageRoot = fields && !(fields instanceof Uint8Array) ? bytesAt(fields, 2) : undefined;
  if (!storageRoot) return failed("account", evidence.contract, "no such contract");
  const slots = slotsOf(hexBytesOf(evidence.logId));
  const packed = slotValue({ root: storageRoot, slot: slots.packed }, evidence.storage.packed);
  const root = slotValue({ root: storageRoot, slot: slots.root }, evidence.storage.root);
  if (!packed) return failed("storage.packed", to0x(storageRoot), "not in the storage");
  if (!root) return failed("storage.root", to0x(storageRoot), "not in the storage");
  // Packed from the lowest bit: anchor (20 bytes), size (8), frozen (1).
  const size = failed("size", String(integerOf(packed.subarray(4, 12))), String(evidence.size));
  return size.ok ? failed("root", base64Of(root), evidence.root) : size;
}

function slotValue(
  { root, slot }: { root: Uint8Array; slot: Uint8Array },
  proof: readonly string[],
): Uint8Array | undefined {
  const found = valueInTrie({ root, key: keccak256(slot) }, proof.map(bytesOf));
  if (!found.ok) return undefined;
  const value = found.value === undefined ? new Uint8Array(0) : decodeRlp(found.value);
  return value instanceof Uint8Array ? leftPadded(value) : undefined;
}
