import { expect, test } from "vitest";
import { csvOf, harmless, wallTime } from "./csv";

test("a text that looks like a formula is told to be a text; a number stays a number", () => {
  for (const bad of ["=1+1", "+82", "-1", "@x", "\tx", "\rx"]) {
    expect(harmless(bad)).toBe(`'${bad}`);
  }
  expect(harmless("서울")).toBe("서울");
  const file = csvOf({
    name: "x",
    columns: [
      { header: "이름", kind: "text" },
      { header: "금액", kind: "won" },
    ],
    rows: [["=HYPERLINK(1)", -1_000]],
  });
  expect(file).toBe("\uFEFF이름,금액\r\n'=HYPERLINK(1),-1000\r\n");
});

test("commas, quotes and line ends stay inside their field", () => {
  const file = csvOf({
    name: "x",
    columns: [{ header: "a,b", kind: "text" }],
    rows: [['"둘"\n셋'], [null]],
  });
  expect(file).toBe('\uFEFF"a,b"\r\n"""둘""\n셋"\r\n\r\n');
});

test("moments are Korean wall time", () => {
  expect(wallTime(Date.parse("2026-03-16T09:00:00Z"))).toBe("2026-03-16 18:00:00");
});
