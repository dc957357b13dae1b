import { ENTERPRISE_SIZES, REGIONS } from "~/domain/identity/region";
import { ORGANISATION_KINDS, ROLES } from "~/domain/identity/role";
import { isOneOf, k } from "../dialect";

export const organisations = k.table(
  "organisations",
  {
    id: k.text("id").primaryKey(),
    kind: k.oneOf("kind", ORGANISATION_KINDS).notNull(),
    nameKo: k.text("name_ko").notNull(),
    nameEn: k.text("name_en").notNull(),
    region: k.oneOf("region", REGIONS),
    /** The consortium of a hospital. */
    consortiumId: k.text("consortium_id"),
    enterpriseSize: k.oneOf("enterprise_size", ENTERPRISE_SIZES),
    /** What a company is and means to do, for matching terms of use; see catalogue/usage-profile. */
    usageProfile: k.json<unknown>("usage_profile"),
    /** Invented for the demo world. */
    isDemo: k.bool("is_demo").notNull(),
    createdAt: k.instant("created_at").notNull(),
  },
  (t) => [
    k.check("organisations_kind", isOneOf(t.kind, ORGANISATION_KINDS)),
    k.index("organisations_by_kind").on(t.kind),
    k.index("organisations_by_consortium").on(t.consortiumId),
  ],
);

export const people = k.table(
  "people",
  {
    id: k.text("id").primaryKey(),
    /** The OpenID provider that vouches for the person, or `demo`. */
    issuer: k.text("issuer").notNull(),
    subject: k.text("subject").notNull(),
    displayName: k.text("display_name").notNull(),
    createdAt: k.instant("created_at").notNull(),
  },
  (t) => [k.uniqueIndex("people_by_subject").on(t.issuer, t.subject)],
);

export const memberships = k.table(
  "memberships",
  {
    personId: k
      .text("person_id")
      .notNull()
      .references(() => people.id),
    organisationId: k
      .text("organisation_id")
      .notNull()
      .references(() => organisations.id),
    role: k.oneOf("role", ROLES).notNull(),
    from: k.instant("valid_from").notNull(),
    until: k.instant("valid_until"),
  },
  (t) => [
    k.primaryKey({ columns: [t.personId, t.organisationId, t.role] }),
    k.check("memberships_role", isOneOf(t.role, ROLES)),
    k.index("memberships_by_organisation").on(t.organisationId, t.role),
  ],
);
