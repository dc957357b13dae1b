import type { CatalogueRecord } from "~/domain/catalogue/record";
import { shortOf } from "~/domain/catalogue/terms/duo";
import { matchTerms } from "~/domain/catalogue/terms/match-terms";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { loadDatasetWithRecord } from "~db/repositories/catalogue/dataset-pages";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import type { Store } from "~db/store";
import { hospitalDecisionTimes, institutionNames } from "./institutions.server";

export const MOST_COMPARED = 4;
const NAMELESS = { ko: "", en: "" };

/** Up to four datasets side by side, in the order asked for; unknown ids are left out. */
export async function compareDatasets(
  store: Store,
  { ids, actor, at }: { ids: readonly string[]; actor: Actor | null; at: Instant },
) {
  const wanted = [...new Set(ids)].slice(0, MOST_COMPARED);
  const [names, { times }, profile, loaded] = await Promise.all([
    institutionNames(store),
    hospitalDecisionTimes(store),
    actor?.role === "company" ? loadUsageProfile(store.read, actor.organisationId) : null,
    Promise.all(wanted.map((id) => loadDatasetWithRecord(store.read, id))),
  ]);
  const rows = loaded.flatMap((each) => {
    if (!each) return [];
    const { dataset } = each;
    const record = each.record as CatalogueRecord | null;
    return [
      {
        id: dataset.id,
        status: dataset.status,
        titleKo: dataset.titleKo,
        titleEn: dataset.titleEn,
        hospital: names.get(dataset.hospitalId) ?? NAMELESS,
        consortium: names.get(dataset.consortiumId) ?? NAMELESS,
        region: dataset.region,
        dataType: dataset.dataType,
        modality: dataset.modality,
        diseases: dataset.diseases,
        personCount: dataset.personCount,
        recordCount: dataset.recordCount,
        periodFromYear: dataset.periodFromYear,
        periodToYear: dataset.periodToYear,
        sizeBytes: dataset.sizeBytes,
        priceKrw: dataset.priceKrw,
        deliveryChannels: dataset.deliveryChannels,
        termCodes: dataset.terms.map((term) => shortOf(term.code)),
        decisionTime: times.get(dataset.hospitalId) ?? null,
        variableCount: record
          ? record.tables.reduce((sum, table) => sum + table.variables.length, 0)
          : null,
        qualityShare: record ? qualityShare(record) : null,
        match: profile ? matchTerms(dataset.terms, profile, at) : null,
      },
    ];
  });
  return {
    rows,
    isMissingSome: rows.length < wanted.length,
    isTooMany: new Set(ids).size > MOST_COMPARED,
  };
}

/** Passed checks of all checks, 0 to 1; null where nothing was measured. */
function qualityShare({ quality }: CatalogueRecord): number | null {
  const scores = Object.values(quality.scores);
  const total = scores.reduce((sum, score) => sum + score.total, 0);
  return total === 0 ? null : scores.reduce((sum, score) => sum + score.passed, 0) / total;
}
