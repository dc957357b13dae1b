import { k } from "../dialect";
import { organisations } from "./identity";

/** Public keys with which the data servers of institutions sign what they report. */
export const nodeKeys = k.table(
  "node_keys",
  {
    /** The key's thumbprint. Source: RFC 7638 */
    id: k.text("id").primaryKey(),
    organisationId: k
      .text("organisation_id")
      .notNull()
      .references(() => organisations.id),
    publicJwk: k.json<Readonly<Record<string, string>>>("public_jwk").notNull(),
    addedAt: k.instant("added_at").notNull(),
    /** From this moment on nothing signed with the key is taken. */
    removedAt: k.instant("removed_at"),
  },
  (t) => [k.index("node_keys_by_organisation").on(t.organisationId)],
);
