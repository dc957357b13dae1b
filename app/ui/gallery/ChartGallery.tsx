import { formatShare, formatWon } from "~/messages/format";
import type { GalleryWords } from "~/messages/gallery";
import { BarChart } from "~/ui/kit/chart/BarChart";
import { ChartFrame } from "~/ui/kit/chart/ChartFrame";
import { FlowBar } from "~/ui/kit/chart/FlowBar";
import { LineChart } from "~/ui/kit/chart/LineChart";
import { StackedBar } from "~/ui/kit/chart/StackedBar";

const FLOW = [2_400_000_000, 1_920_000_000, 1_100_000_000, 640_000_000, 80_000_000];

/** Drawings with their tables. */
export function ChartGallery({ w }: { w: GalleryWords }) {
  const steps = w.money.map((label, at) => ({ label, value: FLOW[at] ?? 0, href: "/kit" }));
  const [first = "", second = ""] = w.burn;
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <div className="lg:col-span-2">
        <ChartFrame
          title={w.money.join(" → ")}
          table={{
            columns: [w.columns.title, w.columns.price],
            rows: steps.map((step) => [step.label, formatWon(step.value)]),
            numeric: [1],
          }}
        >
          <FlowBar label={w.money[0] ?? ""} steps={steps} format={formatWon} />
        </ChartFrame>
      </div>
      <ChartFrame title={w.columns.persons} note={w.nameHint}>
        <BarChart
          label={w.columns.persons}
          data={w.hospitals.map((label, at) => ({
            label,
            value: 180 - at * 47,
            note: formatShare(0.4 - at * 0.1),
          }))}
        />
      </ChartFrame>
      <ChartFrame title={w.wallet}>
        <StackedBar
          label={w.wallet}
          format={formatWon}
          total={320_000_000}
          parts={[
            { label: w.money[3] ?? "", value: 120_000_000, series: 1, href: "/kit" },
            { label: w.money[2] ?? "", value: 80_000_000, series: 3 },
            { label: w.money[4] ?? "", value: 20_000_000, series: 6 },
          ]}
        />
      </ChartFrame>
      <div className="lg:col-span-2">
        <ChartFrame
          title={first}
          legend={[
            { label: first, series: 1 },
            { label: second, series: 6, hollow: true },
          ]}
        >
          <LineChart
            label={first}
            xFormat={(x) => `${x}`}
            yFormat={(y) => formatWon(y)}
            lines={[
              {
                label: first,
                series: 1,
                points: [0, 1, 2, 3, 4, 5, 6].map((x) => ({ x: x + 1, y: x * x * 12_000_000 })),
              },
              {
                label: second,
                series: 6,
                dashed: true,
                points: [1, 12].map((x) => ({ x, y: x * 70_000_000 })),
              },
            ]}
          />
        </ChartFrame>
      </div>
    </div>
  );
}
