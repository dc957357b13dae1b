import type { RequestHandler } from "express";

type RequestLog = { info(fields: object, message: string): void };

/** The path with every id replaced by its kind, and without the query: what was asked, not of whom. */
export function pathPattern(path: string): string {
  return path
    .slice(0, 300)
    .replace(/\/([a-z]{3})_[0-9a-z]{10,36}/g, "/:$1")
    .replace(/\/\d{3,}/g, "/:number")
    .replace(/\/[0-9a-f]{32,}/g, "/:hash")
    .split("/")
    .map((part) => (/^[A-Za-z0-9.:_-]{0,60}$/.test(part) ? part : ":text"))
    .join("/");
}

/** One line for each answered request: id, method, pattern, status, milliseconds. */
export function requestLog(log: RequestLog): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const path = pathPattern(request.path);
    response.on("close", () => {
      const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
      log.info(
        {
          requestId: response.locals["requestId"],
          method: request.method,
          path,
          status: response.statusCode,
          ms: Math.round(ms * 10) / 10,
          ...(response.writableFinished ? {} : { cutOff: true }),
        },
        "request",
      );
    });
    next();
  };
}
