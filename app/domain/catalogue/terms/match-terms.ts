import { addDays, type Instant, startOfKoreanDay } from "~/domain/shared/instant";
import { duoCode, shortOf } from "./duo";
import { matchPermission } from "./match-permission";
import type { Answer, UsageProfile } from "./usage-profile";
import { type Finding, no, type TermVerdict, unsure, type VerdictWord, yes } from "./verdict";

/** A term as a dataset carries it: a DUO CURIE with the values some codes need. */
export type DataUseTerm = { readonly code: string; readonly values?: readonly string[] };

export type Match = {
  /** `no` if any term says no, otherwise `ask` if any is open, otherwise `yes`. */
  readonly overall: VerdictWord;
  readonly terms: readonly TermVerdict[];
};

/**
 * Holds a company's profile against the terms of one dataset, term by term: may it be used, what is
 * in the way, and what would change that. It informs; the hospital's committee decides.
 * Source: governance.md §3.2 (DUOS V4 for permissions), docs/decisions/051-matching-terms.md
 *
 * @param at the moment of asking, for terms that end by themselves
 */
export function matchTerms(
  terms: readonly DataUseTerm[],
  profile: UsageProfile,
  at: Instant,
): Match {
  const verdicts = terms.map((term) => {
    const finding = findingFor(term, profile, at);
    return { ...finding, code: term.code, short: shortOf(term.code), values: term.values ?? [] };
  });
  if (!terms.some((term) => duoCode(term.code)?.kind === "permission")) {
    verdicts.unshift({ ...unsure("no-permission-stated"), code: "", short: "", values: [] });
  }
  return { overall: worst(verdicts.map((each) => each.verdict)), terms: verdicts };
}

/** The strictest of several verdicts; nothing at all is `yes`. */
export function worst(verdicts: readonly VerdictWord[]): VerdictWord {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("ask") ? "ask" : "yes";
}

function findingFor(term: DataUseTerm, profile: UsageProfile, at: Instant): Finding {
  const short = shortOf(term.code);
  const values = term.values ?? [];
  const permission = matchPermission(short, values, profile);
  if (permission) return permission;
  const modifier = MODIFIERS[short];
  if (modifier) return modifier({ values, profile, at });
  return duoCode(term.code) ? unsure("abstract-term") : unsure("unknown-code");
}

type Question = {
  readonly values: readonly string[];
  readonly profile: UsageProfile;
  readonly at: Instant;
};

/** A term that the company fulfils by promising something. */
const needs = (
  answer: Answer,
  words: { met: Finding["reason"]; unmet: Finding["reason"]; remedy: Finding["remedy"] },
): Finding => {
  if (answer === null) return unsure(words.unmet, "complete-profile");
  return answer ? yes(words.met) : no(words.unmet, words.remedy);
};

/** A term that excludes something the company may mean to do. */
const excludes = (
  answer: Answer,
  words: { met: Finding["reason"]; unmet: Finding["reason"]; remedy: Finding["remedy"] },
): Finding => {
  if (answer === null) return unsure(words.unmet, "complete-profile");
  return answer ? no(words.unmet, words.remedy) : yes(words.met);
};

