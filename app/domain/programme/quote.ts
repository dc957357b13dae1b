import { addKrw, type BasisPoints, type Krw, krw, shareOf, subtractKrw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { type BasketLine, type Classification, classify, isLarger } from "./classify";
import { planInstalments } from "./instalments";
import type { ProjectClass, RoundRules } from "./round-rules";

export type QuotedLine = BasketLine & { readonly lineId: string; readonly datasetId: string };

/** A price in its two parts, which add up to it. */
export type Split = { readonly priceKrw: Krw; readonly voucherKrw: Krw; readonly coPayKrw: Krw };

export type QuoteRefusal =
  | { readonly code: "basket-empty" }
  | {
      readonly code: "class-above-voucher";
      readonly projectClass: ProjectClass;
      readonly allowed: ProjectClass;
    }
  | { readonly code: "over-class-price"; readonly limitKrw: Krw; readonly overKrw: Krw }
  | { readonly code: "credit-short"; readonly shortKrw: Krw };

/** What a basket costs, who bears it and whether it may be applied for. */
export type Quote = {
  readonly classification: Classification;
  readonly totalKrw: Krw;
  readonly voucherKrw: Krw;
  readonly coPayKrw: Krw;
  readonly lines: readonly (Split & { readonly lineId: string })[];
  /** One entry a hospital: its committee decides, and its co-pay is paid, apart from the others. */
  readonly hospitals: readonly {
    readonly hospitalId: string;
    readonly totalKrw: Krw;
    readonly voucherKrw: Krw;
    readonly coPayKrw: Krw;
    readonly instalmentsKrw: readonly Krw[];
  }[];
  readonly creditBeforeKrw: Krw;
  /** Below zero in a preview of a basket that the credit does not cover. */
  readonly creditAfterKrw: Krw;
  readonly ruleVersion: string;
  readonly obstacle: QuoteRefusal | null;
};

export type QuoteFacts = {
  readonly lines: readonly QuotedLine[];
  readonly rules: RoundRules;
  /** The agreement's class bounds the basket's; its rate is the company's share. */
  readonly agreement: { readonly projectClass: ProjectClass; readonly coPayRate: BasisPoints };
  readonly creditLeftKrw: Krw;
};

/** The co-pay is the company's share rounded down to the won; the voucher pays the rest. */
export function splitPrice(priceKrw: Krw, coPayRate: BasisPoints): Split {
  const coPayKrw = shareOf(priceKrw, coPayRate);
  return { priceKrw, voucherKrw: subtractKrw(priceKrw, coPayKrw), coPayKrw };
}

/** Prices a basket under the rules of a round. An obstacle does not hide the numbers. */
export function quote({ lines, rules, agreement, creditLeftKrw }: QuoteFacts): Quote {
  invariant(
    lines.every((line) => line.priceKrw >= 0),
    "a price is never below zero",
  );
  const split = lines.map((line) => ({
    lineId: line.lineId,
    hospitalId: line.hospitalId,
    ...splitPrice(line.priceKrw, agreement.coPayRate),
  }));
  const sums = sumOf(split);
  const hospitals = [...new Set(lines.map((line) => line.hospitalId))].map((hospitalId) => {
    const own = sumOf(split.filter((line) => line.hospitalId === hospitalId));
    const instalmentsKrw = planInstalments(own.coPayKrw, rules.chargeLimitKrw);
    return { hospitalId, ...own, instalmentsKrw };
  });
  const classification = classify(lines, rules);
  const creditAfterKrw = subtractKrw(creditLeftKrw, sums.voucherKrw);
  return {
    classification,
    ...sums,
    lines: split.map(({ hospitalId: _, ...line }) => line),
    hospitals,
    creditBeforeKrw: creditLeftKrw,
    creditAfterKrw,
    ruleVersion: rules.version,
    obstacle: obstacleOf({
      classification,
      allowed: agreement.projectClass,
      rules,
      creditAfterKrw,
    }),
  };
}

/** The quote, if nothing stands in its way. */
export const acceptQuote = (quoted: Quote): Outcome<Quote, QuoteRefusal> =>
  quoted.obstacle ? refuse(quoted.obstacle) : accept(quoted);

function sumOf(lines: readonly Split[]) {
  return {
    totalKrw: addKrw(...lines.map((line) => line.priceKrw)),
    voucherKrw: addKrw(...lines.map((line) => line.voucherKrw)),
    coPayKrw: addKrw(...lines.map((line) => line.coPayKrw)),
  };
}

function obstacleOf(facts: {
  classification: Classification;
  allowed: ProjectClass;
  rules: RoundRules;
  creditAfterKrw: Krw;
}): QuoteRefusal | null {
  const { classification, allowed, rules, creditAfterKrw } = facts;
  const { projectClass, totalKrw, institutions } = classification;
  if (institutions === 0) return { code: "basket-empty" };
  if (isLarger(projectClass, allowed)) {
    return { code: "class-above-voucher", projectClass, allowed };
  }
  const limitKrw = classLimitOf(projectClass, rules);
  if (totalKrw > limitKrw) {
    return { code: "over-class-price", limitKrw, overKrw: subtractKrw(totalKrw, limitKrw) };
  }
  if (creditAfterKrw < 0) return { code: "credit-short", shortKrw: krw(-creditAfterKrw) };
  return null;
}

function classLimitOf(projectClass: ProjectClass, rules: RoundRules): Krw {
  const own = rules.classes.find((each) => each.projectClass === projectClass);
  invariant(own, `the round has no class ${projectClass}; announce-round checks that`);
  return own.unitPriceKrw;
}
