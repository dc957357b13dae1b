import fc from "fast-check";
import { expect, test } from "vitest";
import { endOfKoreanDay, instantOf } from "~/domain/shared/instant";
import { DISEASES } from "../disease";
import { DUO_CODES, USABLE_CODES } from "./duo";
import { type DataUseTerm, matchTerms } from "./match-terms";
import { PURPOSES, type UsageProfile } from "./usage-profile";
import type { VerdictWord } from "./verdict";

const NOW = instantOf(Date.UTC(2026, 2, 16));
const CURIE: Readonly<Record<string, string>> = Object.fromEntries(
  DUO_CODES.map(({ short, curie }) => [short, curie]),
);
const term = (short: string, ...values: string[]): DataUseTerm => ({
  code: CURIE[short] ?? short,
  values,
});

const aProfile = (change: Partial<UsageProfile> = {}): UsageProfile => ({
  organisationId: "org_0000000001",
  region: "30",
  isForProfit: true,
  isCommercial: true,
  purpose: "disease-research",
  diseases: ["lung-cancer"],
  developsMethods: true,
  isGenetic: false,
  studiesAncestry: false,
  ethicsApproval: "approved",
  willPublish: true,
  willCollaborate: true,
  willReturnResults: true,
  useMonths: 12,
  ...change,
});

const one = (short: string, ...values: string[]) => ({ short, values });

