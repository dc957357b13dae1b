/**
 * What a hospital's gateway asks of visas before it hands out data. Signatures were checked before.
 * Source: GA4GH Passport 1.2.1 (conditions), AAI OIDC Profile 1.2.1 (expiry)
 */
import type { Instant } from "../shared/instant";
import { accept, type Outcome, refuse } from "../shared/outcome";
import type { ConditionClause, Visa, VisaClaims } from "./visa";

const BY = new Set(["self", "peer", "system", "so", "dac"]);
const MAX_URL = 255;
const MAX_CLAUSES = 50;

export type VisaRefusal =
  | { readonly code: "visa-malformed"; readonly claim: string }
  | { readonly code: "visa-expired" }
  | { readonly code: "no-visa-for-dataset" }
  | { readonly code: "visa-source-unknown"; readonly source: string }
  | { readonly code: "visa-condition-unmet" };

const isText = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= MAX_URL;
const isSeconds = (value: unknown): value is number => Number.isSafeInteger(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const PREFIXES = /^(const|pattern|split_pattern):/;
const CLAUSE_CLAIMS = new Set(["type", "value", "source", "by"]);

/** A type, and at least one claim to compare with a known prefix. */
function isClause(clause: unknown): clause is ConditionClause {
  if (!isRecord(clause) || !isText(clause["type"]) || PREFIXES.test(clause["type"])) return false;
  const compared = Object.entries(clause).filter(([name]) => name !== "type");
  return (
    compared.length > 0 &&
    compared.every(([name, v]) => CLAUSE_CLAIMS.has(name) && isText(v) && PREFIXES.test(v))
  );
}

const areConditions = (value: unknown): value is Visa["conditions"] =>
  Array.isArray(value) &&
  value.length <= MAX_CLAUSES &&
  value.every((all) => Array.isArray(all) && all.length <= MAX_CLAUSES && all.every(isClause));

/** Reads the payload of a verified token. Conditions that cannot be understood refuse the visa. */
export function readVisa(payload: unknown): Outcome<VisaClaims, VisaRefusal> {
  const wrong = (claim: string) => refuse({ code: "visa-malformed", claim });
  if (!isRecord(payload)) return wrong("payload");
  const { iss, sub, jti, iat, exp, scope, ga4gh_visa_v1: visa } = payload;
  for (const [claim, value] of Object.entries({ iss, sub, jti })) {
    if (!isText(value)) return wrong(claim);
  }
  for (const [claim, value] of Object.entries({ iat, exp })) {
    if (!isSeconds(value)) return wrong(claim);
  }
  if (typeof scope === "string" && scope.split(" ").includes("openid")) return wrong("scope");
  if (!isRecord(visa)) return wrong("ga4gh_visa_v1");
  for (const claim of ["type", "value", "source"]) if (!isText(visa[claim])) return wrong(claim);
  if (!isSeconds(visa["asserted"])) return wrong("asserted");
  if (visa["by"] !== undefined && !BY.has(String(visa["by"]))) return wrong("by");
  if (visa["conditions"] !== undefined && !areConditions(visa["conditions"])) {
    return wrong("conditions");
  }
  return accept(payload as unknown as VisaClaims);
}

/** `?` is one character and `*` any number; there is no escape. */
function matchesPattern(text: string, pattern: string): boolean {
  const expression = [...pattern]
    .map((c) => (c === "*" ? ".*" : c === "?" ? "." : c.replace(/[\\^$.|+()[\]{}]/g, "\\$&")))
    .join("");
  return new RegExp(`^${expression.replace(/(\.\*)+/g, ".*")}$`, "su").test(text);
}

function matches(text: string | undefined, wanted: string): boolean {
  if (text === undefined) return false;
  const rest = wanted.slice(wanted.indexOf(":") + 1);
  if (wanted.startsWith("const:")) return text === rest;
  if (wanted.startsWith("pattern:")) return matchesPattern(text, rest);
  return text.split(";").some((part) => matchesPattern(part, rest));
}

const meets = (visa: Visa, { type, ...compared }: ConditionClause): boolean =>
  visa.type === type &&
  Object.entries(compared).every(([claim, wanted]) =>
    matches(visa[claim as "value" | "source" | "by"], wanted),
  );

/** Whether the other visas of the same person meet the conditions. Conditioned ones do not count. */
function conditionsHold(visa: Visa, others: readonly Visa[]): boolean {
  if (visa.conditions === undefined || visa.conditions.length === 0) return true;
  const plain = others.filter((other) => other !== visa && other.conditions === undefined);
  return visa.conditions.some((all) =>
    all.every((clause) => plain.some((other) => meets(other, clause))),
  );
}

/**
 * Whether visas of one person open a dataset for some time to come.
 * @param trustedSources the review boards that may decide on this dataset
 * @param forSeconds how long the access will last that is about to be given
 * @returns until when the access may last, in seconds since 1970
 */
export function mayOpen(
  visas: readonly VisaClaims[],
  asked: {
    datasetUrl: string;
    trustedSources: readonly string[];
    at: Instant;
    forSeconds: number;
  },
): Outcome<{ readonly until: number; readonly jti: string }, VisaRefusal> {
  const forDataset = visas.filter(
    ({ ga4gh_visa_v1: visa }) =>
      visa.type === "ControlledAccessGrants" && visa.value === asked.datasetUrl,
  );
  let obstacle: VisaRefusal = { code: "no-visa-for-dataset" };
  const needed = asked.at / 1_000 + asked.forSeconds;
  const lasting = visas.filter(({ exp }) => needed < exp);
  for (const claims of forDataset) {
    const { ga4gh_visa_v1: visa } = claims;
    const ofPerson = lasting.filter(({ iss, sub }) => iss === claims.iss && sub === claims.sub);
    // An absent `by` is unknown and fails every policy that asks for one.
    if (visa.by !== "dac" || !asked.trustedSources.includes(visa.source)) {
      obstacle = { code: "visa-source-unknown", source: visa.source };
    } else if (!lasting.includes(claims)) {
      obstacle = { code: "visa-expired" };
    } else if (
      !conditionsHold(
        visa,
        ofPerson.map((other) => other.ga4gh_visa_v1),
      )
    ) {
      obstacle = { code: "visa-condition-unmet" };
    } else {
      return accept({ until: Math.min(...ofPerson.map(({ exp }) => exp)), jti: claims.jti });
    }
  }
  return refuse(obstacle);
}
