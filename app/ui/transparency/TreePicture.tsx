import type {
  TreePicture as Picture,
  PictureNode,
} from "~/domain/transparency/reading/tree-picture";
import { useT } from "~/ui/i18n";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { rangeWords } from "./range-words";
import { TreeLadder } from "./TreeLadder";

const WIDTH = 720;
/** Room for the words beside the outermost nodes. */
const MARGIN = 120;
const ROW = 46;
const TOP = 36;

const xOf = (node: PictureNode): number => Math.round(node.x * WIDTH);
const yOf = (node: PictureNode): number => TOP + node.row * ROW;

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

type Side = "left" | "right" | "above";

/** Where a node's words stand: away from the line to its neighbour. */
const WORDS_AT = {
  left: { dx: -14, dy: 5, textAnchor: "end" },
  right: { dx: 14, dy: 5, textAnchor: "start" },
  above: { dx: 0, dy: -14, textAnchor: "middle" },
} as const;

const outerSide = (node: PictureNode, neighbour: PictureNode): Side =>
  node.x < neighbour.x ? "left" : "right";

/** Our own nodes are filled circles, what the proof brings are open squares: not by colour alone. */
function Node({ node, kind, side }: { node: PictureNode; kind: "own" | "sibling"; side: Side }) {
  const t = useT();
  const [x, y] = [xOf(node), yOf(node)];
  const { dx, dy, textAnchor } = WORDS_AT[side];
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
        x={x + dx}
        y={y + dy}
        textAnchor={textAnchor}
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
      <TreeLadder picture={picture} title={title} />
      <svg
        viewBox={`${-MARGIN} 0 ${WIDTH + 2 * MARGIN} ${height}`}
        role="img"
        aria-label={title}
        className="hidden h-auto w-full max-w-4xl md:block"
      >
        {picture.steps.map(({ own, sibling }, at) => (
          <g key={`edges-${own.row}`}>
            <Edge from={nodes[at] as PictureNode} to={sibling} isPath={false} />
            <Edge from={nodes[at] as PictureNode} to={own} isPath />
          </g>
        ))}
        <Node node={picture.root} kind="own" side="above" />
        {picture.steps.map(({ own, sibling }) => (
          <g key={`nodes-${own.row}`}>
            <Node node={sibling} kind="sibling" side={outerSide(sibling, own)} />
            <Node node={own} kind="own" side={outerSide(own, sibling)} />
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}