const TABLE: readonly (readonly [
  ReturnType<typeof one>,
  ...(readonly [Partial<UsageProfile>, VerdictWord, string])[],
])[] = [
  [
    one("NRES"),
    [{}, "yes", "any-research"],
    [{ purpose: "population-research" }, "yes", "any-research"],
  ],
  [
    one("GRU"),
    [{}, "yes", "any-research"],
    [{ purpose: "methods-development" }, "yes", "any-research"],
  ],
  [
    one("HMB"),
    [{}, "yes", "health-research"],
    [{ purpose: "methods-development" }, "yes", "health-research"],
    [{ purpose: "general-research" }, "ask", "health-not-shown"],
    [{ purpose: "population-research" }, "ask", "population-to-check"],
    [{ studiesAncestry: true }, "no", "ancestry-excluded"],
  ],
  [
    one("DS", "cancer"),
    [{}, "yes", "disease-fits"],
    [{ diseases: ["cancer"] }, "yes", "disease-fits"],
    [{ diseases: ["stroke"] }, "no", "disease-differs"],
    [{ diseases: ["stroke", "lung-cancer"] }, "yes", "disease-fits"],
    [{ diseases: [] }, "ask", "disease-not-stated"],
    [{ purpose: "health-research" }, "no", "disease-only"],
    [{ purpose: "methods-development" }, "yes", "disease-fits"],
    [{ purpose: "methods-development", diseases: ["stroke"] }, "no", "disease-differs"],
  ],
  // A wider purpose does not fit a narrower permission.
  [one("DS", "lung-cancer"), [{ diseases: ["cancer"] }, "no", "disease-differs"]],
  [one("DS"), [{}, "ask", "disease-not-stated"]],
  [
    one("POA"),
    [{}, "no", "ancestry-only"],
    [{ studiesAncestry: true }, "yes", "ancestry-study"],
    [{ studiesAncestry: null }, "ask", "ancestry-only"],
  ],
  [one("RS", "x"), [{}, "ask", "topic-to-check"]],
  [
    one("NMDS"),
    [{}, "no", "methods-excluded"],
    [{ developsMethods: false }, "yes", "no-methods-developed"],
    [{ developsMethods: null }, "ask", "methods-excluded"],
    [{ developsMethods: false, purpose: "methods-development" }, "no", "methods-excluded"],
  ],
  [
    one("GSO"),
    [{}, "no", "genetic-only"],
    [{ isGenetic: true }, "yes", "genetic-study"],
    [{ isGenetic: null }, "ask", "genetic-only"],
  ],
  [
    one("NPUNCU"),
    [{}, "no", "not-for-profit-only"],
    [{ isForProfit: false }, "no", "non-commercial-only"],
    [{ isForProfit: false, isCommercial: false }, "yes", "is-not-for-profit"],
    [{ isForProfit: false, isCommercial: null }, "ask", "non-commercial-only"],
  ],
  [
    one("NPU"),
    [{}, "no", "not-for-profit-only"],
    [{ isForProfit: false }, "yes", "is-not-for-profit"],
  ],
  [
    one("NCU"),
    [{}, "no", "non-commercial-only"],
    [{ isCommercial: false }, "yes", "not-commercial"],
    [{ isCommercial: null }, "ask", "non-commercial-only"],
  ],
  [
    one("PUB"),
    [{}, "yes", "will-publish"],
    [{ willPublish: false }, "no", "publication-required"],
    [{ willPublish: null }, "ask", "publication-required"],
  ],
  [
    one("COL", "x"),
    [{}, "yes", "will-collaborate"],
    [{ willCollaborate: false }, "no", "collaboration-required"],
    [{ willCollaborate: null }, "ask", "collaboration-required"],
  ],
  [
    one("IRB"),
    [{}, "yes", "ethics-approved"],
    [{ ethicsApproval: "planned" }, "ask", "ethics-required"],
    [{ ethicsApproval: "none" }, "no", "ethics-required"],
  ],
  [one("GS", "KR"), [{}, "yes", "in-place"], [{ region: null }, "ask", "place-restricted"]],
  [one("GS", "11", "30"), [{}, "yes", "in-place"]],
  [one("GS", "11"), [{}, "no", "place-restricted"]],
  [one("GS"), [{}, "ask", "place-to-check"]],
  [
    one("MOR", "2026-12-31"),
    [{}, "ask", "moratorium-runs"],
    [{ willPublish: false }, "yes", "nothing-to-publish"],
    [{ willPublish: null }, "ask", "moratorium-runs"],
  ],
  [one("MOR", "2026-01-31"), [{}, "yes", "moratorium-over"]],
  [one("MOR", "2026-02-30"), [{}, "ask", "moratorium-to-check"]],
  [
    one("TS", "12"),
    [{}, "yes", "within-time"],
    [{ useMonths: 13 }, "no", "time-limited"],
    [{ useMonths: null }, "ask", "time-limited"],
  ],
  [one("TS", "soon"), [{}, "ask", "time-to-check"]],
  [one("US", "org_0000000001"), [{}, "yes", "is-named"]],
  [one("US", "org_0000000002"), [{}, "no", "others-named"]],
  [one("US", "Dr Kim"), [{}, "ask", "named-to-check"]],
  [one("PS", "x"), [{}, "ask", "project-to-check"]],
  [one("IS", "org_0000000001"), [{}, "yes", "is-named"]],
  [one("IS", "org_0000000002"), [{}, "no", "others-named"]],
  [one("IS"), [{}, "ask", "named-to-check"]],
  [
    one("RTN"),
    [{}, "yes", "will-return"],
    [{ willReturnResults: false }, "no", "return-required"],
    [{ willReturnResults: null }, "ask", "return-required"],
  ],
  [one("CC"), [{}, "yes", "care-allowed"]],
  [
    one("NPOA"),
    [{}, "yes", "no-ancestry"],
    [{ studiesAncestry: true }, "no", "ancestry-excluded"],
    [{ studiesAncestry: null }, "ask", "ancestry-excluded"],
  ],
  [one("permission"), [{}, "ask", "abstract-term"]],
  [one("modifier"), [{}, "ask", "abstract-term"]],
  [one("DUO:9999999"), [{}, "ask", "unknown-code"]],
];

const ROWS = TABLE.flatMap(([{ short, values }, ...cases]) =>
  cases.map(([change, verdict, reason]) => ({ short, values, change, verdict, reason })),
);

