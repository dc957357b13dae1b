import type { Instant } from "~/domain/shared/instant";
import type { Krw } from "~/domain/shared/krw";
import type { Dossier } from "./dossier";
import type { LineStatus, RequestStatus } from "./states";

/** One dataset of a request. Amounts are frozen at submission and null in a draft. */
export type RequestLine = {
  readonly id: string;
  readonly datasetId: string;
  readonly hospitalId: string;
  readonly reviewId: string | null;
  readonly status: LineStatus;
  readonly priceKrw: Krw | null;
  readonly voucherKrw: Krw | null;
  readonly coPayKrw: Krw | null;
  readonly addedAt: Instant;
};

export type AttachmentHead = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly addedAt: Instant;
};

/** A data access request over datasets of one or several hospitals; as a draft it is the basket. */
export type DataAccessRequest = {
  readonly id: string;
  readonly companyId: string;
  readonly createdBy: string;
  readonly status: RequestStatus;
  readonly dossier: Dossier;
  /** Grows with each saved change of the draft. */
  readonly version: number;
  readonly roundId: string | null;
  readonly agreementId: string | null;
  readonly voucherId: string | null;
  readonly projectClass: "large" | "medium" | "small" | null;
  readonly totalKrw: Krw | null;
  readonly voucherKrw: Krw | null;
  readonly coPayKrw: Krw | null;
  readonly ruleVersion: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly submittedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Why the company took it back; null unless it did. */
  readonly withdrawalReason: string | null;
  readonly lines: readonly RequestLine[];
  /** The people of the company who may use the data. */
  readonly team: readonly string[];
  readonly attachments: readonly AttachmentHead[];
};

const ENDED: ReadonlySet<LineStatus> = new Set(["refused", "granted", "lapsed", "withdrawn"]);

/** Whether a line needs nothing more from anybody. A grant lives on by itself. */
export const isEnded = (status: LineStatus): boolean => ENDED.has(status);
