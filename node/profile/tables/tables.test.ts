import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { CatalogueRecord } from "~/domain/catalogue/record";
import { aCsv, aFolder, profileOf } from "../../../tests/support/made-files";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const only = (records: readonly CatalogueRecord[]): CatalogueRecord => {
  expect(records).toHaveLength(1);
  return records[0]!;
};
const variable = (record: CatalogueRecord, name: string) =>
  record.tables.flatMap(({ variables }) => variables).find((one) => one.name === name)!;

test("a table shows types, null rate, a coarse range and rounded counts", async () => {
  const rows = numbers(100).map((at) => [
    `P${at}`,
    at % 3 === 0 ? "남" : "여",
    at % 4 === 0 ? "" : 60 + (at % 45),
    `2019-0${1 + (at % 9)}-15`,
  ]);
  const { records, problems } = await profileOf({
    "visits.csv": aCsv(["patient_id", "sex", "weight", "visit_date"], rows),
  });
  const record = only(records);
  expect(problems).toEqual([]);
  expect(record).toMatchObject({
    dataType: "structured-emr",
    personCount: 100,
    personsAre: "counted",
    recordCount: 100,
    periodFromYear: 2019,
    periodToYear: 2019,
  });
  expect(variable(record, "sex")).toMatchObject({
    type: "category",
    distinctCount: 2,
    withheld: null,
    topValues: [
      { value: "여", label: null, count: 65 },
      { value: "남", label: null, count: 35 },
    ],
  });
  expect(variable(record, "weight")).toMatchObject({
    type: "integer",
    nullRate: 0.25,
    range: { low: 60, high: 100 },
  });
  expect(variable(record, "patient_id")).toMatchObject({
    type: "identifier",
    distinctCount: 100,
    topValues: [],
  });
  expect(variable(record, "visit_date")).toMatchObject({
    type: "date",
    range: { low: 2019, high: 2019 },
  });
});

test("a lone extreme does not show in range, mean or histogram", async () => {
  const rows = numbers(60).map((at) => [`P${at}`, at === 0 ? 98_765 : 100 + (at % 20)]);
  const { records } = await profileOf({ "lab.csv": aCsv(["patient_id", "glucose"], rows) });
  const text = JSON.stringify(variable(only(records), "glucose"));
  expect(text).not.toMatch(/98765|98,765|9876|100000/);
  expect(variable(only(records), "glucose").range!.high).toBeLessThanOrEqual(120);
});

test("nine persons with a thousand rows show no value", async () => {
  const rows = numbers(1_000).map((at) => [`P${at % 9}`, "흡연", 120.5]);
  const { records } = await profileOf({
    "few.csv": aCsv(["patient_id", "habit", "pressure"], rows),
  });
  const record = only(records);
  expect(record).toMatchObject({ personCount: null, personsAre: "fewer-than-ten" });
  expect(variable(record, "habit")).toMatchObject({ withheld: "few-persons", topValues: [] });
  expect(variable(record, "pressure")).toMatchObject({ withheld: "few-persons", range: null });
});

test("resident numbers, phones, Korean names and prose are withheld whatever the column is called", async () => {
  const surnames = [..."김이박최정강조윤장임"];
  const rows = numbers(60).map((at) => [
    at,
    "610823-1234567",
    "010-1234-5678",
    `${surnames[at % 10]}길동`,
    "환자는 어제부터 열이 있고 기침을 하며 숨이 차다고 하여 응급실을 통해 입원하였고 항생제를 썼다",
  ]);
  const { records } = await profileOf({
    "memo.csv": aCsv(["row", "memo1", "memo2", "staff", "note"], rows),
  });
  const text = JSON.stringify(records);
  for (const planted of ["610823", "010-1234", "길동", "환자는"])
    expect(text).not.toContain(planted);
  expect(variable(only(records), "note").withheld).toBe("free-text");
});

test("resident and phone numbers written as plain numbers are withheld, also when they repeat", async () => {
  const rows = numbers(60).map((at) => [
    `P${at}`,
    6108231234567 + (at % 20),
    1012345678 + (at % 20),
  ]);
  const { records } = await profileOf({ "a.csv": aCsv(["patient_id", "c1", "c2"], rows) });
  expect(variable(only(records), "c1")).toMatchObject({ type: "identifier", range: null });
  expect(variable(only(records), "c2")).toMatchObject({ type: "identifier", range: null });
});

