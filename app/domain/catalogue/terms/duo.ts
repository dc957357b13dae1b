/**
 * The Data Use Ontology as data: what a hospital may say about the use of a dataset.
 * Obsolete codes (0000002, 0000003, 0000005, 0000014) are not here. Labels live in app/messages.
 * Source: GA4GH DUO release 2021-02-23
 */

/** What the value of a term must be, for the codes that need one. */
export type TermValue = "disease" | "topic" | "place" | "day" | "months" | "party" | "text";

type Code = {
  readonly curie: string;
  readonly short: string;
  /** A dataset has exactly one permission and any number of modifiers; abstract codes only group. */
  readonly kind: "permission" | "modifier" | "abstract";
  readonly parent: string | null;
  readonly value: TermValue | null;
};

const code = (
  [curie, short, kind]: readonly [string, string, Code["kind"]],
  parent: string | null,
  value: TermValue | null = null,
): Code => ({ curie, short, kind, parent, value });

const PERMISSION = "DUO:0000001";
const MODIFIER = "DUO:0000017";
const NOT_FOR_PROFIT = "DUO:0000018";

export const DUO_CODES: readonly Code[] = [
  code(["DUO:0000001", "permission", "abstract"], null),
  code(["DUO:0000004", "NRES", "permission"], PERMISSION),
  code(["DUO:0000042", "GRU", "permission"], PERMISSION),
  code(["DUO:0000006", "HMB", "permission"], "DUO:0000042"),
  code(["DUO:0000007", "DS", "permission"], "DUO:0000006", "disease"),
  code(["DUO:0000011", "POA", "permission"], "DUO:0000042"),
  code(["DUO:0000017", "modifier", "abstract"], null),
  code(["DUO:0000012", "RS", "modifier"], MODIFIER, "topic"),
  code(["DUO:0000015", "NMDS", "modifier"], MODIFIER),
  code(["DUO:0000016", "GSO", "modifier"], MODIFIER),
  code(["DUO:0000018", "NPUNCU", "modifier"], MODIFIER),
  code(["DUO:0000019", "PUB", "modifier"], MODIFIER),
  code(["DUO:0000020", "COL", "modifier"], MODIFIER, "text"),
  code(["DUO:0000021", "IRB", "modifier"], MODIFIER),
  code(["DUO:0000022", "GS", "modifier"], MODIFIER, "place"),
  code(["DUO:0000024", "MOR", "modifier"], MODIFIER, "day"),
  code(["DUO:0000025", "TS", "modifier"], MODIFIER, "months"),
  code(["DUO:0000026", "US", "modifier"], MODIFIER, "party"),
  code(["DUO:0000027", "PS", "modifier"], MODIFIER, "text"),
  code(["DUO:0000028", "IS", "modifier"], MODIFIER, "party"),
  code(["DUO:0000029", "RTN", "modifier"], MODIFIER),
  code(["DUO:0000043", "CC", "modifier"], MODIFIER),
  code(["DUO:0000044", "NPOA", "modifier"], MODIFIER),
  code(["DUO:0000045", "NPU", "modifier"], NOT_FOR_PROFIT),
  code(["DUO:0000046", "NCU", "modifier"], NOT_FOR_PROFIT),
];

const byCurie: ReadonlyMap<string, Code> = new Map(DUO_CODES.map((each) => [each.curie, each]));

/** The code behind a CURIE (`DUO:0000007`), or undefined for what the release does not know. */
export const duoCode = (curie: string): Code | undefined => byCurie.get(curie);

/** The letters people say (`DS`); an unknown CURIE stays as it is. */
export const shortOf = (curie: string): string => byCurie.get(curie)?.short ?? curie;

/** The codes that a dataset may carry, in the order of the release. */
export const USABLE_CODES: readonly Code[] = DUO_CODES.filter((each) => each.kind !== "abstract");
