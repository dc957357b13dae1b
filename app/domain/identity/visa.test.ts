import { expect, test } from "vitest";
import { addDays, instantOf } from "~/domain/shared/instant";
import { mayOpen, readVisa } from "./clearinghouse";
import { affiliationVisa, grantVisa, type Visa, type VisaClaims } from "./visa";

const HUB = "https://hub.example";
const at = instantOf(1_800_000_000_500);
const grant = {
  datasetId: "dat_0123456789",
  hospitalId: "org_hospital000",
  companyId: "org_company0000",
  from: instantOf(1_799_000_000_999),
  until: addDays(at, 30),
};
const issue = { publicUrl: HUB, visaId: "vis_0123456789", personId: "per_0123456789", at };
const DATASET = `${HUB}/datasets/${grant.datasetId}`;
const BOARD = `${HUB}/drb/${grant.hospitalId}`;
const asked = { datasetUrl: DATASET, trustedSources: [BOARD], at, forSeconds: 60 };

const granted = grantVisa(grant, issue);
const affiliated = affiliationVisa({ companyId: grant.companyId, since: grant.from }, issue);
const withVisa = (changes: Partial<Visa>, claims: VisaClaims = granted): VisaClaims => ({
  ...claims,
  ga4gh_visa_v1: { ...claims.ga4gh_visa_v1, ...changes },
});

test("a visa names dataset and review board by address, and the committee as its source", () => {
  expect(granted).toMatchObject({
    iss: HUB,
    sub: issue.personId,
    jti: issue.visaId,
    iat: 1_800_000_000,
    ga4gh_visa_v1: {
      type: "ControlledAccessGrants",
      asserted: 1_799_000_000,
      value: DATASET,
      source: BOARD,
      by: "dac",
    },
  });
});

test("a visa tells nothing that opening the data does not need", () => {
  expect(JSON.stringify(granted)).not.toMatch(/krw|amount|name|vote|request/i);
});

test("a visa ends after an hour, and never after its grant", () => {
  expect(granted.exp - granted.iat).toBe(3_600);
  const ending = grantVisa({ ...grant, until: instantOf(at + 1_700) }, issue);
  expect(ending.exp * 1_000).toBeLessThanOrEqual(at + 1_700);
});

test("outside the period of its grant no visa is made", () => {
  expect(() => grantVisa({ ...grant, until: at }, issue)).toThrow();
  expect(() => grantVisa({ ...grant, from: instantOf(at + 1) }, issue)).toThrow();
  expect(() => grantVisa({ ...grant, from: at }, issue)).not.toThrow();
});

test("an address of more than 255 characters is no visa", () => {
  expect(() => grantVisa(grant, { ...issue, publicUrl: `https://${"x".repeat(240)}` })).toThrow();
});

test("a grant opens its dataset for a person of the company", () => {
  expect(mayOpen([granted, affiliated], asked)).toEqual({
    ok: true,
    value: { until: granted.exp, jti: granted.jti },
  });
});

const REFUSED: readonly [string, readonly VisaClaims[], object][] = [
  ["no visa at all", [], { code: "no-visa-for-dataset" }],
  [
    "a visa for another dataset",
    [withVisa({ value: `${DATASET}x` }), affiliated],
    { code: "no-visa-for-dataset" },
  ],
  [
    "an address in other letters",
    [withVisa({ value: DATASET.toUpperCase() }), affiliated],
    { code: "no-visa-for-dataset" },
  ],
  [
    "another review board",
    [withVisa({ source: `${HUB}/drb/other` }), affiliated],
    { code: "visa-source-unknown" },
  ],
  ["a person's own word", [withVisa({ by: "self" }), affiliated], { code: "visa-source-unknown" }],
  [
    "somebody unknown's word",
    [
      { ...granted, ga4gh_visa_v1: (({ by: _, ...visa }) => visa)(granted.ga4gh_visa_v1) },
      affiliated,
    ],
    { code: "visa-source-unknown" },
  ],
  ["no affiliation", [granted], { code: "visa-condition-unmet" }],
  [
    "the affiliation of another person",
    [granted, { ...affiliated, sub: "per_other00000" }],
    { code: "visa-condition-unmet" },
  ],
  [
    "the affiliation of another issuer's person",
    [granted, { ...affiliated, iss: "https://x.example" }],
    { code: "visa-condition-unmet" },
  ],
  [
    "the affiliation to another company",
    [granted, withVisa({ value: "industry-researcher@x.hub.example" }, affiliated)],
    { code: "visa-condition-unmet" },
  ],
  [
    "an affiliation that has conditions itself",
    [granted, withVisa({ conditions: [] }, affiliated)],
    { code: "visa-condition-unmet" },
  ],
];
for (const [name, visas, refusal] of REFUSED) {
  test(`${name} opens nothing`, () => {
    expect(mayOpen(visas, asked)).toMatchObject({ ok: false, refusal });
  });
}

