/** The rounds, companies and agreements of the demo world. Figures of the 2026 call: docs/decisions/005. */

import { saveUsageProfile } from "~/commands/catalogue/save-usage-profile.server";
import { registerOrganisation } from "~/commands/identity/register-organisation.server";
import { announceRound } from "~/commands/programme/announce-round.server";
import { concludeAgreement } from "~/commands/programme/conclude-agreement.server";
import type { UsageProfile } from "~/domain/catalogue/terms/usage-profile";
import type { EnterpriseSize } from "~/domain/identity/region";
import type { ProjectClass, RoundRules } from "~/domain/programme/round-rules";
import { addDays, endOfKoreanDay, type Instant, koreanDayOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { enrol, type Institutions } from "./institutions";
import { done, type SeedDeps } from "./seed-deps";

const MILLION = 1_000_000;

const rulesOf = (version: string): RoundRules => ({
  version,
  classes: [
    {
      projectClass: "large",
      unitPriceKrw: krw(400 * MILLION),
      grantCapKrw: krw(320 * MILLION),
      places: 10,
    },
    {
      projectClass: "medium",
      unitPriceKrw: krw(200 * MILLION),
      grantCapKrw: krw(160 * MILLION),
      places: 10,
    },
    {
      projectClass: "small",
      unitPriceKrw: krw(100 * MILLION),
      grantCapKrw: krw(80 * MILLION),
      places: 20,
    },
  ],
  largeFrom: { dataTypes: 3, institutions: 2 },
  mediumFromKrw: krw(100 * MILLION),
  coPayRate: { small: 1_500, medium: 2_500 },
  holdDays: 90,
  coPayDays: 30,
  grantDays: 365,
  chargeLimitKrw: krw(99_999_999),
});

export type SeededCompany = {
  readonly key: "sumgyeol" | "mediloop" | "hanjum";
  readonly id: string;
  readonly leadId: string;
  readonly financeId: string;
};

type CompanyRow = {
  readonly key: SeededCompany["key"];
  readonly nameKo: string;
  readonly nameEn: string;
  readonly enterpriseSize: EnterpriseSize;
  readonly projectClass: ProjectClass;
  readonly lead: string;
  readonly finance: string;
  readonly profile: Pick<UsageProfile, "purpose" | "diseases" | "region"> | null;
};

const COMPANIES: readonly CompanyRow[] = [
  {
    key: "sumgyeol",
    nameKo: "숨결AI(가상)",
    nameEn: "Sumgyeol AI (fictional)",
    enterpriseSize: "small",
    projectClass: "large",
    lead: "백하늘(가상) 대표",
    finance: "신가람(가상) 재무",
    profile: { purpose: "disease-research", diseases: ["lung-cancer", "stroke"], region: "11" },
  },
  {
    key: "mediloop",
    nameKo: "메디루프(가상)",
    nameEn: "Mediloop (fictional)",
    enterpriseSize: "medium",
    projectClass: "large",
    lead: "류보라(가상) 연구소장",
    finance: "문두리(가상) 재무",
    profile: { purpose: "disease-research", diseases: ["diabetes"], region: "26" },
  },
  {
    key: "hanjum",
    nameKo: "한줌바이오(가상)",
    nameEn: "Hanjum Bio (fictional)",
    enterpriseSize: "small",
    projectClass: "small",
    lead: "송온유(가상) 대표",
    finance: "안다래(가상) 재무",
    profile: null,
  },
];

const actorOf = ({ managerId, programmeId }: Institutions) =>
  ({ personId: managerId, organisationId: programmeId, role: "programme-manager" }) as const;

type Call = { readonly year: number; readonly opens: Instant; readonly closes: Instant };

async function announce(deps: SeedDeps, by: Institutions, call: Call): Promise<string> {
  const { year, opens, closes } = call;
  const announced = await announceRound(deps, {
    actor: actorOf(by),
    at: deps.at,
    year,
    nameKo: `${year}년 의료 AI 데이터 활용 바우처(가상 회차)`,
    nameEn: `Medical AI Data Voucher ${year} (fictional round)`,
    opensOn: koreanDayOf(opens),
    closesOn: koreanDayOf(closes),
    appropriationKrw: krw(6_400 * MILLION),
    rules: rulesOf(`${year}-1`),
  });
  return done(announced).roundId;
}

export type SeededRound = { readonly roundId: string; readonly year: number };

/** What the demo companies have in common: they develop software for sale and have ethics approval. */
const COMMON_PROFILE = {
  isForProfit: true,
  isCommercial: true,
  developsMethods: true,
  isGenetic: false,
  studiesAncestry: false,
  ethicsApproval: "approved",
  willPublish: true,
  willCollaborate: null,
  willReturnResults: null,
  useMonths: 6,
} as const;

/** Announces the round under which the demo companies hold their vouchers. */
export async function openRound(deps: SeedDeps, by: Institutions): Promise<SeededRound> {
  const year = Number(koreanDayOf(deps.at).slice(0, 4));
  const closes = addDays(deps.at, 34);
  return { year, roundId: await announce(deps, by, { year, opens: deps.at, closes }) };
}

/** The open call of the front page: the round after, open for another 25 days. */
export async function openNextCall(deps: SeedDeps, by: Institutions, year: number): Promise<void> {
  await announce(deps, by, { year, opens: addDays(deps.at, -10), closes: addDays(deps.at, 25) });
}

async function openCompany(deps: SeedDeps, row: CompanyRow): Promise<SeededCompany> {
  const { key, nameKo, nameEn, enterpriseSize } = row;
  const registered = await registerOrganisation(deps, {
    kind: "company",
    nameKo,
    nameEn,
    enterpriseSize,
    region: null,
    consortiumId: null,
    isDemo: true,
    actorId: "system",
    at: deps.at,
  });
  const id = done(registered).organisationId;
  const person = (subject: string, displayName: string) =>
    enrol(deps, { organisationId: id, role: "company", subject, displayName });
  const leadId = await person(`${key}-lead`, row.lead);
  const financeId = await person(`${key}-finance`, row.finance);
  if (row.profile) {
    const actor = { personId: leadId, organisationId: id, role: "company" } as const;
    const profile = { ...COMMON_PROFILE, ...row.profile };
    done(await saveUsageProfile(deps, { profile, actor, at: deps.at }));
  }
  return { key, id, leadId, financeId };
}

/** Registers the three companies and concludes their agreements, which last past the demo. */
export async function openCompanies(
  deps: SeedDeps,
  by: Institutions,
  { roundId, lastDay }: { roundId: string; lastDay: Instant },
): Promise<Record<SeededCompany["key"], SeededCompany>> {
  const until = endOfKoreanDay(koreanDayOf(lastDay));
  const companies: SeededCompany[] = [];
  for (const row of COMPANIES) {
    const company = await openCompany(deps, row);
    const agreement = {
      roundId,
      companyId: company.id,
      projectClass: row.projectClass,
      until,
      actor: actorOf(by),
      at: deps.at,
    };
    done(await concludeAgreement(deps, agreement));
    companies.push(company);
  }
  return Object.fromEntries(companies.map((one) => [one.key, one])) as Record<
    SeededCompany["key"],
    SeededCompany
  >;
}
