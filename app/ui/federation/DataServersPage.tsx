import { Form } from "@remix-run/react";
import { useMemo } from "react";
import type { FieldErrors } from "~/ui/access/shapes";
import { type Named, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card, Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { Status } from "~/ui/kit/status/Badge";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import { OfficeFrame } from "./OfficeFrame";
import type { NodeKeyRow } from "./shapes";

export type ServersView = {
  readonly hospital: Named | undefined;
  readonly keys: readonly NodeKeyRow[];
};

/** The keys with which a hospital's data servers sign what they report. */
export function DataServersPage({
  view,
  errors,
  refusal,
  written,
}: {
  view: ServersView;
  errors: FieldErrors;
  refusal?: RefusalWords | undefined;
  /** What was pasted when the form was refused. */
  written: string;
}) {
  const t = useT();
  return (
    <OfficeFrame tab="servers" title="servers.title" lead="servers.lead" hospital={view.hospital}>
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={errors} refusal={refusal} labels={{ publicKey: t("servers.key") }} />
      </div>
      <Section title={t("servers.keys")}>
        <KeyTable keys={view.keys} />
      </Section>
      <Card title={t("servers.add")} id="add">
        <Form method="post" className="grid gap-4" noValidate>
          <p>{t("servers.add.how")}</p>
          <TextArea
            label={t("servers.key")}
            name="publicKey"
            hint={t("servers.key.hint")}
            rows={4}
            maxLength={2_000}
            defaultValue={written}
            errors={errors["publicKey"]}
            required
          />
          <div>
            <Button type="submit" name="intent" value="add" variant="primary">
              {t("servers.add.do")}
            </Button>
          </div>
        </Form>
      </Card>
    </OfficeFrame>
  );
}

function KeyTable({ keys }: { keys: readonly NodeKeyRow[] }) {
  const t = useT();
  const columns = useMemo<Column<NodeKeyRow>[]>(
    () => [
      {
        id: "key",
        header: t("servers.column.key"),
        rowHeader: true,
        cell: (row) => <CopyText text={row.id} label={t("servers.column.key")} />,
      },
      {
        id: "algorithm",
        header: t("servers.column.algorithm"),
        cell: (row) => (row.algorithm === "EdDSA" ? "Ed25519" : "ES256 (P-256)"),
      },
      {
        id: "state",
        header: t("hospital.column.status"),
        cell: (row) =>
          row.removedAt === null ? (
            <Status tone="success">{t("servers.state.used")}</Status>
          ) : (
            <Status tone="neutral">{t("servers.state.removed")}</Status>
          ),
      },
      {
        id: "added",
        header: t("servers.column.added"),
        cell: (row) => <When at={row.addedAt} relative={false} />,
      },
      {
        id: "remove",
        header: t("hospital.column.action"),
        cell: (row) =>
          row.removedAt === null ? (
            <Form method="post">
              <input type="hidden" name="nodeKeyId" value={row.id} />
              <Button
                type="submit"
                name="intent"
                value="remove"
                size="s"
                variant="danger"
                aria-label={t("servers.remove.of", { id: row.id.slice(0, 8) })}
              >
                {t("servers.remove")}
              </Button>
            </Form>
          ) : (
            <When at={row.removedAt} relative={false} />
          ),
      },
    ],
    [t],
  );
  return (
    <Table
      caption={t("servers.keys")}
      captionHidden
      columns={columns}
      rows={keys}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-soft">{t("servers.none")}</p>}
    />
  );
}
