import { invariant } from "./outcome";

/**
 * What an id names, as its prefix: `req_…` is a data access request. Ids are opaque, at most 40
 * characters, URL-safe, and carry nothing about a person or an institution.
 */
export const ID_PREFIXES = {
  organisation: "org",
  person: "per",
  dataset: "dat",
  distribution: "dis",
  round: "rnd",
  agreement: "agr",
  voucher: "vou",
  hold: "hld",
  coPayment: "cop",
  instalment: "ins",
  transfer: "trf",
  request: "req",
  requestLine: "lin",
  attachment: "att",
  committee: "com",
  review: "rev",
  vote: "vot",
  decision: "dec",
  grant: "grn",
  visa: "vis",
  dataUse: "use",
  certificate: "crt",
  certificateTransfer: "ctr",
  outbox: "out",
  session: "ses",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Makes an id of a kind from random or seeded characters; the runtime and the seed pass the source. */
export function idOf(kind: IdKind, characters: string): string {
  invariant(/^[0-9a-z]{10,36}$/.test(characters), `not the tail of an id: ${characters}`);
  return `${ID_PREFIXES[kind]}_${characters}`;
}

/** Whether a text from a URL can be an id of this kind at all. */
export const isIdOf = (kind: IdKind, text: string): boolean =>
  new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{10,36}$`).test(text);

/** Where new ids come from: random in the runtime, a counter in the seed and in tests. */
export type NewId = (kind: IdKind) => string;
