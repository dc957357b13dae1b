import { useMemo } from "react";
import type { RecordFile } from "~/domain/catalogue/record";
import { formatBytes } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { CopyText } from "~/ui/kit/layout/CopyText";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { DatasetPageProps } from "./shapes";

const MOST_FILES = 50;

/** The dataset for machines, and the files it was measured from. */
export function StandardsTab({ dataset, record }: DatasetPageProps) {
  const t = useT();
  const columns = useMemo<Column<RecordFile>[]>(
    () => [
      {
        id: "name",
        header: t("dataset.standards.file"),
        rowHeader: true,
        cell: ({ name }) => <code>{name}</code>,
      },
      { id: "format", header: t("dataset.standards.format"), cell: ({ format }) => format },
      {
        id: "bytes",
        header: t("dataset.standards.bytes"),
        align: "end",
        cell: ({ bytes }) => formatBytes(bytes),
      },
      {
        id: "sha256",
        header: "SHA-256",
        cell: ({ sha256 }) => <CopyText text={sha256} label="SHA-256" short />,
      },
    ],
    [t],
  );
  const files = record?.files ?? [];
  return (
    <div className="flex flex-col gap-5">
      <p className="text-table text-ink-soft">{t("dataset.standards.lead")}</p>
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton
          to={`/api/datasets/${dataset.id}`}
          reloadDocument
          variant="secondary"
          icon="download"
        >
          {t("dataset.standards.json")}
        </LinkButton>
        <span className="text-small text-ink-faint">{t("dataset.standards.json.why")}</span>
      </div>
      {files.length > 0 ? (
        <Table
          caption={t("dataset.standards.files")}
          dense
          columns={columns}
          rows={files.slice(0, MOST_FILES)}
          rowKey={({ name, sha256 }) => `${name} ${sha256}`}
        />
      ) : null}
      {files.length > MOST_FILES ? (
        <p className="text-small text-ink-faint">
          {t("dataset.standards.more", { count: files.length - MOST_FILES })}
        </p>
      ) : null}
    </div>
  );
}
