import type { DomainEvent } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";

/** Who did something about access, and when. `system` is the clock or an outside system. */
export type By = { readonly actorId: string; readonly at: Instant };

/** Something that happened to a request or a grant, as the log keeps it. */
export const accessEvent = (
  { actorId, at }: By,
  happened: { type: string; subjectId: string; facts: DomainEvent["facts"] },
): DomainEvent => ({ ...happened, word: "access", actorId, at });
