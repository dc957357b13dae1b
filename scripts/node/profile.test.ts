import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aCsv, aFolder } from "../../tests/support/made-files";
import { main } from "./profile";

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await main(argv, (line) => lines.push(line));
  return { code, said: lines.join("\n") };
}

test("a folder with a table writes one record and says so in both languages", async () => {
  const folder = aFolder({ "emr/a.csv": aCsv(["visit", "ward"], [[1, "A"]]), "note.txt": "hello" });
  const out = join(aFolder({}), "made/here");
  const { code, said } = await run(folder, "--out", out);
  expect(code).toBe(0);
  const [name = ""] = readdirSync(out);
  expect(name).toMatch(/^catalogue-record-[0-9a-f]{20}\.json$/);
  expect(JSON.parse(readFileSync(join(out, name), "utf8"))).toMatchObject({
    dataType: "structured-emr",
  });
  expect(said).toContain("구조화 진료기록 · 1행");
  expect(said).toContain("Structured medical records · rows: 1");
  expect(said).toContain("note.txt: 알 수 없는 형식이에요 [unknown-format");
});

test("a folder with nothing to profile ends with 1, a command that is not understood with 2", async () => {
  const out = aFolder({});
  expect((await run(aFolder({ "a.txt": "x" }), "--out", out)).code).toBe(1);
  for (const argv of [[], ["a", "b"], ["--speed"], ["/no/such/folder"], [out, "--lang", "fr"]])
    expect([argv, (await run(...argv)).code]).toEqual([argv, 2]);
});

test("one language and machine-readable output can be asked for", async () => {
  const folder = aFolder({ "a.csv": aCsv(["visit", "ward"], [[1, "A"]]) });
  const out = aFolder({});
  expect((await run(folder, "--out", out, "--lang", "en")).said).not.toMatch(/[가-힣]/);
  const { said } = await run(folder, "--out", out, "--json");
  expect(JSON.parse(said)).toMatchObject({ records: [{ recordCount: 1 }], problems: [] });
});
