import type { MonitorReport } from "~/domain/transparency/monitoring/report";

/** A chain in use, as managers read it. Sizes are entries, times UTC milliseconds. */
export type ChainView = {
  readonly name: string;
  readonly profile: "embedded" | "besu" | "kaia" | "ethereum" | "op-stack";
  readonly isOutside: boolean;
  readonly chainId: number;
  readonly contract: string;
  readonly headSize: number;
  readonly finalSize: number;
  readonly checkedAt: number | null;
  readonly fault: string | null;
  /** Entries under a checkpoint that the chain does not hold yet, and for how long. */
  readonly lag: number;
  readonly lagMs: number;
  readonly alarm: { readonly kind: "more-entries" | "other-head"; readonly size: number } | null;
};

/** What the witnesses of the policy have done. */
export type WitnessesView = {
  readonly isAsked: boolean;
  readonly quorumSize: number | null;
  readonly isQuorumMet: boolean;
  readonly witnesses: readonly {
    readonly name: string;
    readonly cosignedSize: number;
    readonly askedAt: number | null;
    readonly fault: string | null;
  }[];
  readonly alarms: readonly {
    readonly witness: string;
    readonly kind: "other-history" | "more-entries";
    readonly size: number;
    readonly at: number;
    readonly evidence: string;
  }[];
};

/** The hub's own last look at its log. */
export type OwnCheckView =
  | { readonly state: "never" }
  | { readonly state: "forged"; readonly at: number }
  | ({ readonly state: "done" } & MonitorReport);
