import { type Instant, instantOf } from "~/domain/shared/instant";
import { hexOf, sameBytes } from "~/domain/transparency/bytes";
import { parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import {
  decodeTimestamped,
  signatureStateOf,
  type TimestampedSignature,
} from "~/domain/transparency/notes/cosignature";
import {
  keyIdOf,
  type Note,
  type NoteKey,
  parseNote,
  signatureLineOf,
  signaturesBy,
  withSignatureLines,
} from "~/domain/transparency/notes/note";
import { consistencyRanges } from "~/domain/transparency/tree/tree";
import { GatewayFault, isGatewayFault } from "~/gateways/gateway-fault";
import type { LogSigner } from "~/gateways/log-signer";
import type { WitnessClient } from "~/gateways/witness/witness-client";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import {
  loadLatestCheckpoint,
  type StoredCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { treeOf } from "~db/repositories/transparency/log-tree";
import { loadWitnessState } from "~db/repositories/transparency/witnesses";
import type { ProcessContext } from "../process.server";

export type CosignContext = ProcessContext & {
  readonly logSigner: LogSigner;
  readonly witnesses: readonly WitnessClient[];
};

/** What asking a witness came to. */
export type WitnessVerdict =
  | {
      readonly kind: "cosigned";
      readonly size: number;
      readonly cosignatures: readonly {
        readonly keyId: string;
        readonly line: string;
        readonly signedAt: Instant;
      }[];
    }
  | {
      readonly kind: "alarm";
      readonly alarm: "other-history" | "more-entries";
      readonly size: number;
      /** A checkpoint that the witness shows, or what it answered. */
      readonly evidence: string;
      /** Whether the evidence carries our own signature, so that nobody else can have made it. */
      readonly isProven: boolean;
    };

const MS = 1_000;
/** A witness whose clock is further ahead is mended before it counts. */
const MAX_AHEAD_MS = 24 * 60 * 60 * MS;
/** The first old size may be out of date, and another submitter may come between once. */
const ATTEMPTS = 3;

const fault = (code: string): GatewayFault => new GatewayFault(code, { retriable: true });

/**
 * Asks a witness for its cosignature on the newest checkpoint, from whatever size it is at.
 * @throws GatewayFault when it is silent, unreadable or signs wrongly
 */
export async function askWitness(
  context: CosignContext,
  witness: WitnessClient,
  signal: AbortSignal,
): Promise<WitnessVerdict> {
  let newest = await newestOf(context);
  const state = await loadWitnessState(context.store.read, witness.name);
  let oldSize = Math.min(state?.cosignedSize ?? 0, newest.size);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const proof = await proofBetween(context, oldSize, newest.size);
    const answer = await witness.addCheckpoint({ oldSize, proof, note: newest.note }, signal);
    if (answer.kind === "cosigned") return cosigned(context, { witness, newest }, answer.lines);
    if (answer.kind === "not-consistent") {
      return otherHistory(context, { witness, signal }, { size: oldSize, reason: answer.reason });
    }
    if (answer.size === oldSize) throw fault("witness-contradicts-itself");
    if (answer.size > newest.size) {
      // Another hub of ours may have gone on in the meantime.
      newest = await newestOf(context);
      if (answer.size > newest.size) {
        return moreEntries(context, { witness, signal }, answer.size);
      }
    }
    oldSize = answer.size;
  }
  throw fault("witness-busy");
}

async function newestOf({ store }: CosignContext): Promise<StoredCheckpoint> {
  const newest = await loadLatestCheckpoint(store.read);
  if (!newest) throw fault("witness-nothing-to-sign");
  return newest;
}

async function proofBetween({ store }: CosignContext, older: number, newer: number) {
  if (older === 0 || older === newer) return [];
  return treeOf(store).path(store.read, consistencyRanges({ older, newer }));
}

type Asked = { readonly witness: WitnessClient; readonly newest: StoredCheckpoint };

/** Keeps the lines of keys that we know and only if they are right. */
async function cosigned(
  { now }: CosignContext,
  { witness, newest }: Asked,
  lines: string,
): Promise<WitnessVerdict> {
  const note = parseNote(withSignatureLines(newest.note, lines.trimEnd().split("\n")));
  if (!note) throw fault("witness-unreadable");
  const found: { keyId: string; line: string; signedAt: Instant }[] = [];
  for (const key of witness.keys) {
    const { state } = await signatureStateOf(note, key, signatureChecks);
    if (state === "bad") throw fault("witness-signed-wrongly");
    const stamped = state === "good" ? newestSignature(note, key) : undefined;
    if (!stamped) continue;
    const signedMs = stamped.timestamp * BigInt(MS);
    // Without a time it would not say that this is the newest tree. Source: C2SP tlog-witness
    if (signedMs === 0n || signedMs > BigInt(now() + MAX_AHEAD_MS)) throw fault("witness-clock");
    const line = signatureLineOf(key, stamped.bytes).trimEnd();
    found.push({ keyId: hexOf(keyIdOf(key)), line, signedAt: instantOf(Number(signedMs)) });
  }
  if (found.length === 0) throw fault("witness-did-not-sign");
  return { kind: "cosigned", size: newest.size, cosignatures: found };
}

type Stamped = TimestampedSignature & { readonly bytes: Uint8Array };

function newestSignature(note: Note, key: NoteKey): Stamped | undefined {
  if (key.type === 1) return undefined;
  let newest: Stamped | undefined;
  for (const bytes of signaturesBy(note, key)) {
    const stamped = decodeTimestamped(bytes, key.type);
    if (stamped && (!newest || stamped.timestamp > newest.timestamp))
      newest = { ...stamped, bytes };
  }
  return newest;
}

type Doubted = { readonly witness: WitnessClient; readonly signal: AbortSignal };

/** The witness knows more of our log than we do. */
async function moreEntries(
  context: CosignContext,
  doubted: Doubted,
  size: number,
): Promise<WitnessVerdict> {
  const shown = await shownCheckpoint(context, doubted);
  return {
    kind: "alarm",
    alarm: "more-entries",
    size,
    evidence: shown?.note ?? `409 ${size}`,
    isProven: shown !== undefined && shown.size >= size,
  };
}

/** The witness says that our newest checkpoint does not extend the one it has cosigned. */
async function otherHistory(
  context: CosignContext,
  doubted: Doubted,
  { size, reason }: { size: number; reason: string },
): Promise<WitnessVerdict> {
  const { store } = context;
  // Every tree extends the empty one: such a refusal is the witness's own fault.
  if (size === 0) throw fault("witness-refuses-proof");
  const shown = await shownCheckpoint(context, doubted);
  if (shown && shown.size <= (await newestOf(context)).size) {
    const ours = await treeOf(store).root(store.read, shown.size);
    if (sameBytes(ours, shown.root)) throw fault("witness-refuses-proof");
    const { note: evidence } = shown;
    return { kind: "alarm", alarm: "other-history", size: shown.size, evidence, isProven: true };
  }
  return {
    kind: "alarm",
    alarm: "other-history",
    size,
    evidence: shown?.note ?? reason,
    isProven: false,
  };
}

/** What the witness shows of our log, if our own key signed it. */
async function shownCheckpoint(
  { logSigner: { key } }: CosignContext,
  { witness, signal }: Doubted,
): Promise<{ note: string; size: number; root: Uint8Array } | undefined> {
  let note: string | undefined;
  try {
    note = await witness.newest(key.name, signal);
  } catch (error) {
    if (!isGatewayFault(error)) throw error;
    return undefined;
  }
  const parsed = note === undefined ? undefined : parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (!note || !parsed || checkpoint?.origin !== key.name) return undefined;
  const { state } = await signatureStateOf(parsed, key, signatureChecks);
  return state === "good" ? { note, size: checkpoint.size, root: checkpoint.root } : undefined;
}
