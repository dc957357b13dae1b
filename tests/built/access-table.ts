/**
 * What every route answers to every role, in a world without datasets, requests or grants. A route
 * that is not in this table fails the test: whoever adds a page says here who may see it.
 */
import { ROLES, type Role } from "~/domain/identity/role";

export const CALLERS = ["visitor", ...ROLES] as const;
export type Caller = (typeof CALLERS)[number];

/** A status, or `sign-in` for the redirect that leads there. */
export type Expected = number | "sign-in";
export type Row = Readonly<Record<Caller, Expected>>;

const row = (of: (caller: Caller) => Expected): Row =>
  Object.fromEntries(CALLERS.map((caller) => [caller, of(caller)])) as Row;

/** The same for everybody. */
const everyone = (status: Expected): Row => row(() => status);

/** Reading for these roles; a visitor is led to the sign-in, another role is refused. */
const only = (roles: readonly Role[], status: Expected = 200): Row =>
  row((caller) => (caller === "visitor" ? "sign-in" : roles.includes(caller) ? status : 403));

/** Changing for these roles, with an empty form. */
const onlyWrite = (roles: readonly Role[], status: Expected): Row =>
  row((caller) => (caller === "visitor" ? 401 : roles.includes(caller) ? status : 403));

/** Everybody who is signed in. */
const signedIn = (status: Expected): Row => only(ROLES, status);

/** GET, by the route's path. Parameters are ids that nobody has. */
export const READING: Readonly<Record<string, Row>> = {
  "/": everyone(200),
  "/.well-known/jwks.json": everyone(200),
  "/appearance": everyone(302),
  "/language": everyone(302),
  "/kit": everyone(200),
  "/refused": everyone(404),
  "/sign-in": everyone(200),
  "/sign-in/callback": everyone(404),
  "/sign-in/choose": everyone(303),
  "/sign-in/demo": everyone(302),
  "/sign-in/oidc": everyone(404),
  "/sign-out": everyone(302),
  "/catalogue": everyone(200),
  "/catalogue/compare": everyone(200),
  "/datasets/:id": everyone(404),
  "/api/datasets": everyone(200),
  "/basket": only(["company"]),
  "/requests": only(["company"]),
  "/requests/:id": signedIn(404),
  "/requests/:id/attachments/:attachmentId": signedIn(404),
  "/committee": only(["committee"]),
  "/committee/reviews/:id": only(["committee"], 404),
  "/hospital": only(["data-office"]),
  "/grants/:id": signedIn(404),
  "/wallet": only(["company"]),
  "/payments/:coPaymentId": only(["company"], 404),
  "/programme": only(["programme-manager"]),
  "/transparency": everyone(200),
  "/transparency/verify": everyone(200),
  "/transparency/entries/:index": everyone(404),
  "/transparency/entries/:index/proof.json": everyone(404),
  "/checkpoint": everyone(404),
};

/** POST with an empty form, for the routes that take one. */
export const WRITING: Readonly<Record<string, Row>> = {
  "/appearance": everyone(303),
  "/language": everyone(303),
  "/refused": everyone(404),
  "/sign-in/choose": everyone(303),
  "/sign-in/demo": everyone(400),
  "/sign-out": everyone(303),
  "/basket": onlyWrite(["company"], 400),
};
