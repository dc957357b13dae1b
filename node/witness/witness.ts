import { base64Of } from "~/domain/transparency/bytes";
import { signatureStateOf } from "~/domain/transparency/notes/cosignature";
import {
  type Note,
  type NoteKey,
  signatureLineOf,
  signaturesBy,
} from "~/domain/transparency/notes/note";
import type { Policy } from "~/domain/transparency/notes/policy";
import type { WitnessKeys } from "./keys";
import { signatureChecks } from "./signature-checks";
import type { WitnessStore } from "./witness-store";

/** What a witness works with. */
export type Witness = {
  readonly keys: WitnessKeys;
  /** The keys of each log that it knows, by origin. */
  readonly logs: ReadonlyMap<string, readonly NoteKey[]>;
  readonly store: WitnessStore;
  /** UTC ms. */
  now(): number;
  /** One line for the operator; origins, sizes and codes only. */
  say(line: string): void;
};

/** What goes back over HTTP. */
export type Answer = {
  readonly status: 200 | 400 | 403 | 404 | 405 | 409 | 413 | 422 | 500;
  readonly contentType?: string;
  readonly body: string;
};

export const refuseWith = (status: Answer["status"], code: string): Answer => ({
  status,
  body: `${code}\n`,
});

/** The logs of a policy by their origin; a log may have several keys. */
export function logsOf({ logs }: Policy): Map<string, NoteKey[]> {
  const byOrigin = new Map<string, NoteKey[]>();
  for (const { key } of logs) byOrigin.set(key.name, [...(byOrigin.get(key.name) ?? []), key]);
  return byOrigin;
}

/**
 * The note with the signatures of these keys alone.
 * @returns `undefined` if none of them signed it, or if one of their signatures is wrong
 */
export async function noteSignedBy(
  note: Note,
  keys: readonly NoteKey[],
): Promise<string | undefined> {
  const lines: string[] = [];
  for (const key of keys) {
    const { state } = await signatureStateOf(note, key, signatureChecks);
    if (state === "bad") return undefined;
    lines.push(...signaturesBy(note, key).map((signature) => signatureLineOf(key, signature)));
  }
  return lines.length > 0 ? `${note.text}\n${[...new Set(lines)].join("")}` : undefined;
}

/** Short enough for a log line, long enough to recognise. */
export const shortRoot = (root: Uint8Array): string => base64Of(root).slice(0, 12);