test("access that would outlive the visa is refused, to the second", () => {
  const left = granted.exp - at / 1_000;
  const open = (forSeconds: number) => mayOpen([granted, affiliated], { ...asked, forSeconds }).ok;
  expect(open(left - 0.001)).toBe(true);
  expect(open(left)).toBe(false);
});

test("of several visas the earliest end counts", () => {
  const short = { ...affiliated, exp: affiliated.exp - 600 };
  expect(mayOpen([granted, short], asked)).toMatchObject({ value: { until: short.exp } });
});

const PATTERNS: readonly [string, string, boolean][] = [
  ["const:a@b", "a@b", true],
  ["const:a@*", "a@b", false],
  ["pattern:*@b", "a@b", true],
  ["pattern:?@b", "a@b", true],
  ["pattern:?@b", "aa@b", false],
  ["pattern:a.b", "axb", false],
  ["pattern:**********************x", "a".repeat(200), false],
  ["split_pattern:x*", "a;xy;b", true],
  ["split_pattern:x*", "a;b", false],
];
for (const [wanted, value, isMet] of PATTERNS) {
  test(`the condition ${wanted} is ${isMet ? "" : "not "}met by ${value.slice(0, 20)}`, () => {
    const conditions = [[{ type: "AffiliationAndRole", value: wanted }]];
    const visas = [withVisa({ conditions }), withVisa({ value }, affiliated)];
    expect(mayOpen(visas, asked).ok).toBe(isMet);
  });
}

test("of alternative conditions one is enough, of a list every clause is needed", () => {
  const yes = { type: "AffiliationAndRole", by: "const:system" };
  const no = { type: "ResearcherStatus", by: "const:so" };
  const opens = (conditions: Visa["conditions"]) =>
    mayOpen(
      [
        {
          ...withVisa({}),
          ga4gh_visa_v1: { ...granted.ga4gh_visa_v1, conditions: conditions ?? [] },
        },
        affiliated,
      ],
      asked,
    ).ok;
  expect(opens([[no], [yes]])).toBe(true);
  expect(opens([[yes, no]])).toBe(false);
});

test("a visa comes back from its own payload", () => {
  expect(readVisa(JSON.parse(JSON.stringify(granted)))).toEqual({ ok: true, value: granted });
});

const MALFORMED: readonly [string, object, string][] = [
  ["no subject", { ...granted, sub: undefined }, "sub"],
  ["a fraction of a second", { ...granted, exp: 1.5 }, "exp"],
  ["the scope of a sign-in", { ...granted, scope: "profile openid" }, "scope"],
  ["no visa inside", { ...granted, ga4gh_visa_v1: null }, "ga4gh_visa_v1"],
  ["a long address", withVisa({ value: "x".repeat(256) }), "value"],
  ["an unknown source kind", withVisa({ by: "friend" as "dac" }), "by"],
  ["a condition without a comparison", withVisa({ conditions: [[{ type: "x" }]] }), "conditions"],
  [
    "a condition without a prefix",
    withVisa({ conditions: [[{ type: "x", value: "y" }]] }),
    "conditions",
  ],
  [
    "a condition on the time",
    withVisa({ conditions: [[{ type: "x", asserted: "const:1" } as never]] }),
    "conditions",
  ],
];
for (const [name, payload, claim] of MALFORMED) {
  test(`a visa with ${name} is not understood and so refused`, () => {
    expect(readVisa(payload)).toMatchObject({ refusal: { code: "visa-malformed", claim } });
  });
}
