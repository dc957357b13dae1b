import type { Listing } from "~/domain/catalogue/listing";
import type { Actor } from "~/domain/identity/role";
import { instantOf } from "~/domain/shared/instant";
import { recordOrganisation } from "~db/repositories/identity/organisations";
import type { Store } from "~db/store";
import { countingIds } from "./ids";

export const NOW = instantOf(Date.UTC(2026, 2, 16));

/** A listing that is fine; each test says what it is about. */
export const aListing = (change: Partial<Listing> = {}): Listing => ({
  dataType: "radiology-image",
  modality: "CT",
  titleKo: "흉부 CT 영상",
  titleEn: "Chest CT images",
  descriptionKo: "비식별 흉부 CT와 판독문",
  descriptionEn: "De-identified chest CT with reports",
  diseases: ["lung-cancer"],
  personCount: 1_200,
  studyCount: 1_500,
  recordCount: 300_000,
  periodFromYear: 2018,
  periodToYear: 2024,
  sizeBytes: 1_000_000_000,
  priceParts: {
    preparation: 5_000_000,
    processing: 10_000_000,
    collection: 0,
    analysis: 5_000_000,
  },
  deliveryChannels: ["closed-room"],
  terms: [{ code: "DUO:0000006" }],
  record: null,
  ...change,
});

export const ORGANISATIONS = {
  consortium: "org_consortium1",
  hospital: "org_hospital01",
  otherHospital: "org_hospital02",
  company: "org_company001",
} as const;

const actorOf = (organisationId: string, role: Actor["role"]): Actor => ({
  personId: `per_${organisationId.slice(4)}`,
  organisationId,
  role,
});

export const ACTORS = {
  dataOffice: actorOf(ORGANISATIONS.hospital, "data-office"),
  otherDataOffice: actorOf(ORGANISATIONS.otherHospital, "data-office"),
  company: actorOf(ORGANISATIONS.company, "company"),
} as const;

/** A consortium in Seoul and Daejeon with two hospitals, and a company. */
export async function aCatalogue(store: Store) {
  const organisation = {
    consortiumId: null,
    enterpriseSize: null,
    region: null,
    isDemo: true,
    createdAt: NOW,
  };
  const { consortium, hospital, otherHospital, company } = ORGANISATIONS;
  await store.tx([], async (db) => {
    await recordOrganisation(db, {
      ...organisation,
      id: consortium,
      kind: "consortium",
      nameKo: "가람 컨소시엄",
      nameEn: "Garam Consortium",
    });
    await recordOrganisation(db, {
      ...organisation,
      id: hospital,
      kind: "hospital",
      nameKo: "가람대학교병원",
      nameEn: "Garam University Hospital",
      region: "11",
      consortiumId: consortium,
    });
    await recordOrganisation(db, {
      ...organisation,
      id: otherHospital,
      kind: "hospital",
      nameKo: "나래의료원",
      nameEn: "Narae Medical Center",
      region: "30",
      consortiumId: consortium,
    });
    await recordOrganisation(db, {
      ...organisation,
      id: company,
      kind: "company",
      nameKo: "다온 AI",
      nameEn: "Daon AI",
      region: "30",
      enterpriseSize: "small",
    });
  });
  return { deps: { store, newId: countingIds() } };
}
