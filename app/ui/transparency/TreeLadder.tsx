import type {
  TreePicture as Picture,
  PictureNode,
} from "~/domain/transparency/reading/tree-picture";
import { useT } from "~/ui/i18n";
import { rangeWords } from "./range-words";

/** One row of the ladder: room for a line of words and the bend of an edge above it. */
const RUNG = 52;
const LADDER_WIDTH = 344;
const COLUMNS = { left: 14, right: 186 } as const;
type Column = keyof typeof COLUMNS;

const ladderY = (row: number): number => 22 + row * RUNG;

/** Down, across between the rows, and down again, so that no line crosses a word. */
const elbow = (from: { x: number; row: number }, to: { x: number; row: number }): string => {
  const middle = ladderY(from.row) + RUNG / 2;
  return `M${from.x} ${ladderY(from.row)}V${middle}H${to.x}V${ladderY(to.row)}`;
};

function Rung({
  node,
  kind,
  column,
}: {
  node: PictureNode;
  kind: "own" | "sibling";
  column: Column;
}) {
  const t = useT();
  const [x, y] = [COLUMNS[column], ladderY(node.row)];
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
      <text x={x + 14} y={y + 5} fontSize="14" className="fill-ink-soft tabular">
        {rangeWords(t, node)}
      </text>
    </g>
  );
}

/** The same way for a narrow screen: two columns, left and right as in the tree, one row a step. */
export function TreeLadder({ picture, title }: { picture: Picture; title: string }) {
  const height = ladderY(picture.steps.length) + 22;
  const columnOf = (at: number): Column => {
    const step = picture.steps[at];
    return step && step.own.range.start > step.sibling.range.start ? "right" : "left";
  };
  const other = (column: Column): Column => (column === "left" ? "right" : "left");
  const placed = (column: Column, row: number) => ({ x: COLUMNS[column], row });
  const ownColumn = (row: number): Column => (row === 0 ? "left" : columnOf(row - 1));
  return (
    <svg
      viewBox={`0 0 ${LADDER_WIDTH} ${height}`}
      role="img"
      aria-label={title}
      className="h-auto w-full max-w-sm md:hidden"
    >
      {picture.steps.map(({ own }, at) => {
        const from = placed(ownColumn(at), at);
        const column = columnOf(at);
        return (
          <g key={`edges-${own.row}`} fill="none">
            <path
              d={elbow(from, placed(other(column), at + 1))}
              strokeWidth="1.5"
              strokeDasharray="4 4"
              className="stroke-line-strong"
            />
            <path
              d={elbow(from, placed(column, at + 1))}
              strokeWidth="3"
              className="stroke-primary"
            />
          </g>
        );
      })}
      <Rung node={picture.root} kind="own" column="left" />
      {picture.steps.map(({ own, sibling }, at) => (
        <g key={`rungs-${own.row}`}>
          <Rung node={{ ...sibling, row: at + 1 }} kind="sibling" column={other(columnOf(at))} />
          <Rung node={{ ...own, row: at + 1 }} kind="own" column={columnOf(at)} />
        </g>
      ))}
    </svg>
  );
}