const MODIFIERS: Readonly<Record<string, (question: Question) => Finding>> = {
  RS: () => unsure("topic-to-check", "ask-hospital"),
  NMDS: ({ profile }) =>
    excludes(profile.purpose === "methods-development" ? true : profile.developsMethods, {
      met: "no-methods-developed",
      unmet: "methods-excluded",
      remedy: "drop-methods",
    }),
  GSO: ({ profile }) =>
    needs(profile.isGenetic, {
      met: "genetic-study",
      unmet: "genetic-only",
      remedy: "make-it-genetic",
    }),
  NPUNCU: ({ profile }) => worstFinding([notForProfit(profile), notCommercial(profile)]),
  NPU: ({ profile }) => notForProfit(profile),
  NCU: ({ profile }) => notCommercial(profile),
  PUB: ({ profile }) =>
    needs(profile.willPublish, {
      met: "will-publish",
      unmet: "publication-required",
      remedy: "agree-to-publish",
    }),
  COL: ({ profile }) =>
    needs(profile.willCollaborate, {
      met: "will-collaborate",
      unmet: "collaboration-required",
      remedy: "agree-to-collaborate",
    }),
  IRB: ({ profile }) => ethics(profile),
  GS: ({ values, profile }) => place(values, profile),
  MOR: moratorium,
  TS: ({ values, profile }) => timeLimit(values, profile),
  US: ({ values, profile }) => named(values, profile),
  PS: () => unsure("project-to-check", "ask-hospital"),
  IS: ({ values, profile }) => named(values, profile),
  RTN: ({ profile }) =>
    needs(profile.willReturnResults, {
      met: "will-return",
      unmet: "return-required",
      remedy: "agree-to-return",
    }),
  CC: () => yes("care-allowed"),
  NPOA: ({ profile }) =>
    excludes(profile.studiesAncestry, {
      met: "no-ancestry",
      unmet: "ancestry-excluded",
      remedy: "drop-ancestry",
    }),
};

function worstFinding(findings: readonly [Finding, ...Finding[]]): Finding {
  const word = worst(findings.map((finding) => finding.verdict));
  return findings.find((finding) => finding.verdict === word) ?? findings[0];
}

const notForProfit = ({ isForProfit }: UsageProfile): Finding =>
  isForProfit ? no("not-for-profit-only", "ask-hospital") : yes("is-not-for-profit");

const notCommercial = ({ isCommercial }: UsageProfile): Finding =>
  excludes(isCommercial, {
    met: "not-commercial",
    unmet: "non-commercial-only",
    remedy: "drop-commercial-use",
  });

function ethics({ ethicsApproval }: UsageProfile): Finding {
  if (ethicsApproval === "approved") return yes("ethics-approved");
  if (ethicsApproval === "planned") return unsure("ethics-required", "finish-ethics");
  return no("ethics-required", "get-ethics-approval");
}

/** Places are the country (`KR`) or regions (ISO 3166-2:KR codes); other countries exclude us. */
function place(values: readonly string[], { region }: UsageProfile): Finding {
  if (values.length === 0) return unsure("place-to-check", "ask-hospital");
  if (region === null) return unsure("place-restricted", "complete-profile");
  return values.some((value) => value === "KR" || value === region)
    ? yes("in-place")
    : no("place-restricted", "work-in-place");
}

function moratorium({ values, profile, at }: Question): Finding {
  const ends = values.map(dayAfter).find((end) => end !== null);
  if (ends === undefined || ends === null) return unsure("moratorium-to-check", "ask-hospital");
  if (at >= ends) return yes("moratorium-over");
  if (profile.willPublish === false) return yes("nothing-to-publish");
  return unsure("moratorium-runs", "publish-later");
}

/** The first moment after a day, or null for what is no calendar day. */
function dayAfter(day: string): Instant | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) return null;
  try {
    return addDays(startOfKoreanDay(day), 1);
  } catch {
    return null;
  }
}

function timeLimit(values: readonly string[], { useMonths }: UsageProfile): Finding {
  const limits = values.map(Number).filter((months) => Number.isInteger(months) && months > 0);
  if (limits.length === 0) return unsure("time-to-check", "ask-hospital");
  if (useMonths === null) return unsure("time-limited", "complete-profile");
  return useMonths <= Math.min(...limits) ? yes("within-time") : no("time-limited", "shorten-use");
}

/** Users and institutions are named by our ids where the hospital knows them. */
function named(values: readonly string[], { organisationId }: UsageProfile): Finding {
  if (values.includes(organisationId)) return yes("is-named");
  return values.length > 0 && values.every((value) => /^org_[0-9a-z]+$/.test(value))
    ? no("others-named", "ask-hospital")
    : unsure("named-to-check", "ask-hospital");
}
