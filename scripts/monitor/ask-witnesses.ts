/** What witnesses saw of a log: whoever shows them another history is found out here. */
import { hexOf, utf8 } from "~/domain/transparency/bytes";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import { rootFindings } from "~/domain/transparency/monitoring/heads";
import { type Checkpoint, parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import { parseNote } from "~/domain/transparency/notes/note";
import type { Policy } from "~/domain/transparency/notes/policy";
import { checkNote } from "~/domain/transparency/notes/quorum";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { nodeSha256 } from "~db/sha256";
import { CannotLook, fetchBytes } from "./log-client";

/** The newest checkpoint that a witness shows, asked before the log was. */
export type WitnessSight = {
  readonly name: string;
  readonly note: string;
  readonly checkpoint: Checkpoint;
};

export type WitnessAnswers = {
  readonly sights: readonly WitnessSight[];
  /** Addresses that did not answer, or showed nothing that counts. */
  readonly silent: readonly string[];
};

/** Asks each witness of the policy that has an address. Source: C2SP tlog-witness, monitoring */
export async function askWitnesses(policy: Policy, origin: string): Promise<WitnessAnswers> {
  const sights: WitnessSight[] = [];
  const silent: string[] = [];
  const originHash = hexOf(nodeSha256(utf8(origin)));
  const urls = new Map(
    policy.witnesses.flatMap(({ key, url }) => (url ? [[url, key.name] as const] : [])),
  );
  for (const [url, name] of urls) {
    const address = `${url.replace(/\/+$/, "")}/${originHash}/checkpoint`;
    try {
      const bytes = await fetchBytes(address);
      const note = bytes && new TextDecoder().decode(bytes);
      const checkpoint = note === undefined ? undefined : await shown(note, policy);
      if (note !== undefined && checkpoint) sights.push({ name, note, checkpoint });
      else silent.push(address);
    } catch (error) {
      if (!(error instanceof CannotLook)) throw error;
      silent.push(address);
    }
  }
  return { sights, silent };
}

/** Only what the log itself signed can be held against it. */
async function shown(text: string, policy: Policy): Promise<Checkpoint | undefined> {
  const note = parseNote(text);
  if (!note) return undefined;
  const { log } = await checkNote(policy, note, signatureChecks);
  return log && parseCheckpoint(note.text);
}

/** Compares what witnesses saw with the entries of the log. @param size what the log covers now */
export function witnessFindings(
  { name, checkpoint }: WitnessSight,
  { size, rootAt }: { size: number; rootAt: (size: number) => Uint8Array },
): Finding[] {
  const subject = `witness:${name}`;
  if (checkpoint.size > size) {
    const [expected, actual] = [`≤ ${size}`, String(checkpoint.size)];
    return [{ code: "witness-ahead", subject, expected, actual }];
  }
  const rebuilt = rootAt(checkpoint.size);
  return rootFindings(checkpoint, { rebuilt, code: "split-view", subject });
}
