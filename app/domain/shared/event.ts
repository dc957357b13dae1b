import type { Instant } from "./instant";

/** The seven business words, in the order of the house. */
export const WORDS = [
  "identity",
  "catalogue",
  "programme",
  "voucher",
  "access",
  "transparency",
  "federation",
] as const;
export type Word = (typeof WORDS)[number];

/** Plain data that canonical JSON can carry: integers, texts, booleans, null, lists, objects. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/**
 * A fact of the business, as it enters the transparency log. It names people, companies and
 * datasets by id only and never carries free text: a text is named by the SHA-256 of it.
 */
export type DomainEvent = {
  /** Past tense, kebab-case: `hold-placed`. */
  readonly type: string;
  readonly word: Word;
  /** The aggregate this happened to: a request, a voucher, a dataset. */
  readonly subjectId: string;
  /** Who did it: a person's id, or `system` for what the clock or an outside system caused. */
  readonly actorId: string;
  readonly at: Instant;
  readonly facts: { readonly [key: string]: Plain };
};
