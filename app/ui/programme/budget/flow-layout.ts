/** Where the bars and bands of the budget's picture lie. Pure; units of the drawing's viewBox. */

/** A bar of the picture: one figure of the budget. */
export type FlowNode<Id extends string> = {
  readonly id: Id;
  readonly amount: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
};
export type FlowBand<Id extends string> = { readonly to: Id; readonly path: string };

export const FLOW = { width: 1_000, bar: 20, money: 220, slot: 46, gap: 10 } as const;

type Part<Id extends string> = { readonly id: Id; readonly amount: number };

/** One column of bars from top to bottom; each keeps room for two lines of words. */
export function columnOf<Id extends string>(
  parts: readonly Part<Id>[],
  { x, whole }: { x: number; whole: number },
): FlowNode<Id>[] {
  let y = 0;
  return parts.map(({ id, amount }) => {
    const height = whole > 0 ? Math.max(2, (Math.max(0, amount) / whole) * FLOW.money) : 2;
    const node = { id, amount, x, y: round(y), height: round(height) };
    y += Math.max(height, FLOW.slot) + FLOW.gap;
    return node;
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The bands that leave one bar, in the order of the bars they reach. */
export function bandsOf<Id extends string>(
  from: FlowNode<string>,
  to: readonly FlowNode<Id>[],
): FlowBand<Id>[] {
  let top = from.y;
  const start = from.x + FLOW.bar;
  return to.flatMap((node) => {
    if (node.amount <= 0) return [];
    const middle = round((start + node.x) / 2);
    const [y, end] = [round(top), round(top + node.height)];
    top += node.height;
    const path =
      `M${start} ${y}C${middle} ${y} ${middle} ${node.y} ${node.x} ${node.y}` +
      `V${round(node.y + node.height)}C${middle} ${round(node.y + node.height)} ${middle} ${end} ${start} ${end}Z`;
    return [{ to: node.id, path }];
  });
}

/** The height that a column needs. */
export const heightOf = (nodes: readonly FlowNode<string>[]): number =>
  Math.max(0, ...nodes.map((node) => node.y + Math.max(node.height, FLOW.slot)));
