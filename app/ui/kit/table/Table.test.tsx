import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ko } from "~/messages/ko";
import { translatorOf } from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";
import type { Column } from "./column";
import { DataTable } from "./DataTable";
import { Table } from "./Table";

type Row = { id: string; title: string; persons: number };
const rows: Row[] = [{ id: "a", title: "흉부 X선", persons: 1_204 }];
const columns: Column<Row>[] = [
  { id: "title", header: "데이터", cell: (row) => row.title, rowHeader: true },
  { id: "persons", header: "사람 수", cell: (row) => row.persons, align: "end" },
  { id: "secret", header: "처음엔 숨김", cell: () => "–", hidden: true },
];
const list = { caption: "목록", columns, rows, rowKey: (row: Row) => row.id };

const draw = (page: JSX.Element) =>
  renderToStaticMarkup(
    <TranslateProvider value={translatorOf("ko", ko)}>{page}</TranslateProvider>,
  );

test("a table names its rows and says each column's word again for the cards of a phone", () => {
  const html = draw(<Table {...list} />);
  expect(html).toContain("<caption");
  expect(html).toContain('<th scope="row"');
  expect(html).toContain('<span class="card-label">사람 수</span>');
  expect(html).not.toContain("처음엔 숨김");
});

test("the server's interactive table is the plain one, with boxes that a form can post", () => {
  const html = draw(
    <DataTable {...list} name="t" selection={{ name: "dataset", label: (row) => row.title }} />,
  );
  expect(html).toContain('type="checkbox" name="dataset"');
  expect(html).toContain('value="a"');
  expect(html).not.toContain("<button");
});

test("a list without rows shows what to do instead", () => {
  expect(draw(<Table {...list} rows={[]} empty={<p>비었어요</p>} />)).toBe("<p>비었어요</p>");
});
