/** What the company writes once for all committees. Empty texts are allowed while it is a draft. */
export type Dossier = {
  readonly title: string;
  readonly purposeKind: PurposeKind | null;
  /** Disease codes of the purpose, of the catalogue's vocabulary. */
  readonly diseases: readonly string[];
  readonly purpose: string;
  readonly plan: string;
  readonly hasEthicsApproval: boolean;
  readonly willPublish: boolean;
  /** Days of use asked for. */
  readonly useDays: number | null;
};

/** What kind of research it is, in the classes that data-use terms distinguish. Source: DUO */
export const PURPOSE_KINDS = [
  "disease-research",
  "health-research",
  "general-research",
  "methods-development",
  "population-research",
] as const;
export type PurposeKind = (typeof PURPOSE_KINDS)[number];

export const EMPTY_DOSSIER: Dossier = {
  title: "",
  purposeKind: null,
  diseases: [],
  purpose: "",
  plan: "",
  hasEthicsApproval: false,
  willPublish: false,
  useDays: null,
};