test.each(ROWS)("$short $values is $verdict: $reason", (row) => {
  const profile = aProfile(row.change);
  const found = matchTerms([term(row.short, ...row.values)], profile, NOW).terms.at(-1);
  expect(found).toMatchObject({ verdict: row.verdict, reason: row.reason });
});

test("every code of the ontology has a row in this table", () => {
  const covered = new Set(TABLE.map(([{ short }]) => short));
  expect(DUO_CODES.map(({ short }) => short).filter((short) => !covered.has(short))).toEqual([]);
  expect(DUO_CODES).toHaveLength(25);
});

test("a moratorium ends with the last moment of its Korean day", () => {
  const end = endOfKoreanDay("2026-03-16");
  const at = (moment: number) =>
    matchTerms([term("MOR", "2026-03-16")], aProfile(), instantOf(moment)).terms.at(-1)?.reason;
  expect([at(end - 1), at(end)]).toEqual(["moratorium-runs", "moratorium-over"]);
});

test("a dataset without a permission is asked about, never promised", () => {
  expect(matchTerms([], aProfile(), NOW)).toMatchObject({ overall: "ask" });
  expect(matchTerms([term("IRB")], aProfile(), NOW).overall).toBe("ask");
  expect(matchTerms([term("GRU"), term("IRB")], aProfile(), NOW).overall).toBe("yes");
});

const answers = fc.constantFrom(true, false, null);
const profiles: fc.Arbitrary<UsageProfile> = fc.record({
  organisationId: fc.constantFrom("org_0000000001", "org_0000000002"),
  region: fc.constantFrom("11", "30", null),
  isForProfit: fc.boolean(),
  isCommercial: answers,
  purpose: fc.constantFrom(...PURPOSES),
  diseases: fc.subarray(
    DISEASES.map(({ code }) => code),
    { maxLength: 3 },
  ),
  developsMethods: answers,
  isGenetic: answers,
  studiesAncestry: answers,
  ethicsApproval: fc.constantFrom("approved", "planned", "none"),
  willPublish: answers,
  willCollaborate: answers,
  willReturnResults: answers,
  useMonths: fc.option(fc.integer({ min: 1, max: 60 })),
});
const values = fc.array(
  fc.constantFrom("cancer", "KR", "11", "12", "2026-12-31", "org_0000000001", ""),
  {
    maxLength: 3,
  },
);
const terms = (kinds: readonly string[]) =>
  fc.record({
    code: fc.constantFrom(
      ...USABLE_CODES.filter(({ kind }) => kinds.includes(kind)).map(({ curie }) => curie),
    ),
    values,
  });
const RANK = { yes: 2, ask: 1, no: 0 } as const;

test("a further restriction never improves the verdict", () => {
  fc.assert(
    fc.property(
      fc.array(terms(["permission", "modifier"]), { maxLength: 5 }),
      terms(["modifier"]),
      profiles,
      (before, added, profile) => {
        const was = RANK[matchTerms(before, profile, NOW).overall];
        expect(RANK[matchTerms([...before, added], profile, NOW).overall]).toBeLessThanOrEqual(was);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a no or a question says what would change it, except where nobody can", () => {
  fc.assert(
    fc.property(terms(["permission", "modifier"]), profiles, (each, profile) => {
      const found = matchTerms([each], profile, NOW).terms.at(-1);
      if (found?.verdict === "yes") expect(found.remedy).toBeNull();
      else if (found?.reason !== "ancestry-only") expect(found?.remedy).not.toBeNull();
    }),
  );
});

test("the order of terms does not matter", () => {
  fc.assert(
    fc.property(
      fc.array(terms(["permission", "modifier"]), { maxLength: 6 }),
      profiles,
      (list, profile) => {
        const forwards = matchTerms(list, profile, NOW).overall;
        expect(matchTerms([...list].reverse(), profile, NOW).overall).toBe(forwards);
      },
    ),
  );
});
