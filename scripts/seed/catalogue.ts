/** Lists the datasets of the demo world: invented ones, and those profiled from real sample files. */
import { listDatasets } from "~/commands/catalogue/list-datasets.server";
import type { Actor } from "~/domain/identity/role";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import { demoListings } from "~db/seed/demo-datasets";
import { profiledListings } from "~db/seed/profiled-datasets";
import { profileFolder } from "~node/profile/profile-folder";
import type { Institutions, SeededHospital } from "./institutions";
import { done, type SeedDeps } from "./seed-deps";

export type Shelves = {
  readonly count: number;
  /** A dataset of a kind at a hospital, for the cases. @throws when the hospital has none */
  readonly datasetOf: (hospital: SeededHospital, dataType: string) => string;
};

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
  const shelf = new Map<string, string>();
  let count = 0;
  for (const [place, hospital] of hospitals.entries()) {
    const listings = demoListings(hospital, place);
    const { datasetIds } = done(
      await listDatasets(deps, {
        hospitalId: hospital.id,
        listings,
        origin: "demo",
        actor: officeOf(hospital),
        at: deps.at,
      }),
    );
    count += datasetIds.length;
    for (const [i, datasetId] of datasetIds.entries()) {
      const key = `${hospital.id}:${listings[i]?.dataType}`;
      if (!shelf.has(key)) shelf.set(key, datasetId);
    }
  }
  count += await listProfiled(deps, hospitals, samples);
  return {
    count,
    datasetOf(hospital, dataType) {
      const datasetId = shelf.get(`${hospital.id}:${dataType}`);
      if (!datasetId) throw new RangeError(`${hospital.key} has no ${dataType}`);
      return datasetId;
    },
  };
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
