import type { Instant } from "~/domain/shared/instant";
import { outbox } from "../../schema/outbox";
import type { Db } from "../../store";

/** A wish to the world outside, written with the change that has it and carried out afterwards. */
export type OutboxEntry = {
  readonly id: string;
  readonly topic: string;
  /** Makes a repeat harmless: the same wish is written once. */
  readonly key: string;
  readonly payload: Record<string, string | number>;
  readonly at: Instant;
};

export async function enqueue(db: Db, { at, ...entry }: OutboxEntry): Promise<void> {
  await db
    .insert(outbox)
    .values({ ...entry, attempts: 0, availableAt: at })
    .onConflictDoNothing({ target: outbox.key });
}
