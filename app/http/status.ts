import type { RefusalShape } from "~/domain/shared/outcome";

/** Refusals that are not “the state does not allow it now” (409). */
const STATUS: Readonly<Record<string, number>> = {
  "not-found": 404,
  "not-allowed": 403,
  "role-not-allowed": 403,
  "conflict-of-interest": 403,
  "sign-in-needed": 401,
  "bad-input": 400,
  "use-report-malformed": 400,
  "use-report-unsigned": 401,
  "body-too-large": 413,
  "too-many-requests": 429,
};

/** The HTTP status of a refusal. An unknown id and another company's id are both 404. */
export const statusOf = (refusal: RefusalShape): number => STATUS[refusal.code] ?? 409;
