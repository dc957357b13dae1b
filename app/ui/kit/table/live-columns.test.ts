import { expect, test } from "vitest";
import { compareValues, hiddenAtFirst, liveColumnsOf } from "./live-columns";

test("rows without a value come last, numbers by size, words by the alphabet", () => {
  expect([3, null, 1].sort(compareValues)).toEqual([1, 3, null]);
  expect(["나", "가", null].sort(compareValues)).toEqual(["가", "나", null]);
  expect(["10", "9"].sort(compareValues)).toEqual(["9", "10"]);
});

test("a column without a value cannot be sorted, and the row's name cannot be hidden", () => {
  type Row = { name: string; size: number };
  const columns = [
    { id: "name", header: "이름", cell: (row: Row) => row.name, rowHeader: true },
    {
      id: "size",
      header: "크기",
      cell: (row: Row) => row.size,
      value: (row: Row) => row.size,
      hidden: true,
    },
  ];
  const [name, size] = liveColumnsOf<Row>(columns, true);
  expect([name?.enableSorting, name?.enableHiding]).toEqual([false, false]);
  expect([size?.enableSorting, size?.enableHiding]).toEqual([true, true]);
  expect(liveColumnsOf<Row>(columns, false)[1]?.enableSorting).toBe(false);
  expect(hiddenAtFirst(columns)).toEqual({ size: false });
});
