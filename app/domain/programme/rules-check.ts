import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { PROJECT_CLASSES, type RoundRules } from "./round-rules";

export type RulesBroken = { readonly code: "rules-broken"; readonly field: string };

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;
const isRate = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 10_000;

/**
 * Whether the rules of a round can be applied to every basket: each class that `classify` can
 * answer has a price, and every bound is a whole number of at least one. Names the first field
 * that is not.
 */
export function checkRules(rules: RoundRules): Outcome<RoundRules, RulesBroken> {
  const broken = (field: string) => refuse({ code: "rules-broken", field } as const);
  const names = rules.classes.map((each) => each.projectClass);
  const needed = rules.mediumFromKrw === null ? ["large", "medium"] : PROJECT_CLASSES;
  if (rules.version.trim() === "" || rules.version.length > 40) return broken("version");
  if (new Set(names).size !== names.length) return broken("classes");
  if (needed.some((name) => !names.some((each) => each === name))) return broken("classes");
  for (const each of rules.classes) {
    if (!isCount(each.unitPriceKrw)) return broken(`${each.projectClass}.unitPriceKrw`);
    if (!isCount(each.grantCapKrw) || each.grantCapKrw > each.unitPriceKrw) {
      return broken(`${each.projectClass}.grantCapKrw`);
    }
    if (!Number.isSafeInteger(each.places) || each.places < 0) {
      return broken(`${each.projectClass}.places`);
    }
  }
  if (!isCount(rules.largeFrom.dataTypes)) return broken("largeFrom.dataTypes");
  if (!isCount(rules.largeFrom.institutions)) return broken("largeFrom.institutions");
  if (rules.mediumFromKrw !== null && !isCount(rules.mediumFromKrw)) return broken("mediumFromKrw");
  if (!isRate(rules.coPayRate.small)) return broken("coPayRate.small");
  if (!isRate(rules.coPayRate.medium)) return broken("coPayRate.medium");
  for (const field of ["holdDays", "coPayDays", "grantDays"] as const) {
    if (!isCount(rules[field]) || rules[field] > 3_650) return broken(field);
  }
  if (!isCount(rules.chargeLimitKrw)) return broken("chargeLimitKrw");
  return accept(rules);
}
