import type { FeeLimits } from "~/domain/transparency/anchoring/fees";
import type { ChainProfile, Fees } from "~/domain/transparency/anchoring/profile";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";

/** A head of our log that a chain has accepted; size 0 before the first. */
export type AnchoredHead = {
  readonly size: number;
  readonly root: Uint8Array;
  /** How many witnesses must sign the next head; 0 asks for none. */
  readonly quorum: number;
};

/** A head to publish and the proof that it extends the previous one. */
export type HeadToPublish = {
  readonly prevSize: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** RFC 9162 consistency proof; empty when `prevSize` is 0. */
  readonly consistency: readonly Uint8Array[];
  /** 65 bytes each, r ‖ s ‖ v over the head as EIP-712 has it; in any order. */
  readonly signatures: readonly Uint8Array[];
};

/** A signed transaction, to be stored before it is sent. */
export type SignedHead = {
  readonly txHash: string;
  readonly rawTx: `0x${string}`;
  readonly nonce: number;
  /** What it pays at most for a unit of gas, in wei, as decimal digits. */
  readonly feePerGas: string;
};

/** What a chain says about a transaction that is in a block. */
export type AnchorReceipt = {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly gasUsed: number;
  /** Whether the contract took it; a refused one has changed nothing. */
  readonly isAccepted: boolean;
  /** Settled so that this chain does not take it back, as its profile says. */
  readonly isFinal: boolean;
};

/** A chain that keeps the heads of one log. All methods throw GatewayFault when it does not answer. */
export type AnchorChain = {
  /** What the settings call it; `embedded` for our own. */
  readonly name: string;
  readonly profile: ChainProfile;
  /** What the settings allow it to cost; nothing said is no limit. */
  readonly limits?: FeeLimits | undefined;
  /** 0 until the first `connect` of a chain that did not answer at the start. */
  readonly chainId: number;
  readonly contract: string;
  /**
   * Makes sure that the chain answers, is the one that we knew and keeps our contract. What follows
   * is asked of one node until the next `connect`.
   */
  connect(): Promise<void>;
  /** @param at the newest head, or the newest one that the chain does not take back */
  head(at?: "latest" | "final"): Promise<AnchoredHead>;
  /** How many transactions of the anchor's key are in blocks: the next nonce. */
  nonce(): Promise<number>;
  /** What a transaction should offer now, before any limit. */
  suggestFees(): Promise<Fees>;
  /** Tries the publication out and signs it, without sending. */
  sign(head: HeadToPublish, terms: { nonce: number; fees: Fees }): Promise<SignedHead>;
  /** Sends the same bytes as often as needed; a transaction the chain already knows is no fault. */
  send(rawTx: `0x${string}`): Promise<void>;
  receipt(txHash: string): Promise<AnchorReceipt | undefined>;
  /**
   * The proof, from the chain's own structures, of the head that our log has after a block.
   * @throws GatewayFault `chain-form-unknown`, for good, where the profile's form is `as-given` or
   * the node's headers are of a form that we do not know
   */
  evidence(blockHash: string): Promise<ChainEvidence>;
  close(): Promise<void>;
};
