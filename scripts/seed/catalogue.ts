/** Lists the datasets of the demo world: invented ones, and those profiled from real sample files. */
import { listDatasets } from "~/commands/catalogue/list-datasets.server";
import type { DataType } from "~/domain/catalogue/data-type";
import type { Actor } from "~/domain/identity/role";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import { demoListings } from "~db/seed/demo-datasets";
import { flagshipListings } from "~db/seed/flagship-datasets";
import { profiledListings } from "~db/seed/profiled-datasets";
import { profileFolder } from "~node/profile/profile-folder";
import type { Institutions, SeededHospital } from "./institutions";
import { done, type SeedDeps } from "./seed-deps";

/** A dataset wanted by a case: of a kind, near a place in the list of hospitals, cheap or dear. */
export type Wanted = {
  readonly dataType: DataType;
  readonly hospital: number;
  readonly diseases: readonly string[];
  readonly price: "cheap" | "dear";
  /** Datasets that the case has already. */
  readonly besides: readonly string[];
};

export type Shelves = {
  readonly count: number;
  /** @throws RangeError when no hospital has one */
  readonly datasetOf: (wanted: Wanted) => string;
};

type Offer = {
  readonly datasetId: string;
  readonly dataType: DataType;
  readonly diseases: readonly string[];
  readonly place: number;
  readonly price: number;
};

/** The hospital that also holds the three linked datasets. */
const FLAGSHIP_HOLDER = "saebyeokbit";
/** Among so many hospitals from the named place on a case chooses its dataset. */
const NEAR = 14;
/** What a case at most pays for a dear dataset, in won. */
const DEAR = 45_000_000;

/** Near and about the disease of the case, or else near. */
function choose(offers: readonly Offer[], wanted: Wanted): string {
  const { dataType, hospital, diseases, price, besides } = wanted;
  const near = offers
    .filter((one) => one.dataType === dataType && one.price <= DEAR)
    .filter((one) => !besides.includes(one.datasetId))
    .filter((one) => one.place >= hospital && one.place < hospital + NEAR)
    .sort((a, b) => a.price - b.price);
  const fitting = near.filter((one) => one.diseases.some((code) => diseases.includes(code)));
  const shelf = fitting.length > 0 ? fitting : near;
  const chosen = price === "cheap" ? shelf[0] : shelf.at(-1);
  if (!chosen) throw new RangeError(`no ${dataType} near ${hospital}`);
  return chosen.datasetId;
}

const officeOf = (hospital: SeededHospital): Actor => ({
  personId: hospital.dataOfficerId,
  organisationId: hospital.id,
  role: "data-office",
});

/** @param samples the folder of real files to profile, or null where there is none */
export async function listCatalogue(
  deps: SeedDeps,
  { hospitals }: Institutions,
  samples: string | null,
): Promise<Shelves> {
  const offers: Offer[] = [];
  for (const [place, hospital] of hospitals.entries()) {
    const listings = [
      ...demoListings(hospital, place),
      ...(hospital.key === FLAGSHIP_HOLDER ? flagshipListings(hospital, place) : []),
    ];
    const listed = await listDatasets(deps, {
      hospitalId: hospital.id,
      listings,
      origin: "demo",
      actor: officeOf(hospital),
      at: deps.at,
    });
    const { datasetIds } = done(listed);
    for (const [i, { dataType, diseases, priceParts }] of listings.entries()) {
      const price = Object.values(priceParts).reduce((sum, part) => sum + part, 0);
      offers.push({ datasetId: datasetIds[i] ?? "", dataType, diseases, place, price });
    }
  }
  const profiled = await listProfiled(deps, hospitals, samples);
  return { count: offers.length + profiled, datasetOf: (wanted) => choose(offers, wanted) };
}

async function listProfiled(
  deps: SeedDeps,
  hospitals: readonly SeededHospital[],
  samples: string | null,
): Promise<number> {
  if (!samples) return 0;
  const { records } = await profileFolder(samples, {
    words: { ko: koProfile, en: enProfile },
    now: deps.at,
  });
  const hospital = hospitals[0];
  if (!hospital || records.length === 0) return 0;
  const listings = profiledListings(records);
  const listed = await listDatasets(deps, {
    hospitalId: hospital.id,
    listings,
    origin: "profiled",
    actor: officeOf(hospital),
    at: deps.at,
  });
  return done(listed).datasetIds.length;
}
