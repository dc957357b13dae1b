/** A catalogue of any size for measuring, listed through the command in batches. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { listDatasets } from "~/commands/catalogue/list-datasets.server";
import { MOST_LISTINGS } from "~/domain/catalogue/listing";
import { type IdKind, idOf } from "~/domain/shared/id";
import { instantOf } from "~/domain/shared/instant";
import { recordOrganisation } from "~db/repositories/identity/organisations";
import { demoListings } from "~db/seed/demo-datasets";
import { DEMO_CONSORTIA } from "~db/seed/hospitals";
import { openStore, type Store } from "~db/store";

const AT = instantOf(Date.UTC(2026, 2, 16));

function countingIds() {
  let next = 0;
  return (kind: IdKind) => {
    next += 1;
    return idOf(kind, String(next).padStart(12, "0"));
  };
}

const orgId = (key: string): string => `org_${key.padStart(10, "0")}`;

async function recordInstitutions(store: Store): Promise<void> {
  const common = { enterpriseSize: null, isDemo: true, createdAt: AT };
  await store.tx([], async (db) => {
    for (const { key, nameKo, nameEn, hospitals } of DEMO_CONSORTIA) {
      const id = orgId(`c${key}`);
      const consortium = { id, kind: "consortium" as const, nameKo, nameEn };
      await recordOrganisation(db, { ...common, ...consortium, region: null, consortiumId: null });
      for (const { key: own, ...hospital } of hospitals) {
        const member = { id: orgId(`h${own}`), kind: "hospital" as const, consortiumId: id };
        await recordOrganisation(db, { ...common, ...hospital, ...member });
      }
    }
  });
}

/**
 * Makes a data folder whose catalogue has `count` datasets, unless it is there already.
 * @returns seconds the listing took; 0 where nothing had to be made
 */
export async function makeCatalogue(folder: string, count: number): Promise<number> {
  const file = join(folder, "vouchsafe.db");
  if (existsSync(file)) return 0;
  await mkdir(folder, { recursive: true });
  const store = await openStore({ url: `file:${file}` });
  await store.migrate();
  await recordInstitutions(store);
  const hospitals = DEMO_CONSORTIA.flatMap((consortium) => consortium.hospitals);
  const deps = { store, newId: countingIds() };
  const startedAt = performance.now();
  for (let listed = 0, turn = 0; listed < count; turn += 1) {
    const hospital = hospitals[turn % hospitals.length];
    if (!hospital) break;
    const size = Math.min(count >= 10_000 ? MOST_LISTINGS : 20, count - listed);
    const hospitalId = orgId(`h${hospital.key}`);
    const listings = demoListings(hospital, turn, { count: size, isProfiled: false });
    const actor = { personId: "per_0000000000", organisationId: hospitalId, role: "data-office" };
    const outcome = await listDatasets(deps, {
      hospitalId,
      listings,
      origin: "demo",
      actor: { ...actor, role: "data-office" },
      at: AT,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    listed += size;
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await store.close();
  return seconds;
}
