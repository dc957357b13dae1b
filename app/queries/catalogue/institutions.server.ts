import { decisionTimes, fastestFirst } from "~/domain/catalogue/decision-time";
import { loadDecidedCases } from "~db/repositories/catalogue/dataset-pages";
import { loadInstitutionNames } from "~db/repositories/catalogue/datasets";
import { perVersion } from "./per-version";

/** Figures come from this many decided cases at most, the newest ones. */
const MOST_CASES = 20_000;

export type InstitutionName = { readonly ko: string; readonly en: string };

/** Hospitals and consortia by id, in both languages. */
export const institutionNames = perVersion(async (store) => {
  const rows = await loadInstitutionNames(store.read);
  return new Map<string, InstitutionName>(
    rows.map(({ id, nameKo, nameEn }) => [id, { ko: nameKo, en: nameEn }]),
  );
});

/** How long each hospital's committee takes, from its decided cases, and who is fastest. */
export const hospitalDecisionTimes = perVersion(async (store) => {
  const times = decisionTimes(await loadDecidedCases(store.read, { since: 0, limit: MOST_CASES }));
  return { times, fastest: fastestFirst(times) };
});
