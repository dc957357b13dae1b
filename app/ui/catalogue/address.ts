import { type Criteria, queryOf } from "~/domain/catalogue/search/criteria";
import type { CatalogueView } from "./shapes";

/** The address of a search as a list or as a table. */
export function catalogueAddress(criteria: Criteria, view: CatalogueView): string {
  const query = [queryOf(criteria), view === "table" ? "view=table" : ""].filter(Boolean).join("&");
  return query === "" ? "/catalogue" : `/catalogue?${query}`;
}

export const datasetAddress = (id: string): string => `/datasets/${id}`;
