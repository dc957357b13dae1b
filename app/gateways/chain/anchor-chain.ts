import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";

/** The newest head of our log that a chain has accepted; size 0 before the first. */
export type AnchoredHead = { readonly size: number; readonly root: Uint8Array };

/** A head to publish and the proof that it extends the previous one. */
export type HeadToPublish = {
  readonly prevSize: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** RFC 9162 consistency proof; empty when `prevSize` is 0. */
  readonly consistency: readonly Uint8Array[];
};

/** A signed transaction, to be stored before it is sent. */
export type SignedHead = {
  readonly txHash: string;
  readonly rawTx: `0x${string}`;
  readonly nonce: number;
};

/** What a chain says about a transaction that is in a block. */
export type AnchorReceipt = {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly gasUsed: number;
  /** Whether the contract took it; a refused one has changed nothing. */
  readonly isAccepted: boolean;
  /** Deep enough under the newest block that this chain does not take it back. */
  readonly isFinal: boolean;
};

/** A chain that keeps the heads of one log. All methods throw GatewayFault when it does not answer. */
export type AnchorChain = {
  /** `embedded` proves nothing to outsiders by itself: it runs inside the operator's program. */
  readonly kind: "embedded" | "json-rpc";
  /** 0 until the first `connect` of a chain that did not answer at the start. */
  readonly chainId: number;
  readonly contract: string;
  /** Makes sure that the chain answers and is still the one that we knew. */
  connect(): Promise<void>;
  head(): Promise<AnchoredHead>;
  /** How many transactions of the anchor's key are in blocks: the next nonce. */
  nonce(): Promise<number>;
  /** Tries the publication out and signs it, without sending. */
  sign(head: HeadToPublish): Promise<SignedHead>;
  /** Sends the same bytes as often as needed; a transaction the chain already knows is no fault. */
  send(rawTx: `0x${string}`): Promise<void>;
  receipt(txHash: string): Promise<AnchorReceipt | undefined>;
  /** The proof, from the chain's own structures, that this transaction set the head. */
  evidence(txHash: string): Promise<ChainEvidence>;
  close(): Promise<void>;
};
