import { formatCount } from "~/messages/format";
import { formatAgo } from "~/messages/format-time";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { When } from "~/ui/kit/status/When";
import { useNow, useViewer } from "~/ui/viewer";
import type { AlarmView, LogKeys, OverviewView } from "../shapes";
import { TreePicture } from "../TreePicture";
import { ChainSection } from "./ChainSection";
import { LevelSteps } from "./LevelSteps";
import { AnchorTable, CheckpointTable, EntryTable } from "./LogTables";
import { OwnCheck } from "./OwnCheck";
import type { ChainView, OwnCheckView, WitnessesView } from "./overview-shapes";
import { RENEWAL_SECONDS, useRenewal } from "./use-renewal";
import { WitnessAlarm, WitnessSection } from "./WitnessSection";

export type LogPageView = {
  readonly log: OverviewView;
  readonly chains: readonly ChainView[];
  readonly witnesses: WitnessesView;
  readonly check: OwnCheckView;
  readonly keys: LogKeys & { readonly publicUrl: string };
};

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

/** Four sizes that tell how far the evidence reaches. */
function Figures({ log, chains, witnesses }: Pick<LogPageView, "log" | "chains" | "witnesses">) {
  const t = useT();
  const [newest] = log.checkpoints;
  const waiting = log.sequenced - (newest?.size ?? 0);
  const final = Math.max(0, ...chains.map((chain) => chain.finalSize));
  const sizeOr = (size: number | null | undefined) =>
    size ? formatCount(size) : t("overview.figures.none");
  return (
    <StatRow>
      <Stat
        label={t("overview.figures.entries")}
        value={formatCount(log.sequenced)}
        note={waiting > 0 ? t("overview.figures.waiting", { count: waiting }) : undefined}
      />
      <Stat
        label={t("overview.figures.checkpoint")}
        value={sizeOr(newest?.size)}
        note={newest ? <When at={newest.at} /> : undefined}
      />
      <Stat label={t("overview.figures.cosigned")} value={sizeOr(witnesses.quorumSize)} />
      <Stat label={t("overview.figures.final")} value={sizeOr(final)} />
    </StatRow>
  );
}

/** What a reader compares a proof file with, and where monitors read. */
function Outside({ keys, anchored }: Pick<LogPageView, "keys"> & Pick<OverviewView, "anchored">) {
  const t = useT();
  const viewer = useViewer();
  const isSupervisor = viewer?.role === "auditor" || viewer?.role === "programme-manager";
  const hash = (term: string, text: string) => ({
    term,
    value: <CopyText text={text} label={term} />,
  });
  const file = (to: string, words: string) => (
    <LinkButton to={to} reloadDocument icon="download" variant="tertiary">
      {words}
    </LinkButton>
  );
  return (
    <>
      <Section title={t("overview.outside")} lead={t("overview.outside.lead")}>
        <div className="flex flex-wrap gap-2">
          {file("/checkpoint", t("overview.outside.checkpoint"))}
          {file("/transparency/policy.txt", t("overview.outside.policy"))}
          {isSupervisor ? file("/transparency/grants.json", t("monitoring.grants.download")) : null}
        </div>
      </Section>
      <Section title={t("transparency.keys")} lead={t("transparency.keys.lead")}>
        <DefinitionList
          items={[
            hash(t("transparency.keys.origin"), keys.origin),
            hash(t("transparency.keys.key"), keys.verifierKey),
            ...(anchored ? [hash(t("transparency.keys.contract"), anchored.contract)] : []),
          ]}
        />
      </Section>
    </>
  );
}

/** The tree, the entries, and the heads that cover them. */
function TheLog({ log }: { log: OverviewView }) {
  const t = useT();
  return (
    <>
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
    </>
  );
}

/** The log as a manager, an auditor and a passer-by read it. */
export function OverviewPage({ log, chains, witnesses, check, keys }: LogPageView) {
  const t = useT();
  const isLive = useRenewal();
  const isOutsideFinal = chains.some(({ isOutside, finalSize }) => isOutside && finalSize > 0);
  const reached = {
    L0: log.integrated > 0,
    L1: witnesses.isAsked && witnesses.isQuorumMet,
    L2: isOutsideFinal,
  };
  return (
    <Page width="work">
      <PageHeader
        title={t("transparency.title")}
        lead={t("transparency.lead")}
        actions={
          <LinkButton to="/transparency/verify" icon="shield" variant="primary">
            {t("transparency.verify.go")}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        {log.alarms.map((alarm) => (
          <ForeignHead key={alarm.contract} alarm={alarm} />
        ))}
        {witnesses.alarms.map((alarm) => (
          <WitnessAlarm key={alarm.witness} alarm={alarm} />
        ))}
        <StateSentence log={log} />
        {isLive ? (
          <p className="text-small text-ink-faint">
            {t("overview.live", { seconds: RENEWAL_SECONDS })}
          </p>
        ) : null}
        <Figures log={log} chains={chains} witnesses={witnesses} />
      </div>
      <LevelSteps level={log.level} reached={reached} />
      <OwnCheck check={check} publicUrl={keys.publicUrl} />
      <ChainSection chains={chains} />
      <WitnessSection view={witnesses} newest={log.checkpoints[0]?.size ?? 0} />
      <TheLog log={log} />
      <Outside keys={keys} anchored={log.anchored} />
    </Page>
  );
}
