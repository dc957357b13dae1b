import type { Role } from "~/domain/identity/role";
import type { Named } from "~/ui/i18n";

/** A membership that a person may act in, as a form offers it. */
export type MembershipChoice = {
  /** `person.organisation.role` */
  readonly value: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: Named;
};
