import type { DataType, DeliveryChannel } from "~/domain/catalogue/data-type";
import type { Criteria } from "~/domain/catalogue/search/criteria";
import type { Facet } from "~/domain/catalogue/search/facets";
import type { Match } from "~/domain/catalogue/terms/match-terms";

export type DecisionFigures = {
  readonly medianDays: number;
  readonly ninetiethDays: number;
  readonly cases: number;
};

/**
 * A dataset as the list and the table show it. Names come in the reader's language only: rows are in
 * a page twice, as HTML and as data.
 */
export type CatalogueRow = {
  readonly id: string;
  readonly title: string;
  readonly hospital: string;
  readonly consortium: string;
  readonly region: string;
  readonly origin: "demo" | "profiled" | "hospital";
  readonly dataType: DataType;
  readonly modality: string;
  readonly personCount: number | null;
  readonly periodFromYear: number | null;
  readonly periodToYear: number | null;
  readonly sizeBytes: number;
  readonly priceKrw: number;
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly termCodes: readonly string[];
  readonly decisionTime: DecisionFigures | null;
  /** Null where nobody asked for a company. */
  readonly match: Match | null;
};

export type FacetCount = { readonly value: string; readonly count: number };

export type CatalogueView = "list" | "table";

export type CataloguePageProps = {
  readonly criteria: Criteria;
  readonly view: CatalogueView;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  readonly total: number;
  readonly pageSize: number;
  readonly rows: readonly CatalogueRow[];
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** Names of the hospitals and consortia that the filters mention. */
  readonly institutions: Readonly<Record<string, string>>;
  /** `none` where the reader is no company, `missing` until the company has said what it is. */
  readonly profile: "none" | "missing" | "there";
};
