/**
 * GA4GH visas: what a grant says to the computers of a hospital. Claims are built here and signed in
 * a gateway. Money, names and committees are left out: a visa leads to the log by its `jti`.
 * Source: GA4GH Passport 1.2.1, AAI OIDC Profile 1.2.1
 */
import type { Instant } from "../shared/instant";
import { invariant } from "../shared/outcome";

/** One clause of a condition: a visa of this type, with these claims. */
export type ConditionClause = { readonly type: string } & Readonly<
  Partial<Record<"value" | "source" | "by", string>>
>;

/** The claim `ga4gh_visa_v1`. */
export type Visa = {
  readonly type: string;
  /** When the source decided, in seconds since 1970. */
  readonly asserted: number;
  readonly value: string;
  readonly source: string;
  readonly by?: string;
  /** Any of these lists must hold; of a list every clause. */
  readonly conditions?: readonly (readonly ConditionClause[])[];
};

/** What a visa token says. */
export type VisaClaims = {
  readonly iss: string;
  readonly sub: string;
  readonly jti: string;
  readonly iat: number;
  /** Seconds, exclusive. */
  readonly exp: number;
  readonly ga4gh_visa_v1: Visa;
};

/**
 * How long a visa counts at most. A revoked grant ends when the last visa of it does, because a
 * hospital's gateway need not ask us in between. Source: docs/decisions/018-visas.md
 */
export const VISA_MINUTES = 60;

/** Source: GA4GH Passport 1.2.1, URL claims */
const MAX_URL = 255;

const urlClaim = (...parts: readonly string[]): string => {
  const url = parts.join("/");
  invariant(url.length <= MAX_URL, "a visa's URL has at most 255 characters");
  return url;
};

export const datasetUrl = (publicUrl: string, datasetId: string): string =>
  urlClaim(publicUrl, "datasets", datasetId);

/** The data review board of a hospital, which is the source of its grants. */
export const reviewBoardUrl = (publicUrl: string, hospitalId: string): string =>
  urlClaim(publicUrl, "drb", hospitalId);

export const organisationUrl = (publicUrl: string, organisationId: string): string =>
  urlClaim(publicUrl, "organisations", organisationId);

/** `role@organisation`; the organisation part is a name below our own host. */
const affiliationOf = (publicUrl: string, companyId: string): string =>
  `industry-researcher@${companyId}.${publicUrl.replace(/^https?:\/\//, "")}`;

const seconds = (at: Instant): number => Math.floor(at / 1_000);

export type GrantToProve = {
  readonly datasetId: string;
  readonly hospitalId: string;
  readonly companyId: string;
  readonly from: Instant;
  /** Exclusive end. */
  readonly until: Instant;
};

type Issue = {
  /** Our public address: the issuer of the visa. */
  readonly publicUrl: string;
  /** The id of the visa in our records. */
  readonly visaId: string;
  readonly personId: string;
  readonly at: Instant;
};

const lifetime = (at: Instant, until: Instant) => ({
  iat: seconds(at),
  // The token's seconds are rounded down, so that it never outlives the grant.
  exp: Math.min(seconds(at) + VISA_MINUTES * 60, seconds(until)),
});

/** The visa that lets a named person of the company use one dataset while the grant lasts. */
export function grantVisa(grant: GrantToProve, issue: Issue): VisaClaims {
  const { publicUrl, visaId, personId, at } = issue;
  invariant(grant.from <= at && at < grant.until, "a visa is issued while its grant is valid");
  return {
    iss: publicUrl,
    sub: personId,
    jti: visaId,
    ...lifetime(at, grant.until),
    ga4gh_visa_v1: {
      type: "ControlledAccessGrants",
      asserted: seconds(grant.from),
      value: datasetUrl(publicUrl, grant.datasetId),
      source: reviewBoardUrl(publicUrl, grant.hospitalId),
      by: "dac",
      // Who leaves the company loses the use with the affiliation.
      conditions: [
        [
          {
            type: "AffiliationAndRole",
            value: `const:${affiliationOf(publicUrl, grant.companyId)}`,
            by: "const:system",
          },
        ],
      ],
    },
  };
}

/** The visa that says for whom a person works; it meets the condition of the grants' visas. */
export function affiliationVisa(
  { companyId, since }: { companyId: string; since: Instant },
  { publicUrl, visaId, personId, at }: Issue,
): VisaClaims {
  return {
    iss: publicUrl,
    sub: personId,
    jti: visaId,
    iat: seconds(at),
    exp: seconds(at) + VISA_MINUTES * 60,
    ga4gh_visa_v1: {
      type: "AffiliationAndRole",
      asserted: seconds(since),
      value: affiliationOf(publicUrl, companyId),
      source: organisationUrl(publicUrl, companyId),
      by: "system",
    },
  };
}
