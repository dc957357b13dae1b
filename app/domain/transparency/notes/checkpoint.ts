import { sha256 } from "@noble/hashes/sha2.js";
import { invariant } from "~/domain/shared/outcome";
import { base64Of, fromBase64, utf8 } from "../bytes";
import { HASH_BYTES } from "../tree/leaf";

/** The head of the log at one size. */
export type Checkpoint = {
  /** Which log: a schema-less URL, for example `vouchsafe.example/log`. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** RFC 6962 SHA-256 root over those entries. */
  readonly root: Uint8Array;
};

/** The text that the log signs. Source: C2SP tlog-checkpoint, note text */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  invariant(origin.length > 0 && !origin.includes("\n"), "an origin is one line");
  invariant(Number.isSafeInteger(size) && size >= 0, `not a size: ${size}`);
  invariant(root.length === HASH_BYTES, "a root has 32 bytes");
  return `${origin}\n${size}\n${base64Of(root)}\n`;
}

/** Reads a checkpoint's text, tolerating extension lines; `undefined` if it is not of the form. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith("\n")) return undefined;
  const lines = text.slice(0, -1).split("\n");
  const [origin = "", size = "", root = ""] = lines;
  if (lines.some((line) => line === "") || !/^(?:0|[1-9][0-9]{0,15})$/.test(size)) return undefined;
  const rootBytes = fromBase64(root);
  if (!rootBytes || rootBytes.length !== HASH_BYTES) return undefined;
  if (!Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root: rootBytes };
}

/**
 * The log's name in the contract of a chain. It differs from chain to chain, so that what one chain
 * shows about its storage cannot be passed off as another's.
 */
export const logIdOf = (origin: string, chainId: number): Uint8Array =>
  sha256(utf8(`${origin}\n${chainId}\n`));
