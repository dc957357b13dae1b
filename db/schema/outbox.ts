import { k } from "../dialect";

/** Work for the world outside, written with the change that asks for it and done afterwards. */
export const outbox = k.table(
  "outbox",
  {
    id: k.text("id").primaryKey(),
    topic: k.text("topic").notNull(),
    /** Makes a repeat harmless: the same wish is written once. */
    key: k.text("key").notNull(),
    payload: k.json<Record<string, string | number>>("payload").notNull(),
    attempts: k.int("attempts").notNull(),
    availableAt: k.instant("available_at").notNull(),
    doneAt: k.instant("done_at"),
    /** A code, never a provider's text. */
    lastFault: k.text("last_fault"),
  },
  (t) => [
    k.uniqueIndex("outbox_by_key").on(t.key),
    k.index("outbox_waiting").on(t.doneAt, t.availableAt),
  ],
);

/** The single writer of a job among several hub processes. */
export const leases = k.table("leases", {
  name: k.text("name").primaryKey(),
  holder: k.text("holder").notNull(),
  until: k.instant("valid_until").notNull(),
});
