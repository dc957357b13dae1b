import type { Criteria } from "~/domain/catalogue/search/criteria";
import { FACETS } from "~/domain/catalogue/search/facets";
import type { CatalogueView } from "../shapes";

type Part = "q" | "facets" | "usable" | "sort";

/** Hidden fields that carry the rest of a search through a form that changes one part of it. */
export function KeptFields({
  criteria,
  view,
  except,
}: {
  criteria: Criteria;
  view: CatalogueView;
  except: readonly Part[];
}) {
  const isKept = (part: Part) => !except.includes(part);
  return (
    <>
      {isKept("q") && criteria.q ? <input type="hidden" name="q" value={criteria.q} /> : null}
      {isKept("facets")
        ? FACETS.flatMap((facet) =>
            (criteria.selected[facet] ?? []).map((value) => (
              <input key={`${facet} ${value}`} type="hidden" name={facet} value={value} />
            )),
          )
        : null}
      {isKept("usable") && criteria.isUsableOnly ? (
        <input type="hidden" name="usable" value="on" />
      ) : null}
      {isKept("sort") && criteria.sort !== "newest" ? (
        <input type="hidden" name="sort" value={criteria.sort} />
      ) : null}
      {view === "table" ? <input type="hidden" name="view" value="table" /> : null}
    </>
  );
}
