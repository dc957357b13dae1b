import { useMemo } from "react";
import { formatCount } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { Badge, Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { When } from "~/ui/kit/status/When";
import type { Column } from "~/ui/kit/table/column";
import { Table } from "~/ui/kit/table/Table";
import type { ChainView } from "./overview-shapes";

const MINUTE_MS = 60_000;

function State({ chain }: { chain: ChainView }) {
  const t = useT();
  if (chain.alarm) return <Status tone="danger">{t("overview.chain.state.alarm")}</Status>;
  if (chain.fault !== null) {
    const words = t.maybe(`chain.fault.${chain.fault}`);
    return (
      <Status tone="warning">
        {words ?? t("overview.chain.state.fault", { fault: chain.fault })}
      </Status>
    );
  }
  if (chain.checkedAt === null) {
    return <Status tone="neutral">{t("overview.chain.state.never")}</Status>;
  }
  return chain.lag > 0 ? (
    <Status tone="info">{t("overview.chain.state.behind")}</Status>
  ) : (
    <Status tone="success">{t("overview.chain.state.fine")}</Status>
  );
}

function Name({ chain }: { chain: ChainView }) {
  const t = useT();
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="flex flex-wrap items-center gap-2">
        {chain.name}
        <Badge tone={chain.isOutside ? "info" : "neutral"}>
          {t(chain.isOutside ? "overview.chain.outside" : "overview.chain.inside")}
        </Badge>
      </span>
      <span className="text-small text-ink-faint">
        {t(`overview.chain.profile.${chain.profile}`)} · {String(chain.chainId)}
      </span>
    </span>
  );
}

/** Each chain with how far it has come and whether it answers. */
export function ChainSection({ chains }: { chains: readonly ChainView[] }) {
  const t = useT();
  const columns = useMemo<Column<ChainView>[]>(
    () => [
      {
        id: "name",
        header: t("overview.chain.column.name"),
        rowHeader: true,
        cell: (chain) => <Name chain={chain} />,
      },
      {
        id: "head",
        header: t("overview.chain.column.head"),
        align: "end",
        cell: (chain) => formatCount(chain.headSize),
      },
      {
        id: "final",
        header: t("overview.chain.column.final"),
        align: "end",
        cell: (chain) => formatCount(chain.finalSize),
      },
      {
        id: "lag",
        header: t("overview.chain.column.lag"),
        cell: (chain) =>
          chain.lag === 0
            ? t("overview.chain.lag.none")
            : t("overview.chain.lag", {
                count: chain.lag,
                minutes: Math.floor(chain.lagMs / MINUTE_MS),
              }),
      },
      {
        id: "state",
        header: t("overview.chain.column.state"),
        cell: (chain) => <State chain={chain} />,
      },
      {
        id: "checked",
        header: t("overview.chain.column.checked"),
        cell: (chain) => (chain.checkedAt === null ? "–" : <When at={chain.checkedAt} />),
      },
    ],
    [t],
  );
  return (
    <Section title={t("overview.chains")} lead={t("overview.chains.lead")}>
      <Table
        caption={t("overview.chains")}
        captionHidden
        columns={columns}
        rows={chains}
        rowKey={(chain) => `${chain.name} ${chain.contract}`}
        dense
        empty={<EmptyState title={t("overview.chains.none")} />}
      />
    </Section>
  );
}
