import type { EnterpriseSize } from "~/domain/identity/region";
import type { ProjectClass } from "~/domain/programme/round-rules";
import { addKrw, type BasisPoints, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import type { AccountKind } from "~/domain/voucher/ledger";
import {
  type Flow,
  listInstalments,
  listObligations,
  listPostingsOfOwners,
  listVouchersWithTerms,
  type Posting,
  sumFlowsOfOwners,
} from "~db/repositories/voucher/wallet-pages";
import type { Store } from "~db/store";

type Named = { readonly ko: string; readonly en: string };

/** A voucher by its postings: granted = available + held + spent + returned, to the won. */
export type WalletVoucher = {
  readonly id: string;
  readonly round: Named;
  readonly projectClass: ProjectClass;
  readonly enterpriseSize: EnterpriseSize;
  readonly coPayRate: BasisPoints;
  /** Exclusive end, UTC milliseconds. */
  readonly expiresAt: number;
  readonly grantedKrw: Krw;
  readonly availableKrw: Krw;
  readonly heldKrw: Krw;
  readonly spentKrw: Krw;
  readonly returnedKrw: Krw;
};

/** What a company owes beside its voucher for one hospital's decision. */
export type Obligation = {
  readonly id: string;
  readonly requestId: string;
  readonly title: string;
  readonly hospital: Named;
  readonly status: "due" | "paid" | "cancelled";
  readonly amountKrw: Krw;
  readonly paidKrw: Krw;
  readonly instalmentsPaid: number;
  readonly instalmentCount: number;
  readonly dueAt: number;
  readonly isLate: boolean;
};

export type Wallet = {
  readonly vouchers: readonly WalletVoucher[];
  readonly obligations: readonly Obligation[];
  readonly postings: readonly Posting[];
  readonly postingCount: number;
  readonly page: number;
  readonly pageSize: number;
};

export const WALLET_PAGE_SIZE = 25;
const MOST_OBLIGATIONS = 100;

/** What flowed one way less what flowed back. */
function net(flows: readonly Flow[], from: readonly AccountKind[], to: AccountKind): Krw {
  const sum = (rows: readonly Flow[]) => addKrw(...rows.map((row) => krw(row.amountKrw)));
  const there = flows.filter((flow) => from.includes(flow.from) && flow.to === to);
  const back = flows.filter((flow) => flow.from === to && from.includes(flow.to));
  return subtractKrw(sum(there), sum(back));
}

const CREDIT: readonly AccountKind[] = ["voucher-available", "voucher-held"];

/** A voucher's figures from the flows on its accounts; no figure comes from anywhere else. */
export function voucherFigures(flows: readonly Flow[]) {
  const grantedKrw = net(flows, ["programme-available"], "voucher-available");
  const heldKrw = subtractKrw(
    net(flows, ["voucher-available"], "voucher-held"),
    net(flows, ["voucher-held"], "hospital-from-voucher"),
  );
  const spentKrw = net(flows, CREDIT, "hospital-from-voucher");
  const returnedKrw = net(flows, CREDIT, "programme-returned");
  const availableKrw = subtractKrw(grantedKrw, addKrw(heldKrw, spentKrw, returnedKrw));
  return { grantedKrw, availableKrw, heldKrw, spentKrw, returnedKrw };
}

async function obligationsOf(
  store: Store,
  { companyId, at }: { companyId: string; at: number },
): Promise<Obligation[]> {
  const rows = await listObligations(store.read, { companyId, limit: MOST_OBLIGATIONS });
  const parts = await listInstalments(
    store.read,
    rows.map((row) => row.id),
  );
  return rows.map(({ dossier, createdAt: _, paidAt: __, companyId: ___, ...row }) => {
    const own = parts.filter((part) => part.coPaymentId === row.id);
    const paid = own.filter((part) => part.status === "paid");
    return {
      ...row,
      title: dossier.title,
      amountKrw: krw(row.amountKrw),
      paidKrw: addKrw(...paid.map((part) => krw(part.amountKrw))),
      instalmentsPaid: paid.length,
      instalmentCount: own.length,
      isLate: row.status === "due" && at >= row.dueAt,
    };
  });
}

/** A company's wallet: its vouchers, what it owes, and every posting on its accounts. @param page from 1 */
export async function loadWallet(
  store: Store,
  { companyId, page, at }: { companyId: string; page: number; at: number },
): Promise<Wallet> {
  const vouchers = await listVouchersWithTerms(store.read, companyId);
  const voucherIds = vouchers.map((voucher) => voucher.id);
  const flows = await sumFlowsOfOwners(store.read, voucherIds);
  const { postings, total } = await listPostingsOfOwners(store.read, {
    ownerIds: [companyId, ...voucherIds],
    offset: (page - 1) * WALLET_PAGE_SIZE,
    limit: WALLET_PAGE_SIZE,
  });
  return {
    vouchers: vouchers.map(({ createdAt: _, ...voucher }) => ({
      ...voucher,
      ...voucherFigures(flows.filter((flow) => flow.ownerId === voucher.id)),
    })),
    obligations: await obligationsOf(store, { companyId, at }),
    postings,
    postingCount: total,
    page,
    pageSize: WALLET_PAGE_SIZE,
  };
}
