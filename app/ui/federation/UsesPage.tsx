import { Form } from "@remix-run/react";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Select } from "~/ui/kit/form/Select";
import { Section } from "~/ui/kit/layout/Card";
import { Pagination } from "~/ui/kit/table/Pagination";
import { OfficeFrame } from "./OfficeFrame";
import type { RefusedRow, UseRow } from "./shapes";
import { RefusedTable, UseTable } from "./UseTables";

export type UsesView = {
  readonly hospital: Named | undefined;
  readonly datasets: readonly (Named & { readonly id: string })[];
  readonly datasetId: string | null;
  readonly uses: readonly UseRow[];
  readonly useCount: number;
  readonly refused: readonly RefusedRow[];
  readonly page: number;
  readonly pageSize: number;
};

const hrefOf = (datasetId: string | null, page: number): string => {
  const query = new URLSearchParams();
  if (datasetId) query.set("dataset", datasetId);
  if (page > 1) query.set("page", String(page));
  return `/hospital/uses${query.size > 0 ? `?${query}` : ""}`;
};

/** Every use of a hospital's data: who was given what, when, and the proof of it. */
export function UsesPage({ view }: { view: UsesView }) {
  const t = useT();
  const named = useNamed();
  return (
    <OfficeFrame tab="uses" title="uses.title" lead="uses.lead" hospital={view.hospital}>
      {view.refused.length > 0 ? (
        <Section title={t("uses.refused")} lead={t("uses.refused.lead")}>
          <RefusedTable refused={view.refused} />
        </Section>
      ) : null}
      <Section title={t("uses.served")} lead={t("uses.served.lead", { count: view.useCount })}>
        <Form method="get" className="flex flex-wrap items-end gap-3 pb-4">
          <Select
            label={t("uses.dataset")}
            name="dataset"
            defaultValue={view.datasetId ?? ""}
            emptyLabel={t("uses.dataset.all")}
            options={view.datasets.map((one) => ({ value: one.id, label: named(one) }))}
          />
          <Button type="submit" variant="secondary">
            {t("uses.dataset.show")}
          </Button>
        </Form>
        <UseTable uses={view.uses} showGrant />
        <Pagination
          page={view.page}
          pageSize={view.pageSize}
          total={view.useCount}
          href={(page) => hrefOf(view.datasetId, page)}
        />
      </Section>
    </OfficeFrame>
  );
}
