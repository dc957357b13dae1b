import type { Request, RequestHandler, Response } from "express";
import { loadTranslator } from "~/messages/translate";
import { localeOf } from "../preferences";

/** Why a request does not reach its page. */
export type EarlyRefusal = {
  readonly code: "foreign-origin" | "too-many-requests" | "body-too-large" | "length-needed";
  readonly status: 403 | 411 | 413 | 429;
  readonly retryAfterS?: number;
};

/** The page that says it, in the frame and the language of the site. */
export const REFUSED_PAGE = "/refused";

const wantsPage = (request: Request): boolean =>
  request.path.endsWith(".data") || Boolean(request.headers.accept?.includes("text/html"));

/** Sends a request to the page that explains the refusal; programs get the same as JSON. */
export async function refuseEarly(
  { request, response }: { request: Request; response: Response },
  refusal: EarlyRefusal,
  next: () => void,
): Promise<void> {
  if (refusal.retryAfterS) response.setHeader("Retry-After", refusal.retryAfterS);
  // Whatever of the body is still coming is not read.
  response.setHeader("Connection", "close");
  if (wantsPage(request)) {
    response.locals["earlyRefusal"] = refusal;
    request.originalUrl = REFUSED_PAGE + (request.path.endsWith(".data") ? ".data" : "");
    request.url = request.originalUrl;
    next();
    return;
  }
  const locale = localeOf({
    cookie: request.headers.cookie,
    acceptLanguage: request.headers["accept-language"],
  });
  const t = await loadTranslator(locale);
  response.status(refusal.status).json({
    error: {
      code: refusal.code,
      message: t(`refusal.${refusal.code}`, { seconds: refusal.retryAfterS ?? 0 }),
    },
  });
}

/** Refuses where `judge` finds a reason. */
export const refuseWhere =
  (judge: (request: Request) => EarlyRefusal | undefined): RequestHandler =>
  (request, response, next) => {
    const refusal = response.locals["earlyRefusal"] ? undefined : judge(request);
    if (!refusal) return next();
    refuseEarly({ request, response }, refusal, next).catch(next);
  };
