import type { WitnessedHead } from "~/domain/transparency/evm/witnessed-head";
import type { NoteKey } from "~/domain/transparency/notes/note";

/** A checkpoint and the proof that it extends what the witness cosigned last. */
export type CheckpointToCosign = {
  readonly oldSize: number;
  /** RFC 9162 consistency proof from the old size; empty from 0 and from the same size. */
  readonly proof: readonly Uint8Array[];
  /** The note with our own signature. */
  readonly note: string;
};

export type WitnessAnswer =
  /** Signature lines, not yet checked. */
  | { readonly kind: "cosigned"; readonly lines: string }
  /** The witness has cosigned another size than the old one. */
  | { readonly kind: "other-size"; readonly size: number }
  /** The checkpoint does not extend what the witness cosigned. */
  | { readonly kind: "not-consistent"; readonly reason: string };

/** A witness of the policy. All methods throw GatewayFault when it is silent or unreadable. */
export type WitnessClient = {
  /** The name of its keys. */
  readonly name: string;
  /** The keys that the policy trusts. */
  readonly keys: readonly NoteKey[];
  /** Source: C2SP tlog-witness, add-checkpoint */
  addCheckpoint(request: CheckpointToCosign, signal?: AbortSignal): Promise<WitnessAnswer>;
  /** The newest checkpoint that it shows of a log; `undefined` if it shows none. */
  newest(origin: string, signal?: AbortSignal): Promise<string | undefined>;
  /** Signs a head for a contract. @returns 65 bytes, r ‖ s ‖ v */
  signHead(
    head: WitnessedHead & { readonly consistency: readonly Uint8Array[] },
    signal?: AbortSignal,
  ): Promise<Uint8Array>;
};
