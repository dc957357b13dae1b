/**
 * The HTTP side of the hub: finished pages first, then Express, then Remix.
 * Source: docs/decisions/013-browser-rules.md
 */
import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { createRequestHandler, type RequestHandler as RemixHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { faultTrace } from "~/domain/shared/fault-trace";
import type { Runtime } from "~/runtime.server";
import { loadContext } from "../load-context";
import { gatekeeping } from "./gatekeeping";
import { createPageCache, newNonce } from "./page-cache";
import { pathPattern, requestLog } from "./request-log";
import { contentPolicy, formOriginsOf, type HeaderPolicy, steadyHeaders } from "./security-headers";

/** Whether the hub can do its work, one word for each part; `ok` or a code. */
export type Readiness = { readonly isReady: boolean; readonly parts: Record<string, unknown> };

export type HostParts = {
  readonly runtime: Runtime;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** The folder of built browser files; absent while developing. */
  readonly clientFolder?: string;
  /** Vite's handlers while developing. */
  readonly devHandlers?: RequestHandler;
  ready(): Promise<Readiness>;
};

/** Files with a hash in their name never change; the others are asked for again each hour. */
function fileHandlers(app: Express, clientFolder: string): void {
  app.use(
    "/assets",
    express.static(`${clientFolder}/assets`, { immutable: true, maxAge: "1y", redirect: false }),
    (_request, response) => {
      response.status(404).type("text/plain").send("404");
    },
  );
  const files = express.static(clientFolder, { maxAge: "1h", index: false, redirect: false });
  app.use((request, response, next) =>
    // A page has no ending: looking for it on the disk would cost each of them.
    /\.(?!data$|json$)[a-z0-9]{2,11}$/i.test(request.path)
      ? files(request, response, next)
      : next(),
  );
}

const healthHandlers = (app: Express, ready: HostParts["ready"]): void => {
  app.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "alive" });
  });
  app.get("/readyz", async (_request, response) => {
    const { isReady, parts } = await ready().catch(() => ({ isReady: false, parts: {} }));
    response
      .set("Cache-Control", "no-store")
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? "ready" : "not-ready", ...parts });
  });
};

/** What no page could answer. The error itself goes to the log, never to a person. */
const lastResort =
  (log: Runtime["log"]): ErrorRequestHandler =>
  // biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters.
  (error, _request, response, next) => {
    const requestId = String(response.locals["requestId"]);
    log.error({ requestId, fault: faultTrace(error) }, "host failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text/plain; charset=utf-8").send(`500 ${requestId}`);
  };

export type Host = { readonly listener: RequestListener; readonly cacheHits: () => number };

/** Builds the handler of every request. It opens no port. */
export function createHost(parts: HostParts): Host {
  const { runtime, devHandlers } = parts;
  const { config, log, store } = runtime;
  const policy: HeaderPolicy = {
    isHttps: config.isHttps,
    formOrigins: formOriginsOf(config.stripe),
    isDev: devHandlers !== undefined,
  };
  const cache = createPageCache({
    version: () => store.version(),
    policy: (nonce) => contentPolicy(nonce, policy),
  });
  const isCaching = config.pageCache && !devHandlers;
  const steady = steadyHeaders(policy);
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", config.trustedProxies);
  app.use((_request, response, next) => {
    const nonce = newNonce();
    const requestId = randomUUID();
    Object.assign(response.locals, { cspNonce: nonce, requestId });
    response.set(steady).set({
      "Content-Security-Policy": contentPolicy(nonce, policy),
      "X-Request-Id": requestId,
    });
    next();
  });
  healthHandlers(app, parts.ready);
  app.use(requestLog(log), compression());
  if (isCaching) app.use(cache.capture);
  if (devHandlers) app.use(devHandlers);
  else if (parts.clientFolder) fileHandlers(app, parts.clientFolder);
  app.use(
    gatekeeping({
      ...config.limits,
      publicOrigin: new URL(config.publicUrl).origin,
      isHttps: config.isHttps,
    }),
  );
  app.use((request, _response, next) => {
    // The gate has judged the origin by our rules; Remix has another one that knows no proxies.
    delete request.headers.origin;
    next();
  });
  app.all("*", pages(parts));
  app.use(lastResort(log));
  const serveExpress = app as unknown as RequestListener;
  return {
    cacheHits: () => cache.hits,
    listener(request, response) {
      if (!isCaching) return serveExpress(request, response);
      cache.serve(request, response).then(
        (served) => served || serveExpress(request, response),
        (error: unknown) => {
          log.error({ fault: faultTrace(error) }, "page cache failed");
          serveExpress(request, response);
        },
      );
    },
  };
}

/** Errors of loaders, actions and pages go to our log, not to the console. */
function withFaultLog(build: ServerBuild, log: Runtime["log"]): ServerBuild {
  const handleError: ServerBuild["entry"]["module"]["handleError"] = (
    error,
    { request, context },
  ) => {
    // A reader who left is no fault of ours.
    if (request.signal.aborted) return;
    const path = pathPattern(new URL(request.url).pathname);
    log.error({ requestId: context.requestId, path, fault: faultTrace(error) }, "page failed");
  };
  return { ...build, entry: { module: { ...build.entry.module, handleError } } };
}

function pages({ build, devHandlers, runtime: { log } }: HostParts): RemixHandler {
  const isDev = devHandlers !== undefined;
  const loaded =
    typeof build === "function"
      ? async () => withFaultLog(await build(), log)
      : withFaultLog(build, log);
  return createRequestHandler({
    build: loaded,
    // Any other mode would show the messages of errors to readers.
    mode: isDev ? "development" : "production",
    getLoadContext: (request, response) =>
      loadContext(request, {
        cspNonce: String(response.locals["cspNonce"]),
        requestId: String(response.locals["requestId"]),
        earlyRefusal: response.locals["earlyRefusal"],
      }),
  });
}
