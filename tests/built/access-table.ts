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

const except = (base: Row, changes: Partial<Row>): Row => ({ ...base, ...changes });
const DESK: readonly Role[] = ["programme-manager", "auditor"];

/** GET, by the route's path. Parameters are ids that nobody has. */
export const READING: Readonly<Record<string, Row>> = {
  "/": everyone(200),
  "/*": everyone(404),
  "/.well-known/jwks.json": everyone(200),
  "/api/datasets": everyone(200),
  "/api/datasets/:id": everyone(404),
  "/api/uses": everyone(404),
  "/appearance": everyone(302),
  "/basket": only(["company"]),
  "/catalogue": everyone(200),
  "/catalogue/compare": everyone(200),
  "/catalogue/usage-profile": only(["company"]),
  "/certificates": only(["data-office"]),
  "/certificates/:id": everyone(404),
  "/certificates/:id/metadata.json": everyone(404),
  "/certificates/:id/statements/:useId": except(signedIn(404), { committee: 403 }),
  "/checkpoint": everyone(404),
  "/committee": only(["committee"]),
  "/committee/reviews/:id": only(["committee"], 404),
  "/datasets/:id": everyone(404),
  "/grants/:id": except(signedIn(404), { committee: 403 }),
  "/hospital": only(["data-office"]),
  "/hospital/access-records": only(["data-office"]),
  "/hospital/access-records.csv": only(["data-office"]),
  "/hospital/data-servers": only(["data-office"]),
  "/hospital/grants/:id/revoke": only(["data-office"], 404),
  "/hospital/uses": only(["data-office", "committee"]),
  "/kit": everyone(200),
  "/language": everyone(302),
  "/payments/:coPaymentId": only(["company", ...DESK], 404),
  "/programme": only(DESK),
  "/programme/export/:what": only(DESK, 404),
  "/programme/payments": only(DESK),
  "/programme/postings": only(DESK, 404),
  "/refused": everyone(404),
  "/requests": only(["company"]),
  "/requests/:id": only(["company"], 404),
  "/requests/:id/attachments/:attachmentId": only(["company", "data-office", "committee"], 404),
  "/requests/:id/submit": only(["company"], 404),
  "/requests/:id/withdraw": only(["company"], 404),
  "/sign-in": everyone(200),
  "/sign-in/callback": everyone(404),
  "/sign-in/choose": everyone(303),
  "/sign-in/demo": everyone(302),
  "/sign-in/oidc": everyone(404),
  "/sign-out": everyone(302),
  "/tile/*": everyone(404),
  "/transparency": everyone(200),
  "/transparency/entries/:index": everyone(404),
  "/transparency/entries/:index/erase": only(["programme-manager"], 404),
  "/transparency/entries/:index/proof.json": everyone(404),
  "/transparency/grants.json": only(DESK),
  "/transparency/policy.txt": everyone(200),
  "/transparency/verify": everyone(200),
  "/wallet": only(["company"]),
  "/webhooks/stripe": everyone(404),
};

/** POST with an empty form, for the routes that take one. */
export const WRITING: Readonly<Record<string, Row>> = {
  "/*": everyone(404),
  // Who signs with a registered key is heard; an empty form is no report.
  "/api/uses": everyone(400),
  "/appearance": everyone(303),
  // An empty form names no dataset; a visitor who names one is led to the sign-in and back.
  "/basket": except(everyone(400), { visitor: "sign-in" }),
  "/catalogue/usage-profile": onlyWrite(["company"], 400),
  "/certificates": onlyWrite(["data-office"], 400),
  "/certificates/:id": onlyWrite(["data-office"], 400),
  "/committee/reviews/:id": onlyWrite(["committee"], 400),
  "/grants/:id": onlyWrite(["company"], 404),
  "/hospital": onlyWrite(["data-office"], 400),
  "/hospital/access-records": onlyWrite(["data-office"], 400),
  "/hospital/data-servers": onlyWrite(["data-office"], 400),
  "/hospital/grants/:id/revoke": onlyWrite(["data-office"], 400),
  "/language": everyone(303),
  "/payments/:coPaymentId": onlyWrite(["company"], 400),
  "/programme/payments": onlyWrite(["programme-manager"], 400),
  "/refused": everyone(404),
  "/requests/:id": onlyWrite(["company"], 404),
  "/requests/:id/submit": onlyWrite(["company"], 400),
  "/requests/:id/withdraw": onlyWrite(["company"], 400),
  "/sign-in/choose": everyone(303),
  "/sign-in/demo": everyone(400),
  "/sign-out": everyone(303),
  "/transparency/entries/:index/erase": onlyWrite(["programme-manager"], 400),
  "/transparency/verify": everyone(400),
  "/webhooks/stripe": everyone(404),
};
