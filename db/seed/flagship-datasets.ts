/** Three linked, dear datasets of one invented hospital: together they fill a 대형 project to the won. */
import type { DataType } from "~/domain/catalogue/data-type";
import type { Listing } from "~/domain/catalogue/listing";
import { demoListings } from "./demo-datasets";
import type { DemoHospital } from "./hospitals";

const MAN = 10_000;

type Flagship = {
  readonly dataType: DataType;
  readonly modality: string;
  readonly ko: string;
  readonly en: string;
  readonly priceKrw: number;
};

const FLAGSHIPS: readonly Flagship[] = [
  {
    dataType: "radiology-image",
    modality: "CT",
    ko: "폐암 통합 코호트: 흉부 CT와 판독",
    en: "Lung cancer integrated cohort: chest CT with readings",
    priceKrw: 15_000 * MAN,
  },
  {
    dataType: "pathology-slide",
    modality: "WSI H&E",
    ko: "폐암 통합 코호트: 병리 슬라이드",
    en: "Lung cancer integrated cohort: pathology slides",
    priceKrw: 15_000 * MAN,
  },
  {
    dataType: "omics",
    modality: "WGS",
    ko: "폐암 통합 코호트: 유전체",
    en: "Lung cancer integrated cohort: genomes",
    priceKrw: 10_000 * MAN,
  },
];

/** @param hospital who holds them @param place of the hospital among all */
export function flagshipListings(hospital: DemoHospital, place: number): Listing[] {
  const models = demoListings(hospital, place);
  return FLAGSHIPS.flatMap(({ dataType, modality, ko, en, priceKrw }) => {
    const model = models.find((one) => one.dataType === dataType);
    if (!model) return [];
    const preparation = priceKrw / 5;
    return {
      ...model,
      modality,
      titleKo: ko,
      titleEn: en,
      diseases: ["lung-cancer"],
      priceParts: { preparation, processing: priceKrw - preparation, collection: 0, analysis: 0 },
      terms: [{ code: "DUO:0000007", values: ["lung-cancer"] }, { code: "DUO:0000021" }],
    };
  });
}
