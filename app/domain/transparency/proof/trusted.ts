import { base64Of } from "../bytes";
import { type NoteKey, parseVerifierKey, verifierKeyOf } from "../notes/note";
import { encodePolicy, type Policy, parsePolicy } from "../notes/policy";
import { fileOf, type ProofParts } from "./proof-parts";
import { comparing, failing, type StepResult } from "./proof-steps";

/** What the reader knows from elsewhere: a letter, a gazette, a node of their own. */
export type Trusted = {
  /** A policy file: which log and which witnesses they accept. Source: C2SP tlog-policy */
  readonly policy?: string | Uint8Array;
  /** The log's key as a verifier key line, or its bytes in Base64. */
  readonly logKey?: string;
  /** Hashes of blocks, in whichever order the chains stand. */
  readonly blockHashes?: readonly string[];
  /** Addresses of the contracts that hold the log's heads. */
  readonly contracts?: readonly string[];
};

/** Whether the file's policy says what the reader's does; comments and names do not matter. */
export function policyStep({ file, log }: ProofParts, trusted: Trusted): StepResult {
  const key = trusted.logKey === undefined ? undefined : keyStep(log, trusted.logKey.trim());
  if (key?.ok === false) return key;
  const actual = file.policy.join("\n");
  if (trusted.policy === undefined) return { step: "policy", ok: true, actual, assumed: "policy" };
  const known = parsePolicy(trusted.policy);
  if (!known.ok) {
    const { line, expected, actual: given } = known.refusal;
    return failing("policy", { field: `--policy ${line}`, expected, actual: given });
  }
  const expected = encodePolicy({ ...known.value, logs: logsLike(log, known.value) });
  if (expected === fileOf(file.policy)) return { step: "policy", ok: true, actual };
  const wanted = expected.trimEnd().split("\n");
  const length = Math.max(wanted.length, file.policy.length);
  const at = Array.from({ length }, (_, i) => i).find((i) => wanted[i] !== file.policy[i]) ?? 0;
  return failing("policy", {
    field: `policy.${at}`,
    expected: wanted[at] ?? "end",
    actual: file.policy[at] ?? "end",
  });
}

/** A reader may accept other logs besides, and other keys of this one. */
function logsLike(log: NoteKey, { logs }: Policy): Policy["logs"] {
  const own = verifierKeyOf(log);
  const same = logs.filter(({ key }) => verifierKeyOf(key) === own);
  return same.length > 0 ? same : logs.filter(({ key }) => key.name === log.name);
}

function keyStep(log: NoteKey, expected: string): StepResult {
  const actual = parseVerifierKey(expected) ? verifierKeyOf(log) : base64Of(log.publicKey);
  return comparing("policy", { field: "policy.0", expected, actual });
}

const spelled = (known: readonly string[] | undefined): string[] =>
  (known ?? []).map((value) => value.trim().toLowerCase());

/**
 * The chain that must answer for it when no chain shows a known contract in a known block. A block
 * that the reader knows vouches for the contracts in it, and a contract that they know may stand
 * under the same address on any other chain: each alone, in chains apart, would prove nothing.
 * @param chains as they stand in the file
 * @returns the place of the first chain with a known block; nothing while one has both, or where
 * the reader knows values of one kind only
 */
export function apartAt(
  chains: readonly { readonly contract: string; readonly blockHash: string }[],
  trusted: Pick<Trusted, "contracts" | "blockHashes">,
): number | undefined {
  const [contracts, blocks] = [spelled(trusted.contracts), spelled(trusted.blockHashes)];
  if (contracts.length === 0 || blocks.length === 0) return undefined;
  const known = chains.filter(({ blockHash }) => blocks.includes(blockHash));
  const [first] = known;
  if (!first || known.some(({ contract }) => contracts.includes(contract))) return undefined;
  return chains.indexOf(first);
}

/**
 * Compares one value of a chain with those that the reader knows. A chain may stay without one, but
 * each known value must be met by some chain: the first without one answers for it.
 * @param values of all chains
 */
export function knownStep(
  { step, field, at }: { step: StepResult["step"]; field: string; at: number },
  values: readonly string[],
  known: readonly string[] | undefined,
): StepResult {
  const actual = values[at] ?? "";
  const wanted = spelled(known);
  const unmet = wanted.filter((value) => !values.includes(value));
  const free = values.findIndex((value) => !wanted.includes(value));
  if (unmet.length > 0 && at === (free < 0 ? values.length - 1 : free)) {
    return failing(step, { field, expected: unmet.join("\n"), actual });
  }
  return { step, ok: true, actual, ...(wanted.includes(actual) ? {} : { assumed: field }) };
}
