import { diseaseOf } from "~/domain/catalogue/disease";
import { formatBytes } from "~/messages/format";
import { useLocale, useNamed, useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { When } from "~/ui/kit/status/When";
import type { DatasetPageProps } from "./shapes";

/** What the data are, in words and in figures. */
export function OverviewTab({ dataset }: DatasetPageProps) {
  const t = useT();
  const named = useNamed();
  const text = useLocale() === "en" ? dataset.descriptionEn : dataset.descriptionKo;
  const count = (value: number | null) =>
    value === null ? t("dataset.unknown") : t("dataset.count", { count: value });
  const diseases = dataset.diseases.flatMap((code) => {
    const disease = diseaseOf(code);
    return disease ? [disease.mondo ? `${named(disease)} (${disease.mondo})` : named(disease)] : [];
  });
  return (
    <>
      <Section title={t("dataset.description")} level={3}>
        <p className="max-w-read text-body">{text}</p>
      </Section>
      <Section title={t("dataset.facts")} level={3}>
        <DefinitionList
          items={[
            {
              term: t("dataset.diseases"),
              value: diseases.join(", ") || t("dataset.diseases.none"),
            },
            {
              term: t("dataset.persons"),
              value:
                dataset.personCount === null
                  ? t("dataset.unknown")
                  : t("dataset.persons.count", { count: dataset.personCount }),
            },
            { term: t("dataset.studies"), value: count(dataset.studyCount) },
            { term: t("dataset.records"), value: count(dataset.recordCount) },
            { term: t("dataset.size"), value: formatBytes(dataset.sizeBytes) },
            {
              term: t("dataset.channels"),
              value: dataset.deliveryChannels
                .map((channel) => t(`catalogue.channel.${channel}`))
                .join(", "),
            },
            { term: t("dataset.listed"), value: <When at={dataset.listedAt} time={false} /> },
            { term: t("dataset.updated"), value: <When at={dataset.updatedAt} time={false} /> },
            { term: t("dataset.version"), value: String(dataset.version) },
          ]}
        />
      </Section>
    </>
  );
}
