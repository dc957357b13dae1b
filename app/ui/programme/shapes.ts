import type { DataType } from "~/domain/catalogue/data-type";
import type { Region } from "~/domain/identity/region";
import type { Budget } from "~/domain/voucher/budget";
import type { AccountKind, TransferReason } from "~/domain/voucher/ledger";
import type { Named } from "~/ui/i18n";

/** Amounts are whole won, moments UTC milliseconds. */
export type RoundFacts = { readonly id: string; readonly year: number; readonly name: Named };
export type BudgetFacts = { readonly [Figure in keyof Budget]: number };

export type BurnDownFacts = {
  readonly points: readonly { at: number; leftKrw: number; spentKrw: number }[];
  readonly plan: readonly { at: number; leftKrw: number }[];
};

type Used = { readonly voucherKrw: number; readonly coPayKrw: number };
export type HospitalFacts = Used & {
  readonly id: string;
  readonly name: Named;
  readonly region: Region | null;
};
export type TypeFacts = Used & { readonly dataType: DataType; readonly lineCount: number };
export type RegionFacts = Used & {
  readonly region: Region | null;
  readonly isCapital: boolean;
  readonly hospitalCount: number;
};
export type CompanyFacts = {
  readonly id: string;
  readonly name: Named;
  readonly grantedKrw: number;
  readonly availableKrw: number;
  readonly heldKrw: number;
  readonly spentKrw: number;
  readonly coPaidKrw: number;
  readonly expiresAt: number;
};
export type UsageFacts = {
  readonly hospitals: readonly HospitalFacts[];
  readonly dataTypes: readonly TypeFacts[];
  readonly regions: readonly RegionFacts[];
  readonly companies: readonly CompanyFacts[];
};

export type CoPaymentRowFacts = {
  readonly id: string;
  readonly company: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: number;
  readonly paidKrw: number;
  readonly dueAt: number;
  readonly isLate: boolean;
};
export type CoPaymentSumFacts = {
  readonly dueKrw: number;
  readonly lateKrw: number;
  readonly rows: readonly CoPaymentRowFacts[];
};

type TimeFacts = {
  readonly count: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
};
export type DecisionFacts = TimeFacts & {
  readonly open: number;
  readonly late: number;
  readonly hospitals: readonly (TimeFacts & { readonly id: string; readonly name: Named })[];
};

export type RiskFacts = {
  readonly kind: "hold-ends" | "voucher-ends";
  readonly id: string;
  readonly requestId: string | null;
  readonly company: Named;
  readonly amountKrw: number;
  readonly at: number;
};

export type DeskFacts = {
  readonly rounds: readonly RoundFacts[];
  readonly round: RoundFacts;
  readonly budget: BudgetFacts;
  readonly burnDown: BurnDownFacts;
  readonly usage: UsageFacts;
  readonly coPayments: CoPaymentSumFacts;
  readonly decisions: DecisionFacts;
  readonly risks: { readonly totalKrw: number; readonly rows: readonly RiskFacts[] };
  /** How far ahead the desk watches, in days. */
  readonly watch: { readonly holdDays: number; readonly voucherDays: number };
};

export type LedgerPostingFacts = {
  readonly id: string;
  readonly at: number;
  readonly reason: TransferReason;
  readonly amountKrw: number;
  readonly from: AccountKind;
  readonly fromName: Named | null;
  readonly to: AccountKind;
  readonly toName: Named | null;
  readonly ruleVersion: string;
  readonly reversesId: string | null;
  readonly logIndex: number;
};

/** What the drill-down is narrowed to, as its address says. */
export type PostingQuery = {
  readonly round: string;
  readonly reason?: TransferReason | undefined;
  readonly account?: AccountKind | undefined;
  readonly owner?: string | undefined;
  readonly region?: Region | undefined;
  readonly dataType?: DataType | undefined;
  readonly request?: string | undefined;
  /** Korean calendar days, the last one still counts. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

export type PostingsFacts = {
  readonly postings: readonly LedgerPostingFacts[];
  readonly count: number;
  readonly intoKrw: number;
  readonly outKrw: number;
  readonly isSided: boolean;
  readonly ownerName: Named | null;
  readonly page: number;
  readonly pageSize: number;
};

export type WaitingTransferFacts = {
  readonly instalmentId: string;
  readonly coPaymentId: string;
  readonly number: number;
  readonly amountKrw: number;
  readonly depositorCode: string | null;
  readonly openedAt: number | null;
  readonly dueAt: number;
  readonly coPaymentStatus: "due" | "paid" | "cancelled";
  readonly company: Named;
};
/** A transfer that may still come although the instalment is not open for the bank any more. */
export type LateTransferFacts = WaitingTransferFacts & {
  readonly instalmentStatus: "due" | "opened" | "paid" | "cancelled";
};
export type SurplusFacts = {
  readonly transferId: string;
  readonly coPaymentId: string;
  readonly number: number;
  readonly amountKrw: number;
  readonly why: "cancelled" | "paid-before";
  readonly at: number;
  readonly logIndex: number;
  readonly company: Named;
};
export type ConfirmedTransferFacts = {
  readonly instalmentId: string;
  readonly coPaymentId: string;
  readonly number: number;
  readonly amountKrw: number;
  readonly depositorCode: string | null;
  readonly paidAt: number | null;
  readonly company: Named;
};
