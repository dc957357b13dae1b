import { type IdKind, idOf, type NewId } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import type { Outcome, RefusalShape } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";

/** What the commands need, with the moment at which this part of the world happens. */
export type SeedDeps = CommandDeps & { readonly at: Instant };

/** The value of a command that the seed expects to succeed. @throws naming the refusal otherwise */
export function done<Value>(outcome: Outcome<Value, RefusalShape>): Value {
  if (!outcome.ok)
    throw new Error(`the demo world was refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** Ids that are the same on every machine: `demo` and a count, which no random id looks like. */
export function demoIds(): NewId {
  const counts = new Map<IdKind, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return idOf(kind, `demo${count.toString(36).padStart(8, "0")}`);
  };
}
