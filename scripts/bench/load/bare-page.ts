/**
 * The limit of the catalogue page: `renderToString` of the very page that the built hub draws, behind
 * bare `node:http`, with the same query. A child process of the benches.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { EntryContext, ServerBuild } from "@remix-run/node";
import type { ReactElement } from "react";
import { readConfig } from "~/config.server";
import { readCriteria } from "~/domain/catalogue/search/criteria";
import { createHost } from "~/http/host/host";
import { cataloguePage } from "~/queries/catalogue/catalogue-page.server";
import { buildRuntime, installRuntime } from "~/runtime.server";

const ROUTE = "routes/catalogue._index/route";

type Renderer = {
  renderToString(page: ReactElement): string;
  renderToPipeableStream(page: ReactElement, options: object): unknown;
};

// The element that the hub's own entry draws is taken on its way to React: nothing is built twice.
const renderer = createRequire(import.meta.url)("react-dom/server") as Renderer;
const stream = renderer.renderToPipeableStream;
let drawn: ReactElement | undefined;
renderer.renderToPipeableStream = (page, options) => {
  drawn = page;
  return stream(page, options);
};

/** The context of Remix inside the element, however deep its providers are. */
function contextIn(element: ReactElement): EntryContext {
  const props = element.props as { context?: EntryContext; children?: ReactElement };
  if (props.context) return props.context;
  if (!props.children) throw new Error("the page has no Remix context");
  return contextIn(props.children);
}

const runtime = await buildRuntime(readConfig(process.env));
installRuntime(runtime);
const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
const host = createHost({ runtime, build, ready: async () => ({ isReady: true, parts: {} }) });
const hub = createServer(host.listener);
await new Promise<void>((done) => hub.listen(0, "127.0.0.1", done));
const hubUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
await fetch(`${hubUrl}/catalogue`, { headers: { accept: "text/html" } }).then((page) =>
  page.text(),
);
hub.close();
if (!drawn) throw new Error("the hub drew no page");
const page: ReactElement = drawn;
const context = contextIn(page);
context.serverHandoffStream = undefined as never;

const server = createServer(async (request, response) => {
  const { criteria } = readCriteria(new URL(request.url ?? "/", hubUrl).searchParams);
  const at = runtime.now();
  const found = await cataloguePage(runtime.store, { criteria, actor: null, at, locale: "ko" });
  context.staticHandlerContext.loaderData[ROUTE] = {
    ...found,
    criteria,
    view: "list",
    problems: [],
  };
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(renderer.renderToString(page));
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit(0));
