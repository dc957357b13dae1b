/** An expected “no”: a stable code and whatever the reader needs to go on, never a sentence. */
export type RefusalShape = { readonly code: string };

/** What a rule answers: the value to record, or the obstacle. Bugs and outages are thrown instead. */
export type Outcome<Value, Refusal extends RefusalShape> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <const Value>(value: Value): { ok: true; value: Value } => ({
  ok: true,
  value,
});

export const refuse = <const Refusal extends RefusalShape>(
  refusal: Refusal,
): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

/** Thrown when a state occurs that the rules exclude; nobody catches it on the way to the 500 page. */
export class InvariantBroken extends Error {
  override readonly name = "InvariantBroken";
}

/** States what must hold here whatever the user did. Use a refusal for what a user can cause. */
export function invariant(condition: unknown, statement: string): asserts condition {
  if (!condition) throw new InvariantBroken(statement);
}
