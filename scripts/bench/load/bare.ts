/**
 * Bare `node:http` with prepared statements: what the machine can do for the same answer. A child
 * process of the benches. Arguments: the database file, or nothing for a plain “hello”.
 */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import Database from "better-sqlite3";
import { shortOf } from "~/domain/catalogue/terms/duo";
import { fts5Query } from "~db/search-text";

type Row = Record<string, never>;

/** The newest 25 of a search and the total, by the SQL that the hub runs for it. */
function searchAnswers(file: string): RequestListener {
  const db = new Database(file, { readonly: true });
  db.pragma("cache_size = -65536");
  const revision = db.prepare("select max(revision) from datasets").pluck();
  const match = db
    .prepare("select group_concat(rowid) from dataset_search where dataset_search match ?")
    .pluck();
  const names = new Map(
    (db.prepare("select id, name_ko, name_en from organisations").all() as Row[]).map((row) => [
      row["id"],
      { ko: row["name_ko"], en: row["name_en"] },
    ]),
  );
  const rowsOf = new Map<number, Database.Statement>();
  const statement = (count: number) => {
    const known =
      rowsOf.get(count) ??
      db.prepare(`select * from datasets where sequence in (${Array(count).fill("?").join(",")})`);
    rowsOf.set(count, known);
    return known;
  };
  const published = (row: Row) => ({
    id: row["id"],
    title: { ko: row["title_ko"], en: row["title_en"] },
    hospital: { id: row["hospital_id"], ...(names.get(row["hospital_id"] as never) as object) },
    consortium: {
      id: row["consortium_id"],
      ...(names.get(row["consortium_id"] as never) as object),
    },
    region: row["region"],
    origin: row["origin"],
    type: row["data_type"],
    modality: row["modality"],
    diseases: JSON.parse(row["diseases"] as never),
    persons: row["person_count"],
    records: row["record_count"],
    fromYear: row["period_from_year"],
    toYear: row["period_to_year"],
    sizeBytes: row["size_bytes"],
    priceKrw: row["price_krw"],
    channels: JSON.parse(row["delivery_channels"] as never),
    terms: (JSON.parse(row["terms"] as never) as { code: string; values?: string[] }[]).map(
      ({ code, values = [] }) => ({ code, short: shortOf(code), values }),
    ),
    decisionDays: null,
    listedAt: row["listed_at"],
    updatedAt: row["updated_at"],
  });
  return (request, response) => {
    const q = new URL(request.url ?? "/", "http://x").searchParams.get("q") ?? "";
    revision.get();
    const list = (match.get(fts5Query(q)) as string | null) ?? "";
    const found = list === "" ? [] : list.split(",").map(Number);
    const newest = found.sort((a, b) => b - a).slice(0, 25);
    const rows = newest.length > 0 ? (statement(newest.length).all(...newest) as Row[]) : [];
    rows.sort((a, b) => Number(b["sequence"]) - Number(a["sequence"]));
    const body = JSON.stringify({
      total: found.length,
      page: 1,
      pageSize: 25,
      datasets: rows.map(published),
    });
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
    response.end(body);
  };
}

const hello: RequestListener = (_request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end("hello");
};

const [file] = process.argv.slice(2);
const server = createServer(file ? searchAnswers(file) : hello);
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit(0));
