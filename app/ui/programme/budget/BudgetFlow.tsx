import { formatShare, formatWon } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { BarChart } from "~/ui/kit/chart/BarChart";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { postingsHref } from "../addresses";
import type { BudgetFacts, PostingQuery } from "../shapes";
import { bandsOf, columnOf, FLOW, type FlowNode, heightOf } from "./flow-layout";

const FIGURES = [
  "appropriated",
  "committed",
  "uncommitted",
  "spent",
  "held",
  "available",
  "returned",
] as const;
type Figure = (typeof FIGURES)[number];

/** The postings of which each figure is the sum. */
const BEHIND: Record<Figure, Omit<PostingQuery, "round">> = {
  appropriated: { account: "state" },
  committed: { reason: "commitment" },
  uncommitted: { account: "programme-available" },
  available: { account: "voucher-available" },
  held: { account: "voucher-held" },
  spent: { account: "hospital-from-voucher" },
  returned: { account: "programme-returned" },
};

const FILLS: Record<Figure, string> = {
  appropriated: "fill-chart-1",
  committed: "fill-chart-1",
  uncommitted: "fill-chart-6",
  available: "fill-chart-2",
  held: "fill-chart-3",
  spent: "fill-chart-1",
  returned: "fill-chart-6",
};

type Drawing = {
  title: string;
  href: (figure: Figure) => string;
  words: (figure: Figure) => string;
  amounts: (figure: Figure) => string;
};

type FigureLinkProps = { node: FlowNode<Figure>; band: string | undefined; draw: Drawing };

/** One figure as one link: the band that leads to it, its bar, its word and its amount. */
function FigureLink({ node, band, draw }: FigureLinkProps) {
  const at = node.x + FLOW.bar + 8;
  return (
    <a href={draw.href(node.id)} className="group">
      {band ? <path d={band} className="fill-primary-soft group-hover:opacity-70" /> : null}
      <rect
        x={node.x}
        y={node.y}
        width={FLOW.bar}
        height={node.height}
        rx="2"
        className={FILLS[node.id]}
      />
      <text x={at} y={node.y + 16} className="fill-ink text-table group-hover:underline">
        {draw.words(node.id)}
      </text>
      <text x={at} y={node.y + 36} className="tabular fill-ink text-table font-bold">
        {draw.amounts(node.id)}
      </text>
    </a>
  );
}

function Picture({ budget, draw }: { budget: BudgetFacts; draw: Drawing }) {
  const whole = budget.appropriatedKrw;
  const part = (id: Figure) => ({ id, amount: budget[`${id}Krw`] });
  const first = columnOf([part("appropriated")], { x: 0, whole });
  const second = columnOf([part("committed"), part("uncommitted")], { x: 360, whole });
  const third = columnOf([part("spent"), part("held"), part("available"), part("returned")], {
    x: 740,
    whole,
  });
  const [root] = first;
  const [committed] = second;
  if (!root || !committed) return null;
  const bands = new Map(
    [...bandsOf(root, second), ...bandsOf(committed, third)].map((band) => [band.to, band.path]),
  );
  const height = Math.max(heightOf(first), heightOf(second), heightOf(third));
  return (
    <svg viewBox={`0 0 ${FLOW.width} ${height}`} width="100%" className="max-lg:hidden">
      <title>{draw.title}</title>
      {/* From right to left, so that a band never covers the words of the bar that it leaves. */}
      {[...third, ...second, ...first].map((node) => (
        <FigureLink key={node.id} node={node} band={bands.get(node.id)} draw={draw} />
      ))}
    </svg>
  );
}

/** The budget on its way, from the appropriation to what hospitals received. Every band is a link. */
export function BudgetFlow({ budget, round }: { budget: BudgetFacts; round: string }) {
  const t = useT();
  const words = (figure: Figure) => t(`programme.budget.${figure}`);
  const href = (figure: Figure) => postingsHref({ round, ...BEHIND[figure] });
  const amountOf = (figure: Figure) => budget[`${figure}Krw`];
  const whole = Math.max(1, budget.appropriatedKrw);
  const rows = FIGURES.map((figure) => [
    words(figure),
    formatWon(amountOf(figure)),
    formatShare(amountOf(figure) / whole),
  ]);
  const bars = FIGURES.map((figure) => ({
    label: words(figure),
    value: amountOf(figure),
    href: href(figure),
  }));
  return (
    <ChartFrame
      title={t("programme.budget.title")}
      note={t("programme.budget.lead")}
      table={{
        columns: [
          t("programme.budget.step"),
          t("programme.budget.amount"),
          t("programme.budget.share"),
        ],
        rows,
        numeric: [1, 2],
      }}
    >
      <Picture
        budget={budget}
        draw={{
          title: t("programme.budget.title"),
          href,
          words,
          amounts: (figure) => formatWon(amountOf(figure)),
        }}
      />
      <div className="lg:hidden">
        <BarChart label={t("programme.budget.title")} data={bars} format={formatWon} max={whole} />
      </div>
    </ChartFrame>
  );
}
