import type { DomainEvent } from "../shared/event";
import type { Instant } from "../shared/instant";
import { type Krw, krw } from "../shared/krw";
import { accept, type Outcome, refuse } from "../shared/outcome";
import { sha256Hex } from "../shared/sha256";

/** One certificate for one version of a dataset. Source: docs/decisions/071-certificates.md */
export type Certificate = {
  readonly id: string;
  readonly datasetId: string;
  readonly version: number;
  /** The institution that has it now. */
  readonly holderId: string;
  readonly status: "requested" | "minted";
  readonly tokenId: string;
  readonly recordSha256: string;
  /** What the holder gets for each use of the data, whole won. */
  readonly usageFeeKrw: Krw;
  readonly createdAt: Instant;
  readonly mintedAt: Instant | null;
  readonly txHash: string | null;
  readonly logIndex: number;
};

/** The way of a certificate from one institution to another. */
export type CertificateTransfer = {
  readonly id: string;
  readonly certificateId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly status: "requested" | "done";
  readonly at: Instant;
  readonly doneAt: Instant | null;
  readonly txHash: string | null;
  readonly logIndex: number;
};

/** The token of a certificate: 256 bits that say nothing to whoever sees them on a chain. */
export const tokenIdOf = (certificateId: string): string =>
  BigInt(`0x${sha256Hex(`vouchsafe certificate ${certificateId}`)}`).toString();

export type FeeRefusal =
  | { readonly code: "usage-fee-not-whole" }
  | { readonly code: "usage-fee-too-high"; readonly priceKrw: Krw };

/** A fee for each use: nothing at least, the price of the whole dataset at most. */
export function checkUsageFee(
  usageFeeKrw: number,
  { priceKrw }: { priceKrw: number },
): Outcome<Krw, FeeRefusal> {
  if (!Number.isSafeInteger(usageFeeKrw) || usageFeeKrw < 0) {
    return refuse({ code: "usage-fee-not-whole" });
  }
  if (usageFeeKrw > priceKrw) {
    return refuse({ code: "usage-fee-too-high", priceKrw: krw(priceKrw) });
  }
  return accept(krw(usageFeeKrw));
}

/** What a certificate is doing: waiting for the chain, resting with its holder, or on its way. */
export const stateOf = (
  { status }: Pick<Certificate, "status">,
  transfers: readonly Pick<CertificateTransfer, "status">[],
): "requested" | "minted" | "moving" =>
  status === "minted" && transfers.some((each) => each.status === "requested") ? "moving" : status;

export type ReceiverRefusal = { readonly code: "not-an-institution" };

/** A certificate goes to another hospital or to a consortium, and to nobody else. */
export function checkReceiver(
  receiver: { readonly id: string; readonly kind: string } | null,
  { holderId }: Pick<Certificate, "holderId">,
): Outcome<string, ReceiverRefusal> {
  const isInstitution = receiver?.kind === "hospital" || receiver?.kind === "consortium";
  return receiver && isInstitution && receiver.id !== holderId
    ? accept(receiver.id)
    : refuse({ code: "not-an-institution" });
}

export type CertificateHappening = {
  readonly type:
    | "certificate-requested"
    | "certificate-minted"
    | "certificate-transfer-requested"
    | "certificate-transferred";
  readonly certificateId: string;
  readonly facts: DomainEvent["facts"];
};

/** Something that happened to a certificate, as the log keeps it. */
export const certificateEvent = (
  { actorId, at }: { readonly actorId: string; readonly at: Instant },
  { type, certificateId, facts }: CertificateHappening,
): DomainEvent => ({
  type,
  word: "federation",
  subjectId: certificateId,
  actorId,
  at,
  facts,
});
