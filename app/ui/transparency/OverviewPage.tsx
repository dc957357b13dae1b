import { formatCount } from "~/messages/format";
import { formatAgo } from "~/messages/format-time";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { When } from "~/ui/kit/status/When";
import { useNow } from "~/ui/viewer";
import { AnchorTable, CheckpointTable, EntryTable } from "./LogTables";
import type { AlarmView, LogKeys, OverviewView } from "./shapes";
import { TreePicture } from "./TreePicture";

/** The whole state of the log in one sentence. */
function StateSentence({ log }: { log: OverviewView }) {
  const t = useT();
  const now = useNow();
  const count = formatCount(log.sequenced);
  const level = t(`transparency.level.${log.level}`);
  const words = log.anchored
    ? t("transparency.sentence", {
        count,
        ago: formatAgo(log.anchored.at, { now, locale: t.locale }),
        level,
      })
    : t("transparency.sentence.none", { count, level });
  return (
    <p className="text-lead font-bold text-ink" data-testid="log-sentence">
      {words}
    </p>
  );
}

/** A chain contradicts the log: the gravest thing that this page can say. */
function ForeignHead({ alarm }: { alarm: AlarmView }) {
  const t = useT();
  return (
    <Alert tone="danger" title={t("transparency.alarm.title")}>
      <p>{t(`transparency.alarm.${alarm.kind}`, { size: formatCount(alarm.size) })}</p>
      <p>{t("transparency.alarm.next")}</p>
      <p>
        {t("transparency.alarm.since")} <When at={alarm.at} /> · {t("transparency.keys.contract")}{" "}
        <span className="break-all">{alarm.contract}</span>
      </p>
    </Alert>
  );
}

/** What a reader compares a proof file with. */
function Keys({ keys, anchored }: { keys: LogKeys; anchored: OverviewView["anchored"] }) {
  const t = useT();
  const hash = (term: string, text: string) => ({
    term,
    value: <CopyText text={text} label={term} />,
  });
  return (
    <Section title={t("transparency.keys")} lead={t("transparency.keys.lead")}>
      <DefinitionList
        items={[
          hash(t("transparency.keys.origin"), keys.origin),
          hash(t("transparency.keys.key"), keys.verifierKey),
          ...(anchored ? [hash(t("transparency.keys.contract"), anchored.contract)] : []),
        ]}
      />
    </Section>
  );
}

/** The log as a manager, an auditor and a passer-by read it. */
export function OverviewPage({ log, keys }: { log: OverviewView; keys: LogKeys }) {
  const t = useT();
  return (
    <Page width="work">
      <PageHeader
        title={t("transparency.title")}
        lead={t("transparency.lead")}
        actions={
          <>
            <LinkButton to="/transparency/verify" icon="shield" variant="primary">
              {t("transparency.verify.go")}
            </LinkButton>
            <LinkButton to="/checkpoint" reloadDocument icon="download" variant="tertiary">
              {t("transparency.note.download")}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {log.alarms.map((alarm) => (
          <ForeignHead key={alarm.contract} alarm={alarm} />
        ))}
        <StateSentence log={log} />
        <Alert tone={log.level === "L0" ? "warning" : "info"}>
          {t(`transparency.level.${log.level}.why`)}
        </Alert>
      </div>
      {log.picture ? (
        <Section title={t("transparency.tree")} lead={t("transparency.tree.lead")}>
          <TreePicture
            picture={log.picture}
            title={t("transparency.tree.of", { index: formatCount(log.integrated - 1) })}
          />
        </Section>
      ) : null}
      <Section title={t("transparency.entries")} lead={t("transparency.entries.lead")}>
        <EntryTable rows={log.entries} />
        {log.older === null ? null : (
          <p className="pt-4">
            <LinkButton to={`/transparency?before=${log.older}`} variant="tertiary">
              {t("transparency.entries.older")}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section title={t("transparency.checkpoints")} lead={t("transparency.checkpoints.lead")}>
        <CheckpointTable rows={log.checkpoints} />
      </Section>
      <Section title={t("transparency.anchors")} lead={t("transparency.anchors.lead")}>
        <AnchorTable rows={log.anchors} />
      </Section>
      <Keys keys={keys} anchored={log.anchored} />
    </Page>
  );
}