test("a Korean spreadsheet in CP949 reads like the same one in UTF-8 with a byte order mark", async () => {
  // "성별,흡연\n" and twenty rows "남,예\n" as CP949 bytes.
  const header = Buffer.from([0xbc, 0xba, 0xba, 0xb0, 0x2c, 0xc8, 0xed, 0xbf, 0xac, 0x0a]);
  const row = Buffer.from([0xb3, 0xb2, 0x2c, 0xbf, 0xb9, 0x0a]);
  const cp949 = await profileOf({
    "흡연.csv": Buffer.concat([header, ...numbers(20).map(() => row)]),
  });
  const utf8 = await profileOf({ "흡연.csv": `\ufeff성별,흡연\n${"남,예\n".repeat(20)}` });
  expect(only(cp949.records).tables).toEqual(only(utf8.records).tables);
  expect(variable(only(cp949.records), "성별").topValues).toEqual([
    { value: "남", label: null, count: 20 },
  ]);
  expect(only(cp949.records).files[0]!.name).toBe("흡연.csv");
});

test("a first line that is data does not become column names", async () => {
  const { records } = await profileOf({
    "plain.csv": "홍길동,남\n김영희,여\n이철수,남\n박민수,여\n",
  });
  expect(JSON.stringify(records)).not.toMatch(/홍길동|김영희/);
  expect(only(records).tables[0]!.rowCount).toBe(4);
});

test("a Korean header is a header, though a word of it is shaped like a name", async () => {
  const rows = numbers(40).map((at) => [`S${at}`, "남", "010-1234-5678"]);
  const { records } = await profileOf({ "a.csv": aCsv(["대상자번호", "성별", "연락처"], rows) });
  expect(only(records).tables[0]!.variables.map(({ name, type }) => [name, type])).toEqual([
    ["대상자번호", "identifier"],
    ["성별", "category"],
    ["연락처", "identifier"],
  ]);
  expect(only(records).personCount).toBe(40);
});

