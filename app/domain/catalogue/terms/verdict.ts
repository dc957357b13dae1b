/** ✔ · ✖ · ?: may be used as described, may not, or somebody has to say. */
export type VerdictWord = "yes" | "no" | "ask";

/** Why, in one line of app/messages (`terms.reason.<code>`). */
export const REASONS = [
  "any-research",
  "health-research",
  "health-not-shown",
  "population-to-check",
  "ancestry-excluded",
  "disease-fits",
  "disease-differs",
  "disease-not-stated",
  "disease-only",
  "ancestry-study",
  "ancestry-only",
  "no-permission-stated",
  "abstract-term",
  "unknown-code",
  "topic-to-check",
  "no-methods-developed",
  "methods-excluded",
  "genetic-study",
  "genetic-only",
  "is-not-for-profit",
  "not-for-profit-only",
  "not-commercial",
  "non-commercial-only",
  "will-publish",
  "publication-required",
  "will-collaborate",
  "collaboration-required",
  "ethics-approved",
  "ethics-required",
  "in-place",
  "place-restricted",
  "place-to-check",
  "moratorium-over",
  "moratorium-runs",
  "moratorium-to-check",
  "nothing-to-publish",
  "within-time",
  "time-limited",
  "time-to-check",
  "is-named",
  "others-named",
  "named-to-check",
  "project-to-check",
  "will-return",
  "return-required",
  "care-allowed",
  "no-ancestry",
] as const;
export type Reason = (typeof REASONS)[number];

/** What would change the verdict (`terms.remedy.<code>`). */
export const REMEDIES = [
  "complete-profile",
  "ask-hospital",
  "state-disease",
  "change-disease",
  "state-health-purpose",
  "drop-methods",
  "make-it-genetic",
  "drop-commercial-use",
  "agree-to-publish",
  "agree-to-collaborate",
  "agree-to-return",
  "get-ethics-approval",
  "finish-ethics",
  "work-in-place",
  "publish-later",
  "shorten-use",
  "drop-ancestry",
] as const;
export type Remedy = (typeof REMEDIES)[number];

export type Finding = {
  readonly verdict: VerdictWord;
  readonly reason: Reason;
  /** Null where the term is fulfilled or nobody can change it. */
  readonly remedy: Remedy | null;
};

export type TermVerdict = Finding & {
  /** The CURIE; empty where the finding is about a term that is missing. */
  readonly code: string;
  readonly short: string;
  readonly values: readonly string[];
};

export const yes = (reason: Reason): Finding => ({ verdict: "yes", reason, remedy: null });
export const no = (reason: Reason, remedy: Remedy | null = null): Finding => ({
  verdict: "no",
  reason,
  remedy,
});
export const unsure = (reason: Reason, remedy: Remedy | null = null): Finding => ({
  verdict: "ask",
  reason,
  remedy,
});
