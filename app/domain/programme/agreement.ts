import type { Instant } from "~/domain/shared/instant";
import { type BasisPoints, type Krw, krw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { ProjectClass, RoundRules } from "./round-rules";

/** The terms under which a company may spend a voucher of a round. */
export type AgreementTerms = {
  readonly projectClass: ProjectClass;
  readonly enterpriseSize: "small" | "medium";
  readonly unitPriceKrw: Krw;
  readonly grantKrw: Krw;
  readonly coPayRate: BasisPoints;
  readonly ruleVersion: string;
  readonly from: Instant;
  readonly until: Instant;
};

export type AgreementRefusal =
  | { readonly code: "class-not-in-round" }
  | { readonly code: "over-grant-cap"; readonly capKrw: Krw }
  | { readonly code: "period-broken" }
  | { readonly code: "funds-short"; readonly shortKrw: Krw };

/**
 * The terms of an agreement (협약) under the rules of its round. The published rates do not add up
 * mechanically, so the grant stands on its own: at most the cap, by default all of it.
 * @param fundsLeftKrw what the round has not committed yet
 * Source: docs/decisions/005-round-rules-are-data.md
 */
export function concludeAgreement(
  rules: RoundRules,
  wish: {
    projectClass: ProjectClass;
    enterpriseSize: "small" | "medium";
    grantKrw: Krw | null;
    fundsLeftKrw: Krw;
    from: Instant;
    until: Instant;
  },
): Outcome<AgreementTerms, AgreementRefusal> {
  const { projectClass, enterpriseSize, fundsLeftKrw, from, until } = wish;
  const own = rules.classes.find((each) => each.projectClass === projectClass);
  if (!own) return refuse({ code: "class-not-in-round" });
  const grantKrw = wish.grantKrw ?? own.grantCapKrw;
  if (grantKrw > own.grantCapKrw || grantKrw < 1) {
    return refuse({ code: "over-grant-cap", capKrw: own.grantCapKrw });
  }
  if (until <= from) return refuse({ code: "period-broken" });
  if (grantKrw > fundsLeftKrw) {
    return refuse({ code: "funds-short", shortKrw: krw(grantKrw - fundsLeftKrw) });
  }
  return accept({
    projectClass,
    enterpriseSize,
    unitPriceKrw: own.unitPriceKrw,
    grantKrw,
    coPayRate: rules.coPayRate[enterpriseSize],
    ruleVersion: rules.version,
    from,
    until,
  });
}
