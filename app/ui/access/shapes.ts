import type { DataType } from "~/domain/catalogue/data-type";
import type { ProjectClass } from "~/domain/programme/round-rules";
import type { Named } from "~/ui/i18n";
import type { RefusalWords } from "~/ui/kit/status/Refusal";

/** What the pages of this word show; the queries answer in these shapes. */

/** Errors of a form by field, as words. */
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

/** Who has to act next on a request. */
export type Turn = "you-finish" | "committees" | "you-pay" | "in-use" | "nobody";

export type ReceiptLine = {
  readonly lineId: string;
  readonly datasetId: string;
  readonly title: Named;
  readonly dataType: DataType;
  /** Whether the hospital still lists it; a withdrawn dataset cannot be asked for. */
  readonly isListed: boolean;
  readonly priceKrw: number;
  readonly voucherKrw: number;
  readonly coPayKrw: number;
};

export type ReceiptHospital = {
  readonly hospitalId: string;
  readonly hospital: Named;
  readonly lines: readonly ReceiptLine[];
  readonly totalKrw: number;
  readonly coPayKrw: number;
  /** The payments in which the co-pay of this hospital would be made. */
  readonly instalmentsKrw: readonly number[];
};

/** Why a basket has its class, and what would move it; as the programme's rule says it. */
export type ClassNote = {
  readonly projectClass: ProjectClass;
  readonly because: string;
  readonly dataTypes: number;
  readonly institutions: number;
  readonly changes: readonly ClassChange[];
};

export type ClassChange = {
  readonly to: ProjectClass;
  readonly needs: "any" | "all";
  readonly of: readonly {
    readonly fact: "data-types" | "institutions" | "price";
    readonly is: "at-least" | "below";
    readonly value: number;
  }[];
};

export type ReceiptView = {
  readonly hospitals: readonly ReceiptHospital[];
  readonly lineCount: number;
  /** null where no round's rules apply to the company. */
  readonly classification: ClassNote | null;
  readonly round: Named | null;
  readonly ruleVersion: string | null;
  readonly coPayRate: number | null;
  readonly totalKrw: number;
  readonly voucherKrw: number;
  readonly coPayKrw: number;
  readonly credit: {
    readonly leftKrw: number;
    /** Negative where the credit is short. */
    readonly afterKrw: number;
    readonly expiresAt: number;
  } | null;
  /** What stands in the way of submitting, apart from the dossier. */
  readonly obstacles: readonly RefusalWords[];
};
