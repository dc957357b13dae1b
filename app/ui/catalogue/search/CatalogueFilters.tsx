import { type Criteria, EVERYTHING, without } from "~/domain/catalogue/search/criteria";
import { FACETS, type Facet } from "~/domain/catalogue/search/facets";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Switch } from "~/ui/kit/form/Switch";
import { FilterChip, FilterChips, FilterGroup, FilterPanel } from "~/ui/kit/table/FilterPanel";
import { catalogueAddress } from "../address";
import { useFacetLabel } from "../labels";
import type { CataloguePageProps } from "../shapes";
import { KeptFields } from "./KeptFields";

/** Facets that are open at first; the others unfold on demand or while they narrow. */
const OPEN: readonly Facet[] = ["type", "disease", "region"];

const chosenCount = ({ selected, isUsableOnly }: Criteria): number =>
  Object.values(selected).reduce((sum, values) => sum + values.length, isUsableOnly ? 1 : 0);

/** The left column: “usable for us”, then one group for each facet with its counts. */
export function CatalogueFilters(props: CataloguePageProps) {
  const { criteria, facets, institutions, profile, view } = props;
  const t = useT();
  const label = useFacetLabel(institutions);
  return (
    <FilterPanel
      title={t("catalogue.filters")}
      action="/catalogue"
      count={chosenCount(criteria)}
      resetHref={catalogueAddress({ ...EVERYTHING, q: criteria.q }, view)}
    >
      <KeptFields criteria={criteria} view={view} except={["facets", "usable"]} />
      {profile === "there" ? (
        <div className="border-b border-line px-4 py-2">
          <Switch
            key={String(criteria.isUsableOnly)}
            name="usable"
            label={t("catalogue.usable")}
            hint={t("catalogue.usable.why")}
            defaultChecked={criteria.isUsableOnly}
          />
          <LinkButton to="/catalogue/usage-profile" variant="plain" size="s">
            {t("catalogue.usable.edit")}
          </LinkButton>
        </div>
      ) : null}
      {FACETS.map((facet) => {
        const chosen = criteria.selected[facet] ?? [];
        const counted = facets[facet];
        // A chosen value that gives nothing stays in view, so that it can be taken back.
        const missing = chosen.filter((value) => !counted.some((each) => each.value === value));
        const options = [...counted, ...missing.map((value) => ({ value, count: 0 }))];
        if (options.length === 0) return null;
        return (
          <FilterGroup
            key={facet}
            name={facet}
            legend={t(`catalogue.facet.${facet}`)}
            open={OPEN.includes(facet) || chosen.length > 0}
            limit={facet === "disease" || facet === "region" ? 6 : 8}
            options={options.map(({ value, count }) => ({
              value,
              count,
              label: label(facet, value),
              checked: chosen.includes(value),
            }))}
          />
        );
      })}
    </FilterPanel>
  );
}

/** The chosen filters above the results; each link takes one away. */
export function ChosenFilters({ criteria, institutions, view }: CataloguePageProps) {
  const t = useT();
  const label = useFacetLabel(institutions);
  if (chosenCount(criteria) === 0) return null;
  return (
    <FilterChips>
      {criteria.isUsableOnly ? (
        <FilterChip
          label={t("catalogue.usable")}
          href={catalogueAddress({ ...criteria, isUsableOnly: false, page: 1 }, view)}
        />
      ) : null}
      {FACETS.flatMap((facet) =>
        (criteria.selected[facet] ?? []).map((value) => (
          <FilterChip
            key={`${facet} ${value}`}
            label={label(facet, value)}
            href={catalogueAddress(without(criteria, { facet, value }), view)}
          />
        )),
      )}
    </FilterChips>
  );
}
