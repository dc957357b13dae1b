import type { AnchorChain, AnchoredHead } from "~/gateways/chain/anchor-chain";
import type { WitnessClient } from "~/gateways/witness/witness-client";
import type { LogTree } from "~db/repositories/transparency/log-tree";
import type { ProcessContext } from "../process.server";

export type AnchorContext = ProcessContext & {
  /** Who signs heads for chains whose contract asks for witnesses. */
  readonly witnesses?: readonly Pick<WitnessClient, "signHead">[] | undefined;
};

/** One walk of a chain's anchorer, with what it needs on the way. */
export type Round = {
  readonly context: AnchorContext;
  readonly chain: AnchorChain;
  readonly tree: LogTree;
  /** Aborted when the hub stops or another hub has taken the lease: nothing new is signed then. */
  readonly signal: AbortSignal;
};

/** What a look at the chain has shown, all of one moment. */
export type Sight = {
  /** The next nonce of the anchor's key. */
  readonly nonce: number;
  readonly latest: AnchoredHead;
  /** The newest head that the chain does not take back. */
  readonly final: AnchoredHead;
};
