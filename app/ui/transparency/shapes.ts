import type { Plain } from "~/domain/shared/event";
import type { ErasureBasis } from "~/domain/transparency/erasure";
import type { StepResult } from "~/domain/transparency/proof/proof-steps";
import type { AssuranceLevel } from "~/domain/transparency/reading/assurance";
import type { TreePicture } from "~/domain/transparency/reading/tree-picture";

/** What everybody may know about an entry. Times are UTC milliseconds, hashes hexadecimal. */
export type EntryRow = {
  readonly index: number;
  readonly type: string;
  readonly word: string;
  readonly at: number;
  readonly leafHash: string;
};

export type CheckpointRow = { readonly size: number; readonly at: number; readonly root: string };

export type AnchorRow = {
  readonly txHash: string;
  readonly chainId: number;
  readonly kind: "embedded" | "json-rpc";
  readonly contract: string;
  readonly size: number;
  readonly status: "signed" | "sent" | "mined" | "final" | "dropped";
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
  readonly at: number;
};

/** A chain in use that holds a head which is not one of ours. */
export type AlarmView = {
  readonly kind: "more-entries" | "other-head";
  readonly contract: string;
  readonly size: number;
  readonly at: number;
};

export type OverviewView = {
  readonly sequenced: number;
  readonly integrated: number;
  readonly level: AssuranceLevel;
  readonly anchored: AnchorRow | null;
  readonly alarms: readonly AlarmView[];
  readonly checkpoints: readonly CheckpointRow[];
  readonly anchors: readonly AnchorRow[];
  readonly entries: readonly EntryRow[];
  /** Where the next page of older entries begins. */
  readonly older: number | null;
  readonly picture: TreePicture | null;
};

export type EntryView = EntryRow & {
  /** Left out for readers who may know the place but not the content. */
  readonly content: {
    readonly subjectId: string;
    readonly actorId: string;
    readonly facts: { readonly [key: string]: Plain };
  } | null;
  /** When and why its content was erased, and the entry that says so. */
  readonly erased: {
    readonly at: number;
    readonly basis: ErasureBasis;
    readonly erasureIndex: number;
  } | null;
  readonly mayErase: boolean;
  readonly isAnchored: boolean;
  /** Entries in the tree that the picture shows. */
  readonly size: number;
  readonly picture: TreePicture | null;
};

/** What a verification found, and about which entry. */
export type VerifiedView = {
  readonly ok: boolean;
  readonly steps: readonly StepResult[];
  readonly entry: {
    readonly index: number;
    readonly type: string | null;
    readonly size: number;
  } | null;
};

/** The public half of the log: its name, and its key as a C2SP verifier key line. */
export type LogKeys = { readonly origin: string; readonly verifierKey: string };
