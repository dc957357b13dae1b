import { Form, Link } from "@remix-run/react";
import { type Criteria, EVERYTHING, SORTS, type Sort } from "~/domain/catalogue/search/criteria";
import { useT } from "~/ui/i18n";
import { classes } from "~/ui/kit/classes";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import type { SortLinks } from "~/ui/kit/table/column";
import { Pagination } from "~/ui/kit/table/Pagination";
import { useViewer } from "~/ui/viewer";
import { catalogueAddress } from "../address";
import type { CataloguePageProps } from "../shapes";
import { CatalogueFilters, ChosenFilters } from "./CatalogueFilters";
import { DatasetList } from "./DatasetList";
import { DatasetTable } from "./DatasetTable";
import { KeptFields } from "./KeptFields";
import { LiveSearch } from "./LiveSearch";

const COMPARE_FORM = "compare";

/** The catalogue: search on top, filters left, results right; every state has its address. */
export function CataloguePage(props: CataloguePageProps) {
  const { criteria, problems, profile, view } = props;
  const t = useT();
  return (
    <Page width="work">
      <PageHeader title={t("catalogue.title")} lead={t("catalogue.lead")} />
      {problems.length > 0 ? (
        <div className="pb-4">
          <Alert tone="warning" title={t("catalogue.problems")}>
            <ul>
              {problems.map((problem) => (
                <li key={problem.message}>{problem.message}</li>
              ))}
            </ul>
          </Alert>
        </div>
      ) : null}
      {profile === "missing" ? <ProfileInvitation /> : null}
      <LiveSearch q={criteria.q}>
        <KeptFields criteria={criteria} view={view} except={["q"]} />
      </LiveSearch>
      <div className="grid gap-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:items-start">
        <CatalogueFilters {...props} />
        <Results {...props} />
      </div>
    </Page>
  );
}

function ProfileInvitation() {
  const t = useT();
  return (
    <div className="pb-4">
      <Alert
        tone="info"
        title={t("catalogue.usable.missing.title")}
        actions={
          <LinkButton to="/catalogue/usage-profile" size="s">
            {t("catalogue.usable.missing.do")}
          </LinkButton>
        }
      >
        {t("catalogue.usable.missing.why")}
      </Alert>
    </div>
  );
}

function Results(props: CataloguePageProps) {
  const { criteria, rows, total, pageSize, view } = props;
  const t = useT();
  const isCompany = useViewer()?.role === "company";
  const here = catalogueAddress(criteria, view);
  const shown = { rows, compareForm: COMPARE_FORM, basketNext: isCompany ? here : null };
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <h2 className="sr-only">
        {criteria.q ? t("catalogue.foundFor", { q: criteria.q }) : t("catalogue.all")}
      </h2>
      <ChosenFilters {...props} />
      {criteria.isUsableOnly && props.profile !== "there" ? (
        <Alert tone="warning">{t("catalogue.usable.needs-profile")}</Alert>
      ) : null}
      <ResultBar {...props} />
      {rows.length === 0 ? (
        <NothingFound criteria={criteria} total={total} />
      ) : view === "table" ? (
        <DatasetTable {...shown} sort={sortLinks(criteria)} />
      ) : (
        <DatasetList {...shown} />
      )}
      <Pagination
        page={criteria.page}
        pageSize={pageSize}
        total={total}
        href={(page) => catalogueAddress({ ...criteria, page }, view)}
      />
    </section>
  );
}

/** How many, in which order, as what; and the button that compares what is ticked. */
function ResultBar({ criteria, total, view }: CataloguePageProps) {
  const t = useT();
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <p className="text-lead font-bold" role="status">
        {t("catalogue.found", { count: total })}
      </p>
      <div className="flex flex-wrap items-end gap-3 print:hidden">
        <Form id={COMPARE_FORM} action="/catalogue/compare" method="get">
          <Button type="submit" variant="secondary" size="s" title={t("catalogue.compare.hint")}>
            {t("catalogue.compare")}
          </Button>
        </Form>
        <SortChoice criteria={criteria} view={view} />
        <nav aria-label={t("catalogue.view")} className="flex rounded-md border border-line">
          {(["list", "table"] as const).map((each) => (
            <Link
              key={each}
              to={catalogueAddress(criteria, each)}
              preventScrollReset
              aria-current={each === view ? "true" : undefined}
              className={classes(
                "inline-flex min-h-9 items-center px-3 text-table",
                each === view ? "bg-primary-soft font-bold text-primary" : "text-ink-soft",
              )}
            >
              {t(`catalogue.view.${each}`)}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  );
}

function SortChoice({ criteria, view }: Pick<CataloguePageProps, "criteria" | "view">) {
  const t = useT();
  return (
    <Form action="/catalogue" method="get" className="flex items-center gap-2">
      <KeptFields criteria={criteria} view={view} except={["sort"]} />
      <label htmlFor="catalogue-sort" className="sr-only">
        {t("catalogue.facet.sort")}
      </label>
      <select
        key={criteria.sort}
        id="catalogue-sort"
        name="sort"
        defaultValue={criteria.sort}
        className="control min-h-9 py-1 text-table"
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`catalogue.sort.${sort}`)}
          </option>
        ))}
      </select>
      <Button type="submit" variant="tertiary" size="s">
        {t("catalogue.sort.apply")}
      </Button>
    </Form>
  );
}

function NothingFound({ criteria, total }: { criteria: Criteria; total: number }) {
  const t = useT();
  if (total > 0) {
    return (
      <EmptyState
        title={t("catalogue.beyond.title")}
        action={
          <LinkButton to={catalogueAddress({ ...criteria, page: 1 }, "list")}>
            {t("catalogue.beyond.do")}
          </LinkButton>
        }
      >
        {t("catalogue.beyond.why")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("catalogue.empty.title")}
      action={
        <LinkButton to={catalogueAddress(EVERYTHING, "list")}>{t("catalogue.empty.do")}</LinkButton>
      }
    >
      {t("catalogue.empty.why")}
    </EmptyState>
  );
}

/** Which order a column's head asks for; only these three orders exist. */
const SORT_OF_COLUMN: Readonly<Record<string, { asc: Sort; desc: Sort }>> = {
  persons: { asc: "persons", desc: "persons" },
  price: { asc: "price", desc: "price-high" },
  "decision-time": { asc: "decision-time", desc: "decision-time" },
};

const sortLinks = (criteria: Criteria): SortLinks => ({
  by: criteria.sort === "price-high" ? "price" : criteria.sort,
  dir: criteria.sort === "price-high" || criteria.sort === "persons" ? "desc" : "asc",
  href: (columnId, dir) =>
    catalogueAddress(
      { ...criteria, sort: SORT_OF_COLUMN[columnId]?.[dir] ?? "newest", page: 1 },
      "table",
    ),
});
