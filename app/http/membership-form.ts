/** The `who` of a sign-in form: `person.organisation.role`. */
import * as v from "valibot";
import { type Actor, ROLES } from "~/domain/identity/role";
import { isIdOf } from "~/domain/shared/id";

type Offered = {
  readonly personId: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly organisationKo: string;
  readonly organisationEn: string;
  readonly role: Actor["role"];
};

const Who = v.pipe(
  v.string(),
  v.transform((text): Actor | undefined => {
    const [personId = "", organisationId = "", name] = text.split(".");
    const role = ROLES.find((known) => known === name);
    const isWhole = isIdOf("person", personId) && isIdOf("organisation", organisationId);
    return role && isWhole ? { personId, organisationId, role } : undefined;
  }),
  v.check((actor) => actor !== undefined, "form.not-a-choice"),
  v.transform((actor) => actor as Actor),
);

export const MembershipForm = v.object({ who: Who, next: v.optional(v.string(), "/") });

/** A membership as the sign-in pages offer it. */
export const choiceOf = (membership: Offered) => ({
  value: `${membership.personId}.${membership.organisationId}.${membership.role}`,
  name: membership.displayName,
  role: membership.role,
  organisation: { ko: membership.organisationKo, en: membership.organisationEn },
});
