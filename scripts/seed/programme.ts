/** The rounds, companies and agreements of the demo world. Figures of the 2026 call: docs/decisions/005. */

import { registerOrganisation } from "~/commands/identity/register-organisation.server";
import { announceRound } from "~/commands/programme/announce-round.server";
import { concludeAgreement } from "~/commands/programme/conclude-agreement.server";
import type { EnterpriseSize } from "~/domain/identity/region";
import type { ProjectClass, RoundRules } from "~/domain/programme/round-rules";
import { addDays, endOfKoreanDay, koreanDayOf } from "~/domain/shared/instant";
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
  },
  {
    key: "mediloop",
    nameKo: "메디루프(가상)",
    nameEn: "Mediloop (fictional)",
    enterpriseSize: "medium",
    projectClass: "large",
    lead: "류보라(가상) 연구소장",
    finance: "문두리(가상) 재무",
  },
  {
    key: "hanjum",
    nameKo: "한줌바이오(가상)",
    nameEn: "Hanjum Bio (fictional)",
    enterpriseSize: "small",
    projectClass: "small",
    lead: "송온유(가상) 대표",
    finance: "안다래(가상) 재무",
  },
];

/** Announces this year's round and the next call, and gives the three companies their vouchers. */
export async function openProgramme(
  deps: SeedDeps,
  institutions: Institutions,
  today: SeedDeps["at"],
): Promise<{ roundId: string; companies: Record<SeededCompany["key"], SeededCompany> }> {
  const actor = {
    personId: institutions.managerId,
    organisationId: institutions.programmeId,
    role: "programme-manager",
  } as const;
  const year = Number(koreanDayOf(today).slice(0, 4));
  const round = await announceRound(deps, {
    actor,
    at: deps.at,
    year,
    nameKo: `${year}년 의료 AI 데이터 활용 바우처(가상 회차)`,
    nameEn: `Medical AI Data Voucher ${year} (fictional round)`,
    opensOn: koreanDayOf(deps.at),
    closesOn: koreanDayOf(addDays(deps.at, 34)),
    appropriationKrw: krw(6_400 * MILLION),
    rules: rulesOf(`${year}-1`),
  });
  const roundId = done(round).roundId;
  const companies: SeededCompany[] = [];
  for (const row of COMPANIES) {
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
    const leadId = await enrol(deps, {
      organisationId: id,
      role: "company",
      subject: `${key}-lead`,
      displayName: row.lead,
    });
    const financeId = await enrol(deps, {
      organisationId: id,
      role: "company",
      subject: `${key}-finance`,
      displayName: row.finance,
    });
    const until = endOfKoreanDay(koreanDayOf(addDays(today, 300)));
    done(
      await concludeAgreement(deps, {
        actor,
        at: addDays(deps.at, 60),
        roundId,
        companyId: id,
        projectClass: row.projectClass,
        until,
      }),
    );
    companies.push({ key, id, leadId, financeId });
  }
  return {
    roundId,
    companies: Object.fromEntries(companies.map((one) => [one.key, one])) as Record<
      SeededCompany["key"],
      SeededCompany
    >,
  };
}

/** The open call of the front page: the round of the coming year, open for another 25 days. */
export async function openNextCall(deps: SeedDeps, institutions: Institutions): Promise<void> {
  const actor = {
    personId: institutions.managerId,
    organisationId: institutions.programmeId,
    role: "programme-manager",
  } as const;
  const year = Number(koreanDayOf(deps.at).slice(0, 4)) + 1;
  done(
    await announceRound(deps, {
      actor,
      at: deps.at,
      year,
      nameKo: `${year}년 의료 AI 데이터 활용 바우처(가상 회차)`,
      nameEn: `Medical AI Data Voucher ${year} (fictional round)`,
      opensOn: koreanDayOf(addDays(deps.at, -10)),
      closesOn: koreanDayOf(addDays(deps.at, 25)),
      appropriationKrw: krw(6_400 * MILLION),
      rules: rulesOf(`${year}-1`),
    }),
  );
}
