import { expect, test } from "vitest";
import { profileOf } from "../../../tests/support/made-files";

const aPoint = (user: string, rate: number) => ({
  header: { user_id: user, schema_id: { namespace: "omh", name: "heart-rate", version: "1.0" } },
  body: {
    heart_rate: { value: rate, unit: "beats/min" },
    effective_time_frame: { date_time: "2024-02-05T07:25:00+09:00" },
  },
});
const points = (count: number, people: number) =>
  Array.from({ length: count }, (_, at) => aPoint(`u${at % people}`, 60 + (at % 30)));

test("data points of ten users show a range and the year, never a moment or a user", async () => {
  const { records } = await profileOf({ "a.json": JSON.stringify(points(120, 12)) });
  const [record] = records;
  expect(record).toMatchObject({
    dataType: "lifelog",
    personCount: 12,
    recordCount: 120,
    modalities: ["heart-rate"],
    periodFromYear: 2024,
    periodToYear: 2024,
  });
  const value = record!.tables[0]!.variables.find(({ name }) => name === "heart_rate.value");
  expect(value!.range).not.toBeNull();
  expect(JSON.stringify(record)).not.toMatch(/07:25|02-05|"u1"/);
});

test("a thousand points that name no user count as one person's", async () => {
  const bodies = points(1_000, 40).map(({ body }) => JSON.stringify(body));
  const { records } = await profileOf({ "a.ndjson": bodies.join("\n") });
  expect(records[0]).toMatchObject({
    personCount: null,
    personsAre: "unknown",
    recordCount: 1_000,
  });
  for (const variable of records[0]!.tables[0]!.variables)
    expect(variable).toMatchObject({ range: null, topValues: [], histogram: [] });
});

test("a file that mixes measures gives a table for each schema", async () => {
  const { records } = await profileOf({
    "a.json": JSON.stringify([{ step_count: 10 }, { body_weight: { value: 60, unit: "kg" } }]),
  });
  expect(records[0]!.tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["body-weight", 1],
    ["step-count", 1],
  ]);
});
