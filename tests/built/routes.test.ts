import { afterAll, expect, test } from "vitest";
import { CALLERS, type Expected, READING, type Row, WRITING } from "./access-table";
import { openBuiltHub } from "./hub";

const hub = await openBuiltHub();
afterAll(() => hub.close());

const { routes } = hub.build;

function pathOf(id: string): string {
  const route = routes[id];
  if (!route) return "";
  const above = route.parentId ? pathOf(route.parentId) : "";
  return [above.replace(/\/$/, ""), route.path ?? ""].filter(Boolean).join("/");
}

type Page = { readonly path: string; readonly reads: boolean; readonly writes: boolean };

/** Every address of the built program; the frame around the pages is none. */
const pages = Object.entries(routes).flatMap(([id, route]): Page[] =>
  id === "root" || !route
    ? []
    : [
        {
          path: `/${pathOf(id).replace(/^\//, "")}`,
          reads: Boolean(route.module.loader ?? route.module.default),
          writes: Boolean(route.module.action),
        },
      ],
);

/** An address with ids that nobody has. */
const withUnknownIds = (path: string): string =>
  path
    .replace(":index", "987654321")
    .replace(":attachmentId", "att_0000000000")
    .replace(/:[A-Za-z]+/g, "xxx_0000000000")
    .replace("*", "no-such-page");

function whatCame(response: Response): Expected {
  const to = response.headers.get("Location") ?? "";
  return response.status === 302 && to.startsWith("/sign-in?") ? "sign-in" : response.status;
}

async function answersOf(path: string, method: "GET" | "POST"): Promise<Row> {
  const answers: Record<string, Expected> = {};
  for (const caller of CALLERS) {
    const response = await hub.ask(caller, { path: withUnknownIds(path), method });
    answers[caller] = whatCame(response);
    await response.body?.cancel();
  }
  return answers as Row;
}

for (const { path, reads, writes } of pages) {
  if (reads) {
    test(`GET ${path} answers each role as the table says`, async () => {
      expect(READING[path], `${path} is not in READING of access-table.ts`).toBeDefined();
      expect(await answersOf(path, "GET")).toEqual(READING[path]);
    });
  }
  if (writes) {
    test(`POST ${path} answers each role as the table says`, async () => {
      expect(WRITING[path], `${path} is not in WRITING of access-table.ts`).toBeDefined();
      expect(await answersOf(path, "POST")).toEqual(WRITING[path]);
    });
  }
}

test("the table names no route that the program does not have", () => {
  const reading = pages.filter((page) => page.reads).map((page) => page.path);
  const writing = pages.filter((page) => page.writes).map((page) => page.path);
  expect(Object.keys(READING).filter((path) => !reading.includes(path))).toEqual([]);
  expect(Object.keys(WRITING).filter((path) => !writing.includes(path))).toEqual([]);
});
