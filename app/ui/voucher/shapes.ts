import type { EnterpriseSize } from "~/domain/identity/region";
import type { ProjectClass } from "~/domain/programme/round-rules";
import type { InstalmentStatus, PaymentMethod } from "~/domain/voucher/co-payment";
import type { AccountKind, TransferReason } from "~/domain/voucher/ledger";
import type { Named } from "~/ui/i18n";

/** Amounts are whole won, moments UTC milliseconds. */
export type VoucherFacts = {
  readonly id: string;
  readonly round: Named;
  readonly projectClass: ProjectClass;
  readonly enterpriseSize: EnterpriseSize;
  /** Basis points. */
  readonly coPayRate: number;
  readonly expiresAt: number;
  readonly grantedKrw: number;
  readonly availableKrw: number;
  readonly heldKrw: number;
  readonly spentKrw: number;
  readonly returnedKrw: number;
};

export type ObligationFacts = {
  readonly id: string;
  readonly requestId: string;
  readonly title: string;
  readonly hospital: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: number;
  readonly paidKrw: number;
  readonly instalmentsPaid: number;
  readonly instalmentCount: number;
  readonly dueAt: number;
  readonly isLate: boolean;
};

export type PostingFacts = {
  readonly id: string;
  readonly at: number;
  readonly reason: TransferReason;
  readonly amountKrw: number;
  readonly from: AccountKind;
  readonly to: AccountKind;
  readonly requestId: string | null;
  readonly logIndex: number;
};

export type WalletFacts = {
  readonly vouchers: readonly VoucherFacts[];
  readonly obligations: readonly ObligationFacts[];
  readonly postings: readonly PostingFacts[];
  readonly postingCount: number;
  readonly page: number;
  readonly pageSize: number;
};

export type ReceiptFacts = {
  readonly id: string;
  readonly amountKrw: number;
  readonly isUndone: boolean;
  readonly at: number;
  readonly logIndex: number;
};

export type InstalmentFacts = {
  readonly id: string;
  readonly number: number;
  readonly amountKrw: number;
  readonly status: InstalmentStatus;
  readonly method: PaymentMethod | null;
  readonly payUrl: string | null;
  readonly depositorCode: string | null;
  readonly openedAt: number | null;
  readonly paidAt: number | null;
  readonly receipts: readonly ReceiptFacts[];
};

export type CoPaymentFacts = {
  readonly id: string;
  readonly requestId: string;
  readonly title: string;
  readonly hospital: Named;
  readonly round: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: number;
  readonly paidKrw: number;
  readonly leftKrw: number;
  readonly dueAt: number;
  readonly instalments: readonly InstalmentFacts[];
};

/** Where a bank transfer goes. */
export type AccountFacts = {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
  readonly isInvented: boolean;
};
