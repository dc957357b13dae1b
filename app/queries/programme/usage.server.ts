import type { DataType } from "~/domain/catalogue/data-type";
import { isCapitalRegion, type Region } from "~/domain/identity/region";
import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import {
  listBalancesOfOwners,
  listVouchersOfRound,
  sumByDataType,
  sumByHospital,
} from "~db/repositories/programme/programme-pages";
import { sumFlowsOfOwners } from "~db/repositories/voucher/wallet-pages";
import type { Store } from "~db/store";
import { voucherFigures } from "../voucher/wallet.server";

type Named = { readonly ko: string; readonly en: string };

/** Money that reached hospitals, by source. */
export type Used = { readonly voucherKrw: Krw; readonly coPayKrw: Krw };
export type HospitalUse = Used & {
  readonly id: string;
  readonly name: Named;
  readonly region: Region | null;
};
export type TypeUse = Used & { readonly dataType: DataType; readonly lineCount: number };
export type RegionUse = Used & {
  readonly region: Region | null;
  readonly isCapital: boolean;
  readonly hospitalCount: number;
};
export type CompanyUse = {
  readonly id: string;
  readonly name: Named;
  readonly grantedKrw: Krw;
  readonly availableKrw: Krw;
  readonly heldKrw: Krw;
  readonly spentKrw: Krw;
  /** The company's own part, paid in so far. */
  readonly coPaidKrw: Krw;
  readonly expiresAt: number;
};

export type Usage = {
  readonly hospitals: readonly HospitalUse[];
  readonly dataTypes: readonly TypeUse[];
  readonly regions: readonly RegionUse[];
  readonly companies: readonly CompanyUse[];
};

const exact = <Row extends { voucherKrw: number; coPayKrw: number }>(row: Row) => ({
  ...row,
  voucherKrw: krw(row.voucherKrw),
  coPayKrw: krw(row.coPayKrw),
});

/** Adds hospitals up by where they stand; hospitals without a region stand together. */
export function byRegion(hospitals: readonly HospitalUse[]): RegionUse[] {
  const groups = new Map<Region | null, HospitalUse[]>();
  for (const hospital of hospitals) {
    groups.set(hospital.region, [...(groups.get(hospital.region) ?? []), hospital]);
  }
  return [...groups]
    .map(([region, group]) => ({
      region,
      isCapital: region !== null && isCapitalRegion(region),
      hospitalCount: group.length,
      voucherKrw: addKrw(...group.map((hospital) => hospital.voucherKrw)),
      coPayKrw: addKrw(...group.map((hospital) => hospital.coPayKrw)),
    }))
    .sort((a, b) => b.voucherKrw + b.coPayKrw - (a.voucherKrw + a.coPayKrw));
}

async function companiesOf(store: Store, roundId: string): Promise<CompanyUse[]> {
  const vouchers = await listVouchersOfRound(store.read, roundId);
  const owners = vouchers.flatMap((voucher) => [voucher.id, voucher.companyId]);
  const balances = await listBalancesOfOwners(store.read, { roundId, ownerIds: owners });
  const flows = await sumVoucherFlows(
    store,
    vouchers.map((voucher) => voucher.id),
  );
  const balance = (ownerId: string, kind: string) =>
    krw(balances.find((row) => row.ownerId === ownerId && row.kind === kind)?.balanceKrw ?? 0);
  return vouchers.map((voucher) => ({
    id: voucher.companyId,
    name: voucher.company,
    expiresAt: voucher.expiresAt,
    ...flows(voucher.id),
    // A payer is below zero by what it paid.
    coPaidKrw: subtractKrw(krw(0), balance(voucher.companyId, "payer")),
  }));
}

async function sumVoucherFlows(store: Store, voucherIds: readonly string[]) {
  const flows = await sumFlowsOfOwners(store.read, voucherIds);
  return (voucherId: string) => {
    const { grantedKrw, availableKrw, heldKrw, spentKrw } = voucherFigures(
      flows.filter((flow) => flow.ownerId === voucherId),
    );
    return { grantedKrw, availableKrw, heldKrw, spentKrw };
  };
}

/** Who and what the money of a round reached, from the ledger. */
export async function loadUsage(store: Store, roundId: string): Promise<Usage> {
  const hospitals = (await sumByHospital(store.read, roundId)).map(exact);
  return {
    hospitals,
    dataTypes: (await sumByDataType(store.read, roundId)).map(exact),
    regions: byRegion(hospitals),
    companies: await companiesOf(store, roundId),
  };
}
