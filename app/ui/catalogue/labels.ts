import type { DataType } from "~/domain/catalogue/data-type";
import { diseaseOf } from "~/domain/catalogue/disease";
import type { Facet } from "~/domain/catalogue/search/facets";
import { useNamed, useT } from "~/ui/i18n";
import type { IconName } from "~/ui/kit/layout/Icon";

export const ICON_OF_TYPE: Readonly<Record<DataType, IconName>> = {
  "radiology-image": "image",
  "pathology-slide": "image",
  "surgery-video": "film",
  "structured-emr": "list",
  "clinical-text": "file",
  omics: "dna",
  biosignal: "wave",
  "health-checkup": "heart",
  lifelog: "clock",
  "public-insurance": "building",
};

/** A value of a facet in the reader's words; a value without words stays as it is. */
export function useFacetLabel(
  institutions: Readonly<Record<string, string>>,
): (facet: Facet, value: string) => string {
  const t = useT();
  const named = useNamed();
  return (facet, value) => {
    switch (facet) {
      case "type":
        return t.maybe(`request.type.${value}`) ?? value;
      case "disease": {
        const disease = diseaseOf(value);
        return disease ? named(disease) : value;
      }
      case "region":
        return t.maybe(`programme.region.${value}`) ?? value;
      case "consortium":
      case "hospital":
        return institutions[value] ?? value;
      case "modality":
        return value;
      case "persons":
        return t.maybe(`catalogue.persons.${value}`) ?? value;
      case "price":
        return t.maybe(`catalogue.price.${value}`) ?? value;
      case "term": {
        const meaning = t.maybe(`terms.code.${value}`);
        return meaning ? `${value} · ${meaning}` : value;
      }
      case "channel":
        return t.maybe(`catalogue.channel.${value}`) ?? value;
    }
  };
}

/** The value of a data-use term in words: a disease, months, a place; other values as written. */
export function useTermValue(): (short: string, value: string) => string {
  const t = useT();
  const named = useNamed();
  return (short, value) => {
    const disease = short === "DS" ? diseaseOf(value) : undefined;
    if (disease) return named(disease);
    if (short === "TS") return t("terms.value.months", { value });
    if (short === "GS" && value === "KR") return t("terms.value.KR");
    if (short === "GS") return t.maybe(`programme.region.${value}`) ?? value;
    return value;
  };
}
