import { Link } from "@remix-run/react";
import type { Plain } from "~/domain/shared/event";
import { formatCount, formatWon } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { type Definition, DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { When } from "~/ui/kit/status/When";
import { eventWords, factWords } from "./event-words";
import type { EntryView } from "./shapes";
import { TreePicture } from "./TreePicture";

function FactValue({ name, value }: { name: string; value: Plain }) {
  const t = useT();
  if (typeof value === "number" && name.endsWith("Krw")) return <>{formatWon(value)}</>;
  if (typeof value === "number" && /(At|From|Until)$|^(from|until)$/.test(name)) {
    return <When at={value} />;
  }
  if (name === "basis" && typeof value === "string") {
    return <>{t.maybe(`erasure.${value}`) ?? value}</>;
  }
  // A year is no amount: it has no thousands.
  if (name === "year") return <>{String(value)}</>;
  if (typeof value === "number") return <>{formatCount(value)}</>;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return <code className="font-mono text-small break-all">{text}</code>;
}

/** Says that the content is gone, since when and why, and that the place is proved as before. */
function Erased({ erased }: { erased: NonNullable<EntryView["erased"]> }) {
  const t = useT();
  const index = formatCount(erased.erasureIndex);
  return (
    <Alert tone="info" title={t("transparency.erased.title")}>
      <p>{t("transparency.erased.why")}</p>
      <DefinitionList
        items={[
          { term: t("transparency.erased.at"), value: <When at={erased.at} /> },
          { term: t("fact.basis"), value: t(`erasure.${erased.basis}`) },
          {
            term: t("transparency.erased.entry"),
            value: (
              <Link to={`/transparency/entries/${erased.erasureIndex}`}>
                {t("transparency.entry.title", { index })}
              </Link>
            ),
          },
        ]}
      />
    </Alert>
  );
}

/** What the entry says, for those who may see it. */
function Content({ entry }: { entry: EntryView }) {
  const t = useT();
  if (entry.erased) return <Erased erased={entry.erased} />;
  if (!entry.content) {
    return <Alert tone="info">{t("transparency.entry.hidden")}</Alert>;
  }
  const { subjectId, actorId, facts } = entry.content;
  const items: Definition[] = [
    { term: t("transparency.entry.subject"), value: <code>{subjectId}</code> },
    { term: t("transparency.entry.actor"), value: <code>{actorId}</code> },
    ...Object.entries(facts).map(([name, value]) => ({
      term: factWords(t, name),
      value: <FactValue name={name} value={value} />,
    })),
  ];
  return <DefinitionList items={items} />;
}

/** One entry of the log: what it says, where it stands, how to take its proof along. */
export function EntryPage({ entry }: { entry: EntryView }) {
  const t = useT();
  const index = formatCount(entry.index);
  return (
    <Page width="work">
      <PageHeader
        crumbs={[
          { label: t("transparency.title"), to: "/transparency" },
          { label: t("transparency.entry.title", { index }) },
        ]}
        eyebrow={t("transparency.entry.title", { index })}
        title={eventWords(t, entry.type)}
        meta={<When at={entry.at} />}
        actions={
          entry.isAnchored ? (
            <LinkButton
              to={`/transparency/entries/${entry.index}/proof.json`}
              reloadDocument
              icon="download"
              variant="primary"
            >
              {t("transparency.proof.download")}
            </LinkButton>
          ) : null
        }
      />
      {entry.isAnchored ? null : (
        <Alert tone="info" title={t("transparency.proof.notYet")}>
          {t("transparency.proof.notYet.why")}
        </Alert>
      )}
      <Section title={t("transparency.entry.content")}>
        <Content entry={entry} />
        {entry.mayErase ? (
          <div className="pt-4">
            <LinkButton to={`/transparency/entries/${entry.index}/erase`} variant="tertiary">
              {t("transparency.erase.title")}
            </LinkButton>
          </div>
        ) : null}
      </Section>
      <Section title={t("transparency.entry.place")} lead={t("transparency.entry.place.lead")}>
        <DefinitionList
          items={[
            { term: t("transparency.column.index"), value: index },
            { term: t("transparency.entry.kind"), value: <code>{entry.type}</code> },
            {
              term: t("transparency.column.leaf"),
              value: <CopyText text={entry.leafHash} label={t("transparency.column.leaf")} />,
            },
          ]}
        />
        {entry.picture ? (
          <div className="pt-6">
            <TreePicture picture={entry.picture} title={t("transparency.tree.of", { index })} />
          </div>
        ) : null}
      </Section>
    </Page>
  );
}
