import type { CostHead, DataType, DeliveryChannel } from "~/domain/catalogue/data-type";
import type { CatalogueRecord } from "~/domain/catalogue/record";
import type { Sample } from "~/domain/catalogue/sample-rows";
import type { DataUseTerm, Match } from "~/domain/catalogue/terms/match-terms";
import type { Named } from "~/ui/i18n";
import type { DecisionFigures } from "../shapes";

export const TABS = [
  "overview",
  "variables",
  "quality",
  "terms",
  "sample",
  "history",
  "standards",
] as const;
export type DatasetTab = (typeof TABS)[number];

export type DatasetPageProps = {
  readonly tab: DatasetTab;
  readonly dataset: {
    readonly id: string;
    readonly status: "listed" | "withdrawn";
    readonly origin: "demo" | "profiled" | "hospital";
    readonly version: number;
    readonly region: string;
    readonly hospitalId: string;
    readonly dataType: DataType;
    readonly modality: string;
    readonly titleKo: string;
    readonly titleEn: string;
    readonly descriptionKo: string;
    readonly descriptionEn: string;
    readonly diseases: readonly string[];
    readonly personCount: number | null;
    readonly studyCount: number | null;
    readonly recordCount: number | null;
    readonly periodFromYear: number | null;
    readonly periodToYear: number | null;
    readonly sizeBytes: number;
    readonly priceKrw: number;
    readonly priceParts: Readonly<Record<CostHead, number>>;
    readonly deliveryChannels: readonly DeliveryChannel[];
    readonly terms: readonly DataUseTerm[];
    readonly listedAt: number;
    readonly updatedAt: number;
  };
  readonly hospital: Named;
  readonly consortium: Named;
  readonly record: CatalogueRecord | null;
  readonly sample: Sample | null;
  readonly decisionTime: DecisionFigures | null;
  readonly committee: { readonly dueDays: number } | null;
  /** UTC ms; null where nobody could decide. */
  readonly expectedAt: number | null;
  readonly grants: { readonly all: number; readonly active: number };
  /** Newest version first. */
  readonly certificates: readonly {
    readonly id: string;
    readonly version: number;
    readonly status: "requested" | "minted";
    readonly usageFeeKrw: number;
  }[];
  readonly events: readonly {
    readonly logIndex: number;
    readonly type: string;
    readonly at: number;
  }[];
  readonly match: Match | null;
  readonly profile: "none" | "missing" | "there";
};
