import { PGlite } from "@electric-sql/pglite";
import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { fts5Query, fts5Text, indexTokens, tsqueryText, tsvectorText } from "./search-text";

const TEXTS = [
  "흉부 엑스레이 영상, 판독문 포함",
  "흉부엑스레이 코호트",
  "Chest CT cohort, de-identified, 폐결절 nodule",
  "당뇨병 환자의 혈당·혈압 코로나19 기록",
  "대뇌 MRI 영상",
  "X선 사진 Ménière ＭＲ (7T)",
];

/** Each query with the texts (from 1) that it must find, whatever the engine. */
const QUERIES: readonly [string, readonly number[]][] = [
  ["흉부 엑스레이", [1, 2]],
  ["흉부엑스레이", [1, 2]],
  ["흉 부엑스 레이", [1, 2]],
  ["엑스레이흉부", []],
  ["흉부", [1, 2]],
  ["부엑", [1, 2]],
  ["뇨병", [4]],
  ["뇌", [5]],
  ["병", [4]],
  ["선", [6]],
  ["x선", [6]],
  ["X 선", [6]],
  ["코로나19", [4]],
  ["코로나 19", [4]],
  ["나19", [4]],
  ["코로나", [4]],
  ["ches", [3]],
  ["CHEST 폐결절", [3]],
  ["폐결절nodule", [3]],
  ["nodule 폐결절", [3]],
  ["hest", []],
  ["de-identified", [3]],
  ["meniere", [6]],
  ["Ménière", [6]],
  ["mr 7t", [6]],
  ["mri영상", [5]],
  ["영상", [1, 5]],
  ["\u1112\u1172\u11bc\u1107\u116e", [1, 2]],
  ["없는말", []],
  ['"; drop table x --', []],
  ["' & !('a'", []],
  ["영상 ".repeat(500), [1, 5]],
  ["가".repeat(5000), []],
];

const sqlite = new Database(":memory:");
let postgres: PGlite;

beforeAll(async () => {
  sqlite.exec("create virtual table f using fts5(t, content='', tokenize='ascii')");
  postgres = await PGlite.create();
  await postgres.exec("create table f(id int primary key, t tsvector)");
  for (const [at, text] of TEXTS.entries()) {
    sqlite.prepare("insert into f(rowid, t) values (?, ?)").run(at + 1, fts5Text(text));
    await postgres.query("insert into f values ($1, $2::tsvector)", [at + 1, tsvectorText(text)]);
  }
}, 60_000);

async function found(query: string) {
  const fts5 = fts5Query(query);
  const tsquery = tsqueryText(query);
  if (fts5 === null || tsquery === null) return { onSqlite: null, onPostgres: null };
  const onSqlite = sqlite
    .prepare("select rowid from f where f match ? order by rowid")
    .pluck()
    .all(fts5);
  const { rows } = await postgres.query<{ id: number }>(
    "select id from f where t @@ $1::tsquery order by id",
    [tsquery],
  );
  return { onSqlite, onPostgres: rows.map((row) => row.id) };
}

test.each(QUERIES)("both engines find the same for %s", async (query, expected) => {
  expect(await found(query)).toEqual({ onSqlite: expected, onPostgres: expected });
});

test("both engines agree on any text a person may type", async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "흉부",
      "엑스",
      "레이",
      "폐",
      "19",
      "ct",
      " ",
      "-",
      "'",
      '"',
      "*",
      ":",
      "선",
      "é",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
      const { onSqlite, onPostgres } = await found(pieces.join(""));
      expect(onSqlite).toEqual(onPostgres);
    }),
    { numRuns: 300 },
  );
});

test("every word that stands in a text is found by it, cut anywhere at its end", async () => {
  for (const [at, text] of TEXTS.entries()) {
    for (const word of text.split(/\s+/)) {
      for (let end = 1; end <= word.length; end += 1) {
        const { onSqlite } = await found(word.slice(0, end));
        if (onSqlite) expect(onSqlite).toContain(at + 1);
      }
    }
  }
});

test("a query without a letter or digit asks for nothing", () => {
  for (const query of ["", "   ", "!!! … ???", "\u0000"]) {
    expect([fts5Query(query), tsqueryText(query)]).toEqual([null, null]);
  }
});

test("a huge text gives a bounded number of tokens", () => {
  expect(indexTokens("가나다 abc ".repeat(100_000)).length).toBeLessThanOrEqual(16_000);
  expect(indexTokens("a".repeat(100_000))[0]).toHaveLength(64);
});
