import type { DataUseKind } from "~/domain/access/grant/data-use";
import type { UnusualSign } from "~/domain/access/grant/unusual-use";
import type { Named } from "~/ui/i18n";

/** One use of data, as its hospital and its company see it. */
export type UseRow = {
  readonly id: string;
  readonly grantId: string;
  readonly title: Named;
  readonly company: Named;
  readonly person: string;
  readonly kind: DataUseKind;
  readonly objectSha256: string;
  /** Bytes of a file, rows of an answer. */
  readonly amount: number;
  readonly servedAt: number;
  /** What the holder of the certificate got, whole won; null where nothing was due. */
  readonly feeKrw: number | null;
  readonly logIndex: number;
};

/** A use that was reported and that no grant allowed. */
export type RefusedRow = {
  readonly grantId: string;
  readonly title: Named;
  readonly company: Named;
  readonly reportId: string;
  readonly code: string;
  readonly servedAt: number;
  readonly recordedAt: number;
  readonly logIndex: number;
};

export type StepRow = { readonly type: string; readonly at: number; readonly logIndex: number };

export type GrantMonthRow = {
  readonly grantId: string;
  readonly title: Named;
  readonly company: Named;
  readonly uses: number;
  readonly bytes: number;
  readonly rows: number;
  readonly mostInADay: number;
  readonly refused: number;
  readonly last: number | null;
  readonly signs: readonly UnusualSign[];
};

export type CheckRow = {
  readonly month: string;
  readonly checkedAt: number;
  readonly checkedBy: string;
  readonly uses: number;
  readonly refused: number;
  readonly logIndex: number;
};

export type NodeKeyRow = {
  readonly id: string;
  readonly algorithm: "EdDSA" | "ES256";
  readonly addedAt: number;
  readonly removedAt: number | null;
};
