import { formatWon } from "~/messages/format";
import { useT } from "~/ui/i18n";
import type { ClassChange, ClassNote } from "../shapes";

/** Why the basket is 대형, 중형 or 소형, and what would make it another. */
export function ClassNotes({ classification }: { classification: ClassNote }) {
  const t = useT();
  const { because, dataTypes, institutions } = classification;
  const why = t.maybe(`request.class.because.${because}`, { dataTypes, institutions });
  return (
    <div className="mt-2 grid gap-1 text-small text-ink-soft">
      {why ? <p>{why}</p> : null}
      <ul className="list-disc pl-5">
        {classification.changes.map((change) => (
          <ChangeLine key={change.to} change={change} />
        ))}
      </ul>
    </div>
  );
}

function ChangeLine({ change }: { change: ClassChange }) {
  const t = useT();
  const conditions = change.of.map(({ fact, is, value }) =>
    t(`request.class.${fact}.${is}`, { value: fact === "price" ? formatWon(value) : value }),
  );
  const joined = conditions.join(t(`request.class.join.${change.needs}`));
  return (
    <li>
      {t("request.class.change", { to: t(`request.class.${change.to}`), conditions: joined })}
    </li>
  );
}
