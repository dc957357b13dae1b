import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import type { InstalmentStatus, PaymentMethod } from "~/domain/voucher/co-payment";
import {
  findObligation,
  listInstalments,
  listReceipts,
} from "~db/repositories/voucher/wallet-pages";
import type { Store } from "~db/store";

type Named = { readonly ko: string; readonly en: string };

/** A posting by which the money of an instalment came in, or by which that was undone. */
export type Receipt = {
  readonly id: string;
  readonly amountKrw: Krw;
  readonly isUndone: boolean;
  readonly at: number;
  readonly logIndex: number;
};

export type PagedInstalment = {
  readonly id: string;
  readonly number: number;
  readonly amountKrw: Krw;
  readonly status: InstalmentStatus;
  readonly method: PaymentMethod | null;
  /** The payment page at the provider while it is open. */
  readonly payUrl: string | null;
  /** What to write as the depositor's name, once bank transfer was chosen. */
  readonly depositorCode: string | null;
  /** The provider's id of an open payment, for asking after it. */
  readonly stripeRef: string | null;
  readonly openedAt: number | null;
  readonly paidAt: number | null;
  readonly receipts: readonly Receipt[];
};

export type CoPaymentPage = {
  readonly id: string;
  readonly requestId: string;
  readonly companyId: string;
  readonly title: string;
  readonly hospital: Named;
  readonly round: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: Krw;
  readonly paidKrw: Krw;
  readonly leftKrw: Krw;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly paidAt: number | null;
  readonly instalments: readonly PagedInstalment[];
};

type InstalmentRow = Awaited<ReturnType<typeof listInstalments>>[number];
type ReceiptRow = Awaited<ReturnType<typeof listReceipts>>[number];

function paged(row: InstalmentRow, receipts: readonly ReceiptRow[]): PagedInstalment {
  const { id, number, status, method, openedAt, paidAt } = row;
  const isOpenAt = (by: PaymentMethod) => status === "opened" && method === by;
  return {
    ...{ id, number, status, method, openedAt, paidAt },
    amountKrw: krw(row.amountKrw),
    payUrl: isOpenAt("stripe") ? row.payUrl : null,
    depositorCode: isOpenAt("bank") ? row.providerRef : null,
    stripeRef: isOpenAt("stripe") ? row.providerRef : null,
    receipts: receipts
      .filter((receipt) => receipt.instalmentId === id)
      .map(({ id: receiptId, reason, amountKrw, at, logIndex }) => ({
        id: receiptId,
        amountKrw: krw(amountKrw),
        isUndone: reason === "reversal",
        at,
        logIndex,
      })),
  };
}

/** One co-payment for its company, or for everyone with `companyId` null; undefined if not theirs. */
export async function loadCoPaymentPage(
  store: Store,
  { coPaymentId, companyId }: { coPaymentId: string; companyId: string | null },
): Promise<CoPaymentPage | undefined> {
  const found = await findObligation(store.read, coPaymentId);
  if (!found || (companyId !== null && found.companyId !== companyId)) return undefined;
  const { dossier, ...head } = found;
  const rows = await listInstalments(store.read, [coPaymentId]);
  const receipts = await listReceipts(
    store.read,
    rows.map((row) => row.id),
  );
  const paidKrw = addKrw(
    ...rows.filter((row) => row.status === "paid").map((row) => krw(row.amountKrw)),
  );
  const amountKrw = krw(head.amountKrw);
  return {
    ...head,
    title: dossier.title,
    amountKrw,
    paidKrw,
    leftKrw: head.status === "due" ? subtractKrw(amountKrw, paidKrw) : krw(0),
    instalments: rows.map((row) => paged(row, receipts)),
  };
}