test("numbers and days that arrive as texts are measured as such, numbered codes are not", async () => {
  const folder = aFolder({});
  const rows =
    "SELECT (60 + i % 20)::VARCHAR AS weight, '2023.03.' || (10 + i % 9) AS day, '00' || i % 3 AS ward";
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${rows} FROM range(100) r(i)) TO '${join(folder, "a.parquet")}'`);
  connection.closeSync();
  instance.closeSync();
  const { records } = await profileOf({ "a.parquet": readFileSync(join(folder, "a.parquet")) });
  expect(variable(only(records), "weight")).toMatchObject({ type: "number", range: { low: 60 } });
  expect(variable(only(records), "day")).toMatchObject({ type: "date", range: { low: 2023 } });
  expect(variable(only(records), "ward")).toMatchObject({ type: "category" });
});

test("columns of a check-up and of a claim decide the type of data", async () => {
  const checkup = await profileOf({ "a.csv": aCsv(["신장", "체중", "허리둘레"], [[170, 65, 80]]) });
  const claims = await profileOf({ "a.csv": aCsv(["수진자", "요양개시일자"], [["A", 20240315]]) });
  expect(only(checkup.records).dataType).toBe("health-checkup");
  expect(only(claims.records)).toMatchObject({
    dataType: "public-insurance",
    periodFromYear: 2024,
  });
});

test("quality counts duplicate rows, missing values, impossible days and ages, and ends before starts", async () => {
  const rows = [
    [1, 40, "2020-01-01", "2020-01-05"],
    [1, 40, "2020-01-01", "2020-01-05"],
    [2, 140, "2020-01-01", "2019-12-31"],
    [3, "", "2031-01-01", "2031-01-02"],
  ];
  const { records } = await profileOf({
    "stay.csv": aCsv(["stay", "age", "start_date", "end_date"], rows),
  });
  const check = (name: string, subject: string) =>
    only(records).quality.checks.find((one) => one.check === name && one.subject === subject);
  expect(check("key-unique", "stay")).toMatchObject({ passed: 3, total: 4 });
  expect(check("value-present", "stay.age")).toMatchObject({ passed: 3, total: 4 });
  expect(check("age-plausible", "stay.age")).toMatchObject({ passed: 2, total: 3 });
  expect(check("date-plausible", "stay.start_date")).toMatchObject({ passed: 3, total: 4 });
  expect(check("end-after-start", "stay.end_date")).toMatchObject({ passed: 3, total: 4 });
});

const omop = (orphan = 0) => ({
  "person.csv": aCsv(
    ["person_id", "gender_concept_id", "year_of_birth"],
    numbers(30).map((at) => [at, at % 2 === 0 ? 8507 : 8532, 1980]),
  ),
  "observation_period.csv": aCsv(
    ["observation_period_id", "person_id", "observation_period_start_date"],
    numbers(28).map((at) => [at, at, "2015-01-01"]),
  ),
  "condition_occurrence.csv": aCsv(
    ["condition_occurrence_id", "person_id", "condition_concept_id", "condition_start_date"],
    numbers(30).map((at) => [
      at,
      at < orphan ? 900 + at : at,
      201826,
      at === 29 ? "1979-05-05" : "2016-05-05",
    ]),
  ),
  "concept.csv": aCsv(["concept_id", "concept_name"], [[201826, "Type 2 diabetes mellitus"]]),
  "cdm_source.csv": aCsv(["cdm_source_name", "cdm_version"], [["Demo", "v5.4"]]),
});

test("a zip of an OMOP model is one dataset with its own checks and the words of its codes", async () => {
  const packed = Object.fromEntries(
    Object.entries(omop(2)).map(([name, text]) => [`cdm/${name}`, new TextEncoder().encode(text)]),
  );
  const { records, problems } = await profileOf({ "cdm.zip": zipSync(packed) });
  const record = only(records);
  expect(problems).toEqual([]);
  expect(record).toMatchObject({
    dataType: "structured-emr",
    modalities: ["OMOP CDM 5.4"],
    personCount: 30,
  });
  expect(record.files).toMatchObject([{ name: "cdm.zip", format: "zip" }]);
  expect(variable(record, "condition_concept_id").topValues).toEqual([
    { value: "201826", label: "Type 2 diabetes mellitus", count: 30 },
  ]);
  const check = (name: string) => record.quality.checks.filter((one) => one.check === name);
  expect(check("person-reference")).toContainEqual(
    expect.objectContaining({ subject: "condition_occurrence.person_id", passed: 28, total: 30 }),
  );
  expect(check("after-birth")).toContainEqual(
    expect.objectContaining({
      subject: "condition_occurrence.condition_start_date",
      passed: 27,
      total: 28,
    }),
  );
  expect(check("person-observed")).toMatchObject([{ passed: 28, total: 30 }]);
});

test("parquet is read, and a text that only claims to be parquet is named", async () => {
  const folder = aFolder({});
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT i AS patient_id, i % 2 = 0 AS smoker FROM range(40) r(i)) TO '${join(folder, "a.parquet")}'`,
  );
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(join(folder, "a.parquet"));
  const { records, problems } = await profileOf({
    "ok.parquet": bytes,
    "cut.parquet": bytes.subarray(0, 60),
    "lie.parquet": "no parquet here",
  });
  expect(variable(only(records), "smoker")).toMatchObject({ type: "boolean", distinctCount: 2 });
  expect(only(records).files.map(({ name }) => name)).toEqual(["ok.parquet"]);
  expect(problems.map(({ file, code }) => [file, code]).sort()).toEqual([
    ["cut.parquet", "not-a-table"],
    ["lie.parquet", "not-a-table"],
  ]);
});

test("more columns than the bound refuse that table only", async () => {
  const wide = aCsv(
    numbers(30).map((at) => `c${at}`),
    [numbers(30)],
  );
  const { records, problems } = await profileOf(
    { "a/wide.csv": wide, "b/slim.csv": aCsv(["x", "y"], [[1, 2]]) },
    { bounds: { columns: 20 } },
  );
  expect(only(records).files[0]!.name).toBe("b/slim.csv");
  expect(problems).toMatchObject([{ file: "a/wide.csv", code: "too-many-columns" }]);
});
