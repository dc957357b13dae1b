import { formatShare, formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { type Bar, BarChart } from "~/ui/kit/chart/BarChart";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { Section } from "~/ui/kit/layout/Card";
import { postingsHref } from "./addresses";
import { CompanyTable } from "./CompanyTable";
import type { UsageFacts } from "./shapes";

const MOST_BARS = 10;

type ChartProps = {
  title: string;
  note?: string | undefined;
  bars: readonly Bar[];
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  numeric: readonly number[];
};

/** The largest as bars, all of them in the table behind. */
function UseChart({ title, note, bars, columns, rows, numeric }: ChartProps) {
  const t = useT();
  return (
    <ChartFrame title={title} note={note} table={{ columns, rows, numeric }}>
      {bars.length === 0 ? (
        <p className="text-ink-soft">{t("programme.use.empty")}</p>
      ) : (
        <BarChart label={title} data={bars.slice(0, MOST_BARS)} format={formatWon} />
      )}
    </ChartFrame>
  );
}

const sumOf = (use: { voucherKrw: number; coPayKrw: number }) => use.voucherKrw + use.coPayKrw;

function CompanyChart({ companies, round }: Pick<UsageFacts, "companies"> & { round: string }) {
  const t = useT();
  const name = useNamed();
  return (
    <UseChart
      title={t("programme.use.company")}
      bars={companies.map((company) => ({
        label: name(company.name),
        value: company.spentKrw,
        href: postingsHref({ round, owner: company.id }),
        note: formatShare(company.spentKrw / Math.max(1, company.grantedKrw)),
      }))}
      columns={[
        t("programme.use.name"),
        t("programme.use.granted"),
        t("programme.use.spent"),
        t("programme.use.coPaid"),
      ]}
      rows={companies.map((company) => [
        name(company.name),
        formatWon(company.grantedKrw),
        formatWon(company.spentKrw),
        formatWon(company.coPaidKrw),
      ])}
      numeric={[1, 2, 3]}
    />
  );
}

/** Where the money of the round went: by hospital, data type, region and company. */
export function UsageSection({ usage, round }: { usage: UsageFacts; round: string }) {
  const t = useT();
  const name = useNamed();
  const amounts = (use: { voucherKrw: number; coPayKrw: number }) => [
    formatWon(use.voucherKrw),
    formatWon(use.coPayKrw),
    formatWon(sumOf(use)),
  ];
  const money = [t("programme.use.voucher"), t("programme.use.coPay"), t("programme.use.sum")];
  const regionName = (region: UsageFacts["regions"][number]["region"]) =>
    region ? t(`programme.region.${region}`) : t("programme.use.noRegion");
  const all = usage.regions.reduce((sum, region) => sum + sumOf(region), 0);
  const outside = usage.regions.filter((region) => region.region && !region.isCapital);
  const share = all > 0 ? outside.reduce((sum, region) => sum + sumOf(region), 0) / all : 0;
  return (
    <Section title={t("programme.use.title")} id="use">
      <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
        <UseChart
          title={t("programme.use.hospital")}
          bars={usage.hospitals.map((hospital) => ({
            label: name(hospital.name),
            value: sumOf(hospital),
            href: postingsHref({ round, owner: hospital.id }),
          }))}
          columns={[t("programme.use.name"), t("programme.use.regionName"), ...money]}
          rows={usage.hospitals.map((hospital) => [
            name(hospital.name),
            regionName(hospital.region),
            ...amounts(hospital),
          ])}
          numeric={[2, 3, 4]}
        />
        <UseChart
          title={t("programme.use.dataType")}
          bars={usage.dataTypes.map((type) => ({
            label: t(`request.type.${type.dataType}`),
            value: sumOf(type),
            href: postingsHref({ round, dataType: type.dataType }),
          }))}
          columns={[t("programme.use.dataType"), t("programme.use.lines"), ...money]}
          rows={usage.dataTypes.map((type) => [
            t(`request.type.${type.dataType}`),
            type.lineCount,
            ...amounts(type),
          ])}
          numeric={[1, 2, 3, 4]}
        />
        <UseChart
          title={t("programme.use.region")}
          note={
            all > 0 ? t("programme.use.outsideShare", { share: formatShare(share) }) : undefined
          }
          bars={usage.regions.map((region) => ({
            label: regionName(region.region),
            value: sumOf(region),
            href: region.region ? postingsHref({ round, region: region.region }) : undefined,
            note: t(region.isCapital ? "programme.use.capital" : "programme.use.outside"),
            series: region.isCapital ? 6 : 2,
          }))}
          columns={[t("programme.use.regionName"), t("programme.use.hospitals"), ...money]}
          rows={usage.regions.map((region) => [
            regionName(region.region),
            region.hospitalCount,
            ...amounts(region),
          ])}
          numeric={[1, 2, 3, 4]}
        />
        <CompanyChart companies={usage.companies} round={round} />
      </div>
      <div className="pt-10">
        <CompanyTable companies={usage.companies} round={round} />
      </div>
    </Section>
  );
}
