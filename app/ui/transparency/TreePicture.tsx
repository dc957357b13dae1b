import type {
  TreePicture as Picture,
  PictureNode,
} from "~/domain/transparency/reading/tree-picture";
import { formatCount } from "~/messages/format";
import type { Translate } from "~/messages/translate";
import { useT } from "~/ui/i18n";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";

const WIDTH = 720;
const ROW = 46;
const TOP = 26;

const xOf = (node: PictureNode): number => Math.round(node.x * WIDTH);
const yOf = (node: PictureNode): number => TOP + node.row * ROW;

const rangeWords = (t: Translate, { range }: PictureNode): string =>
  range.end - range.start === 1
    ? t("transparency.tree.one", { index: formatCount(range.start) })
    : t("transparency.tree.range", {
        from: formatCount(range.start),
        to: formatCount(range.end - 1),
      });

function Edge({ from, to, isPath }: { from: PictureNode; to: PictureNode; isPath: boolean }) {
  return (
    <line
      x1={xOf(from)}
      y1={yOf(from)}
      x2={xOf(to)}
      y2={yOf(to)}
      strokeWidth={isPath ? 3 : 1.5}
      strokeDasharray={isPath ? undefined : "4 4"}
      className={isPath ? "stroke-primary" : "stroke-line-strong"}
    />
  );
}

/** Our own nodes are filled circles, what the proof brings are open squares: not by colour alone. */
function Node({ node, kind }: { node: PictureNode; kind: "own" | "sibling" }) {
  const t = useT();
  const [x, y] = [xOf(node), yOf(node)];
  const isLeft = node.x < 0.5;
  return (
    <g>
      {kind === "own" ? (
        <circle cx={x} cy={y} r="8" className="fill-primary" />
      ) : (
        <rect
          x={x - 7}
          y={y - 7}
          width="14"
          height="14"
          strokeWidth="2"
          className="fill-surface stroke-ink-soft"
        />
      )}
      <text
        x={x + (isLeft ? -14 : 14)}
        y={y + 5}
        textAnchor={isLeft ? "end" : "start"}
        fontSize="14"
        className="fill-ink-soft tabular"
      >
        {rangeWords(t, node)}
      </text>
    </g>
  );
}

/** The way of a proof through the tree, from the root down to its entry. */
export function TreePicture({ picture, title }: { picture: Picture; title: string }) {
  const t = useT();
  const nodes = [picture.root, ...picture.steps.map((step) => step.own)];
  const height = TOP * 2 + picture.steps.length * ROW;
  const rows = picture.steps.map((step, at) => [
    at + 1,
    rangeWords(t, step.own),
    rangeWords(t, step.sibling),
  ]);
  return (
    <ChartFrame
      title={title}
      note={t("transparency.tree.note", { count: picture.steps.length })}
      table={{
        columns: [
          t("transparency.tree.level"),
          t("transparency.tree.own"),
          t("transparency.tree.sibling"),
        ],
        rows,
        numeric: [0],
      }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={title}
        className="h-auto w-full"
      >
        {picture.steps.map(({ own, sibling }, at) => (
          <g key={`edges-${own.row}`}>
            <Edge from={nodes[at] as PictureNode} to={sibling} isPath={false} />
            <Edge from={nodes[at] as PictureNode} to={own} isPath />
          </g>
        ))}
        {picture.steps.map(({ sibling }) => (
          <Node key={`sibling-${sibling.row}`} node={sibling} kind="sibling" />
        ))}
        {nodes.map((node) => (
          <Node key={`own-${node.row}`} node={node} kind="own" />
        ))}
      </svg>
    </ChartFrame>
  );
}
