import { expect, test } from "vitest";
import type { CatalogueRecord, Variable } from "./record";
import { qualityOf, recordProblems } from "./record-check";

const aVariable = (more: Partial<Variable> = {}): Variable => ({
  name: "sex",
  type: "category",
  unit: null,
  nullRate: 0,
  distinctCount: 2,
  range: null,
  topValues: [{ value: "F", label: null, count: 15 }],
  hasOtherValues: true,
  histogram: [],
  withheld: null,
  ...more,
});

const aRecord = (more: Partial<CatalogueRecord> = {}, variable = aVariable()): CatalogueRecord => ({
  schema: "vouchsafe-catalogue-record-1",
  key: "0123456789abcdef0123",
  dataType: "structured-emr",
  modalities: [],
  titleKo: "제목",
  titleEn: "Title",
  descriptionKo: "설명",
  descriptionEn: "Description",
  personCount: 28,
  personsAre: "counted",
  studyCount: null,
  recordCount: 100,
  recordUnit: "row",
  periodFromYear: 2019,
  periodToYear: 2024,
  sizeBytes: 10,
  files: [{ name: "a.csv", bytes: 10, sha256: "a".repeat(64), format: "csv" }],
  tables: [{ name: "a", rowCount: 100, cellUnit: "person", variables: [variable] }],
  quality: qualityOf([]),
  ...more,
});

test("a complete record has no problem", () => {
  expect(recordProblems(aRecord())).toEqual([]);
});

test("a number of persons below ten never enters the catalogue", () => {
  expect(recordProblems(aRecord({ personCount: 9 }))).toEqual([
    { code: "small-cell", field: "personCount" },
  ]);
});

test("a small or unrounded count, or a value of a withheld variable, is refused", () => {
  const field = "tables[0].variables[0]";
  const counted = (count: number) =>
    recordProblems(aRecord({}, aVariable({ topValues: [{ value: "F", label: null, count }] })));
  expect(counted(5)).toEqual([{ code: "small-cell", field: `${field}.counts` }]);
  expect(counted(12)).toEqual([{ code: "small-cell", field: `${field}.counts` }]);
  expect(recordProblems(aRecord({}, aVariable({ withheld: "identifier" })))).toEqual([
    { code: "small-cell", field: `${field}.withheld` },
  ]);
});

test("a file name that leads out of the folder, a missing hash and an impossible period are refused", () => {
  const file = { name: "../a.csv", bytes: 10, sha256: "", format: "csv" } as const;
  const problems = recordProblems(aRecord({ files: [file], periodFromYear: 2025 }));
  expect(problems.map(({ field }) => field)).toEqual([
    "period",
    "files[0].sha256",
    "files[0].name",
  ]);
});

test("quality sums the checks of each category", () => {
  const check = { check: "value-present", subject: "a.b", passed: 3, total: 4 } as const;
  expect(
    qualityOf([
      { ...check, category: "completeness" },
      { ...check, category: "completeness" },
      { ...check, category: "plausibility", passed: 4 },
    ]).scores,
  ).toEqual({
    conformance: { passed: 0, total: 0 },
    completeness: { passed: 6, total: 8 },
    plausibility: { passed: 4, total: 4 },
  });
});
