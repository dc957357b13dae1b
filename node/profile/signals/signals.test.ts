import { expect, test } from "vitest";
import { anEdf, aWfdb, profileOf } from "../../../tests/support/made-files";
import { readEdfHeader } from "./read-edf";
import { expectedBytes, readWfdbHeader } from "./read-wfdb";

test("a WFDB header gives leads, rate, units and the year, and none of its comments", () => {
  const text =
    "100 2 360 650000 10:00:00 15/03/2019\n100.dat 212 200/uV 11 1024 995 -22131 0 MLII\n100.dat 212 200 11 1024 1011 20052 0 Kim 19610823\n# 69 M";
  const header = readWfdbHeader(text);
  expect(header).toMatchObject({ samplingHz: 360, samples: 650_000, year: 2019 });
  expect(header.signals.map(({ label, unit }) => [label, unit])).toEqual([
    ["MLII", "uV"],
    ["unnamed", "mV"],
  ]);
  // Format 212 packs two samples into three bytes.
  expect(expectedBytes(header).get("100.dat")).toBe(1_950_000);
});

test("a WFDB header that names a file elsewhere or an unknown format is refused", () => {
  expect(() => readWfdbHeader("a 1 250 10\n../b.dat 16 200")).toThrow("unreadable-wfdb");
  expect(() => readWfdbHeader("a 1 250 10\nb.dat 99 200")).toThrow("unreadable-wfdb");
  expect(() => readWfdbHeader("a 2 250 10\nb.dat 16 200")).toThrow("unreadable-wfdb");
});

test("an EDF header gives signals and length, and a file one byte short is cut", () => {
  const edf = anEdf();
  expect(readEdfHeader(edf, edf.length)).toMatchObject({
    kind: "EDF",
    year: 2019,
    seconds: 10,
    signals: [{ label: "EEG F4-A1", unit: "uV", samplingHz: 128 }],
  });
  expect(() => readEdfHeader(edf, edf.length - 1)).toThrow("truncated-edf");
});

test("recordings of one format are one dataset whose variables are the signals", async () => {
  const { records } = await profileOf({ ...aWfdb({ name: "r1" }), ...aWfdb({ name: "r2" }) });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    recordCount: 2,
    personsAre: "unknown",
    modalities: ["ECG", "WFDB"],
  });
  expect(records[0]!.tables[0]!.variables.map(({ name, unit }) => [name, unit])).toEqual([
    ["MLII", "mV @ 250 Hz"],
    ["V5", "uV @ 250 Hz"],
  ]);
  expect(records[0]!.files).toHaveLength(4);
});
