import type { BasisPoints, Krw } from "~/domain/shared/krw";

/** 대형 · 중형 · 소형: the class of a project, which bounds its price. */
export const PROJECT_CLASSES = ["large", "medium", "small"] as const;
export type ProjectClass = (typeof PROJECT_CLASSES)[number];

/**
 * The rules of one round, as data: they change every year. The published rates do not add up
 * mechanically, so unit price, grant cap and co-pay rate stand apart.
 * Source: docs/decisions/005-round-rules-are-data.md
 */
export type RoundRules = {
  readonly version: string;
  readonly classes: readonly {
    readonly projectClass: ProjectClass;
    /** Project price at most, and the government's part of it at most, in whole won. */
    readonly unitPriceKrw: Krw;
    readonly grantCapKrw: Krw;
    readonly places: number;
  }[];
  /** A basket is 대형 from this many data types or this many institutions on (“or”). */
  readonly largeFrom: { readonly dataTypes: number; readonly institutions: number };
  /** A basket is 중형 from this price on where the round has 소형; below it is 소형. */
  readonly mediumFromKrw: Krw | null;
  readonly coPayRate: { readonly small: BasisPoints; readonly medium: BasisPoints };
  /** Days a hold keeps credit for a request that is not finished. */
  readonly holdDays: number;
  /** Days a company has to pay a co-pay after the decision. */
  readonly coPayDays: number;
  /** The longest time a grant of this round may last. */
  readonly grantDays: number;
  /** Most won that one payment by card may carry. */
  readonly chargeLimitKrw: Krw;
};
