import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { isDisease } from "../disease";

/** What kind of research is meant, in the classes that data-use terms distinguish. Source: DUO */
export const PURPOSES = [
  "disease-research",
  "health-research",
  "general-research",
  "methods-development",
  "population-research",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** An answer that a company may still owe. */
export type Answer = boolean | null;

/**
 * What a company is and means to do with data, as far as terms of use ask for it. `null` is “not
 * said yet” and turns the terms that depend on it into “?”.
 */
export type UsageProfile = {
  readonly organisationId: string;
  /** ISO 3166-2:KR code of the place where the data would be used. */
  readonly region: string | null;
  readonly isForProfit: boolean;
  /** Whether a result is meant for sale. */
  readonly isCommercial: Answer;
  readonly purpose: Purpose;
  /** Disease codes of our vocabulary. */
  readonly diseases: readonly string[];
  /** Whether software or algorithms are developed, as most AI work does. */
  readonly developsMethods: Answer;
  readonly isGenetic: Answer;
  readonly studiesAncestry: Answer;
  readonly ethicsApproval: "approved" | "planned" | "none";
  readonly willPublish: Answer;
  readonly willCollaborate: Answer;
  readonly willReturnResults: Answer;
  readonly useMonths: number | null;
};

export const MOST_PROFILE_DISEASES = 20;
export const LONGEST_USE_MONTHS = 120;

export type ProfileRefusal = {
  readonly code: "usage-profile-invalid";
  readonly field: "diseases" | "useMonths";
};

/** Checks what a form cannot: known diseases, a bounded list, a sensible time of use. */
export function acceptProfile(profile: UsageProfile): Outcome<UsageProfile, ProfileRefusal> {
  const { diseases, useMonths } = profile;
  if (diseases.length > MOST_PROFILE_DISEASES || !diseases.every(isDisease)) {
    return refuse({ code: "usage-profile-invalid", field: "diseases" });
  }
  if (useMonths !== null && !(Number.isInteger(useMonths) && isUseTime(useMonths))) {
    return refuse({ code: "usage-profile-invalid", field: "useMonths" });
  }
  return accept({ ...profile, diseases: [...new Set(diseases)] });
}

const isUseTime = (months: number): boolean => months >= 1 && months <= LONGEST_USE_MONTHS;

/** Reads a stored profile back; anything else than our own shape counts as “none yet”. */
export function profileFrom(stored: unknown, organisationId: string): UsageProfile | null {
  const candidate = stored as Partial<UsageProfile> | null;
  if (!candidate || typeof candidate !== "object") return null;
  if (!PURPOSES.some((purpose) => purpose === candidate.purpose)) return null;
  if (!Array.isArray(candidate.diseases) || typeof candidate.isForProfit !== "boolean") return null;
  return { ...EMPTY_ANSWERS, ...candidate, organisationId } as UsageProfile;
}

const EMPTY_ANSWERS = {
  region: null,
  isCommercial: null,
  developsMethods: null,
  isGenetic: null,
  studiesAncestry: null,
  ethicsApproval: "none",
  willPublish: null,
  willCollaborate: null,
  willReturnResults: null,
  useMonths: null,
} as const;
