import { COST_HEADS } from "~/domain/catalogue/data-type";
import { useNamed, useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Card } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import { useViewer } from "~/ui/viewer";
import { AddToBasket } from "../AddToBasket";
import { datasetAddress } from "../address";
import { useTitle } from "../search/DatasetList";
import type { DatasetPageProps } from "./shapes";

/** Beside the dataset: the price, the way into the basket, who decides and by when. */
export function ApplyCard(props: DatasetPageProps) {
  const { dataset, hospital, committee, expectedAt } = props;
  const t = useT();
  const named = useNamed();
  const parts = COST_HEADS.filter((head) => dataset.priceParts[head] > 0);
  return (
    <Card title={t("dataset.card.title")} className="lg:mt-5">
      <div className="flex flex-col gap-4">
        <DefinitionList
          items={[
            { term: t("dataset.price"), value: <Money amount={dataset.priceKrw} reading /> },
            ...parts.map((head) => ({
              term: t(`dataset.cost.${head}`),
              value: <Money amount={dataset.priceParts[head]} reading={false} />,
            })),
          ]}
        />
        {dataset.status === "listed" ? <Actions {...props} /> : null}
        {dataset.status === "listed" ? (
          <DefinitionList
            items={[
              {
                term: t("dataset.card.expected"),
                value:
                  expectedAt === null ? (
                    t("dataset.card.expected.none")
                  ) : (
                    <When at={expectedAt} time={false} />
                  ),
                note: <Basis {...props} />,
              },
              {
                term: t("dataset.card.decides"),
                value: committee
                  ? t("dataset.card.committee", { hospital: named(hospital) })
                  : t("dataset.card.no-committee"),
              },
            ]}
          />
        ) : null}
      </div>
    </Card>
  );
}

function Actions({ dataset }: DatasetPageProps) {
  const t = useT();
  const viewer = useViewer();
  const title = useTitle(dataset);
  const here = datasetAddress(dataset.id);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {viewer?.role === "company" ? (
        <AddToBasket
          datasetId={dataset.id}
          title={title}
          next={here}
          label={t("dataset.card.add")}
          large
        />
      ) : viewer === null ? (
        <LinkButton to={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary" size="l">
          {t("dataset.card.sign-in")}
        </LinkButton>
      ) : null}
      <LinkButton to={`/catalogue/compare?dataset=${dataset.id}`} variant="tertiary" icon="columns">
        {t("dataset.card.compare")}
      </LinkButton>
    </div>
  );
}

/** What the expected day was reckoned from, so that nobody takes it for a promise. */
function Basis({ decisionTime, committee }: DatasetPageProps) {
  const t = useT();
  if (!committee) return null;
  return decisionTime
    ? t("dataset.card.expected.basis", {
        cases: decisionTime.cases,
        median: decisionTime.medianDays,
        ninetieth: decisionTime.ninetiethDays,
      })
    : t("dataset.card.expected.due", { days: committee.dueDays });
}
