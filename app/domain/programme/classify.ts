import { addKrw, type Krw, krw } from "~/domain/shared/krw";
import type { ProjectClass, RoundRules } from "./round-rules";

/** A dataset in a basket, as far as the rules of a round look at it. */
export type BasketLine = {
  /** The kind of data; the catalogue's word, which the programme only counts. */
  readonly dataType: string;
  readonly hospitalId: string;
  readonly priceKrw: Krw;
};

export type ClassFact = "data-types" | "institutions" | "price";

/** What would have to hold for another class: any of the conditions, or all of them. */
export type ClassChange = {
  readonly to: ProjectClass;
  readonly needs: "any" | "all";
  readonly of: readonly {
    readonly fact: ClassFact;
    readonly is: "at-least" | "below";
    readonly value: number;
  }[];
};

export type Classification = {
  readonly projectClass: ProjectClass;
  readonly dataTypes: number;
  readonly institutions: number;
  readonly totalKrw: Krw;
  /** What decided it. */
  readonly because:
    | "data-types"
    | "institutions"
    | "both"
    | "price-from"
    | "price-below"
    | "no-small-class";
  readonly changes: readonly ClassChange[];
};

/**
 * The class of a basket: 대형 from a number of data types or of institutions on, else 중형 or 소형
 * by its price. It is a predicate over the basket, never a label that somebody chose.
 * Source: docs/decisions/005-round-rules-are-data.md
 */
export function classify(
  lines: readonly BasketLine[],
  rules: Pick<RoundRules, "largeFrom" | "mediumFromKrw">,
): Classification {
  const dataTypes = new Set(lines.map((line) => line.dataType)).size;
  const institutions = new Set(lines.map((line) => line.hospitalId)).size;
  const totalKrw = lines.reduce((sum, line) => addKrw(sum, line.priceKrw), krw(0));
  const { largeFrom, mediumFromKrw } = rules;
  const byTypes = dataTypes >= largeFrom.dataTypes;
  const byInstitutions = institutions >= largeFrom.institutions;
  const byPrice: ProjectClass =
    mediumFromKrw !== null && totalKrw < mediumFromKrw ? "small" : "medium";
  const counted = { dataTypes, institutions, totalKrw };
  if (byTypes || byInstitutions) {
    const because =
      byTypes && byInstitutions ? "both" : byTypes ? "data-types" : ("institutions" as const);
    const of = [
      ...(byTypes ? [below("data-types", largeFrom.dataTypes)] : []),
      ...(byInstitutions ? [below("institutions", largeFrom.institutions)] : []),
    ];
    const changes = [{ to: byPrice, needs: "all", of }] as const;
    return { projectClass: "large", ...counted, because, changes };
  }
  const toLarge: ClassChange = {
    to: "large",
    needs: "any",
    of: [
      atLeast("data-types", largeFrom.dataTypes),
      atLeast("institutions", largeFrom.institutions),
    ],
  };
  if (mediumFromKrw === null) {
    return { projectClass: "medium", ...counted, because: "no-small-class", changes: [toLarge] };
  }
  const other: ClassChange =
    byPrice === "small"
      ? { to: "medium", needs: "all", of: [atLeast("price", mediumFromKrw)] }
      : { to: "small", needs: "all", of: [below("price", mediumFromKrw)] };
  const because = byPrice === "small" ? "price-below" : ("price-from" as const);
  return { projectClass: byPrice, ...counted, because, changes: [toLarge, other] };
}

const below = (fact: ClassFact, value: number) => ({ fact, is: "below", value }) as const;
const atLeast = (fact: ClassFact, value: number) => ({ fact, is: "at-least", value }) as const;

const SIZE: Readonly<Record<ProjectClass, number>> = { small: 0, medium: 1, large: 2 };

export const isLarger = (one: ProjectClass, other: ProjectClass): boolean =>
  SIZE[one] > SIZE[other];
