import { diseaseOf, withWiderGroups } from "./disease";
import type { Listing } from "./listing";

/** Everything a person may type to find a dataset, in both languages. */
export function searchTextOf(
  listing: Pick<
    Listing,
    "titleKo" | "titleEn" | "descriptionKo" | "descriptionEn" | "modality" | "diseases"
  >,
  institutions: readonly { readonly nameKo: string; readonly nameEn: string }[],
): string {
  const diseases = [...new Set(listing.diseases.flatMap(withWiderGroups))].flatMap((code) => {
    const disease = diseaseOf(code);
    return disease ? [disease.ko, disease.en] : [];
  });
  return [
    listing.titleKo,
    listing.titleEn,
    listing.descriptionKo,
    listing.descriptionEn,
    listing.modality,
    ...diseases,
    ...institutions.flatMap(({ nameKo, nameEn }) => [nameKo, nameEn]),
    // A separator that is no letter keeps the end of one text from joining the next.
  ].join(" | ");
}
