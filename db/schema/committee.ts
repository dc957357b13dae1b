import type { CommitteePolicy } from "~/domain/access/committee-policy";
import { SEATS } from "~/domain/access/states";
import { isOneOf, k } from "../dialect";
import { organisations, people } from "./identity";

/** A data review committee (DRB, 데이터심의위원회) and the policy it votes by. */
export const committees = k.table(
  "committees",
  {
    id: k.text("id").primaryKey(),
    hospitalId: k
      .text("hospital_id")
      .notNull()
      .references(() => organisations.id),
    policy: k.json<CommitteePolicy>("policy").notNull(),
    policyVersion: k.int("policy_version").notNull(),
  },
  (t) => [k.uniqueIndex("committees_by_hospital").on(t.hospitalId)],
);

export const committeeMembers = k.table(
  "committee_members",
  {
    committeeId: k
      .text("committee_id")
      .notNull()
      .references(() => committees.id),
    personId: k
      .text("person_id")
      .notNull()
      .references(() => people.id),
    seat: k.oneOf("seat", SEATS).notNull(),
    isExternal: k.bool("is_external").notNull(),
    from: k.instant("valid_from").notNull(),
    until: k.instant("valid_until"),
  },
  (t) => [
    k.primaryKey({ columns: [t.committeeId, t.personId] }),
    k.check("committee_members_seat", isOneOf(t.seat, SEATS)),
    k.index("committee_members_by_person").on(t.personId),
  ],
);
