/** When a chain does not take a block back any more. */
export type Finality =
  /** Every block is settled when it is made: one producer, or byzantine agreement. */
  | { readonly kind: "instant" }
  /** The node says how far it is settled, under the block tag `finalized`. */
  | { readonly kind: "tag" }
  /** A block is taken as settled when so many lie on it, itself counted. */
  | { readonly kind: "depth"; readonly blocks: number };

/** What a transaction offers for a unit of gas, in wei. Source: EIP-1559; the older form before it */
export type Fees =
  | {
      readonly kind: "eip1559";
      readonly maxFeePerGas: bigint;
      readonly maxPriorityFeePerGas: bigint;
    }
  | { readonly kind: "legacy"; readonly gasPrice: bigint };

/**
 * How a family of chains behaves, as far as anchoring must know.
 * Source: docs/decisions/025-chains.md
 */
export type ChainProfile = {
  readonly id: "embedded" | "besu" | "kaia" | "ethereum" | "op-stack";
  /** Whether others than the operator keep it; one of our own proves nothing to them. */
  readonly isOutside: boolean;
  readonly finality: Finality;
  /** `free`: gas costs nothing. `legacy`: one gas price. `eip1559`: a cap and a tip. */
  readonly fees: "free" | "legacy" | "eip1559";
  /** How long a sent transaction may wait for its block before a dearer one takes its place. */
  readonly resubmitAfterMs: number;
  /**
   * `as-given`: headers and accounts are not those of Ethereum, so that nobody can recompute the
   * block hash from what a proof file holds. Heads on such a chain are asked for, not proved offline.
   */
  readonly headerForm: "ethereum" | "as-given";
};

const SECOND = 1_000;

/** The families of chains that the hub knows, by the name they have in the settings. */
export const CHAIN_PROFILES = {
  embedded: {
    id: "embedded",
    isOutside: false,
    finality: { kind: "instant" },
    fees: "eip1559",
    resubmitAfterMs: 30 * SECOND,
    headerForm: "ethereum",
  },
  besu: {
    id: "besu",
    isOutside: true,
    finality: { kind: "instant" },
    fees: "free",
    resubmitAfterMs: 30 * SECOND,
    headerForm: "ethereum",
  },
  kaia: {
    id: "kaia",
    isOutside: true,
    finality: { kind: "instant" },
    fees: "legacy",
    resubmitAfterMs: 30 * SECOND,
    headerForm: "as-given",
  },
  ethereum: {
    id: "ethereum",
    isOutside: true,
    finality: { kind: "tag" },
    fees: "eip1559",
    resubmitAfterMs: 48 * SECOND,
    headerForm: "ethereum",
  },
  "op-stack": {
    id: "op-stack",
    isOutside: true,
    finality: { kind: "tag" },
    fees: "eip1559",
    resubmitAfterMs: 30 * SECOND,
    headerForm: "ethereum",
  },
} as const satisfies { readonly [Id in ChainProfile["id"]]: ChainProfile & { readonly id: Id } };
