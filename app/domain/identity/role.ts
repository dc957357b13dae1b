/** What a person may be in an organisation. A visitor without sign-in has no role. */
export const ROLES = [
  "company",
  "data-office",
  "committee",
  "programme-manager",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

export const ORGANISATION_KINDS = [
  "company",
  "hospital",
  "consortium",
  "programme",
  "audit",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Which role fits which kind of organisation. */
export const ROLE_OF_KIND: Readonly<Record<Role, OrganisationKind>> = {
  company: "company",
  "data-office": "hospital",
  committee: "hospital",
  "programme-manager": "programme",
  auditor: "audit",
};

/** A signed-in person acting in one role of one organisation. */
export type Actor = {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: Role;
};
