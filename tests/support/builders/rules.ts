import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { Dossier } from "~/domain/access/dossier";
import type { RoundRules } from "~/domain/programme/round-rules";
import { krw } from "~/domain/shared/krw";

/** The rules of the 2026 call as published, for tests. */
export const someRules = (changes: Partial<RoundRules> = {}): RoundRules => ({
  version: "2026-1",
  classes: [
    {
      projectClass: "large",
      unitPriceKrw: krw(400_000_000),
      grantCapKrw: krw(320_000_000),
      places: 10,
    },
    {
      projectClass: "medium",
      unitPriceKrw: krw(200_000_000),
      grantCapKrw: krw(160_000_000),
      places: 10,
    },
    {
      projectClass: "small",
      unitPriceKrw: krw(100_000_000),
      grantCapKrw: krw(80_000_000),
      places: 20,
    },
  ],
  largeFrom: { dataTypes: 3, institutions: 2 },
  mediumFromKrw: krw(100_000_001),
  coPayRate: { small: 1_500, medium: 2_500 },
  holdDays: 90,
  coPayDays: 30,
  grantDays: 365,
  chargeLimitKrw: krw(99_999_999),
  ...changes,
});

/** Three votes, one of them external, a simple majority, decided as soon as it is certain. */
export const aPolicy = (changes: Partial<CommitteePolicy> = {}): CommitteePolicy => ({
  quorum: 3,
  externalQuorum: 1,
  majority: "simple",
  tie: "refused",
  decidesEarly: true,
  dueDays: 14,
  ...changes,
});

export const aDossier = (changes: Partial<Dossier> = {}): Dossier => ({
  title: "흉부 X선 결절 검출 모델",
  purposeKind: "disease-research",
  diseases: ["MONDO:0005233"],
  purpose: "폐 결절을 찾는 모델을 학습하고 평가해요.",
  plan: "학습 8, 검증 1, 시험 1로 나누어 반출 없이 분석해요.",
  hasEthicsApproval: true,
  willPublish: true,
  useDays: 180,
  ...changes,
});
