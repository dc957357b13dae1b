import { data, redirect } from "@remix-run/node";
import type { Outcome, RefusalShape } from "~/domain/shared/outcome";
import { statusOf } from "./status";

/**
 * Turns an outcome into a response: a redirect after success (303, so that a reload repeats
 * nothing), the refusal with its status otherwise. The page shows `refusal.<code>` in words.
 */
export function answer<Value, Refusal extends RefusalShape>(
  outcome: Outcome<Value, Refusal>,
  { to, headers }: { to?: string | ((value: Value) => string); headers?: HeadersInit } = {},
) {
  if (!outcome.ok) {
    return data(
      { ok: false as const, refusal: outcome.refusal },
      { status: statusOf(outcome.refusal) },
    );
  }
  if (to !== undefined) {
    const place = typeof to === "string" ? to : to(outcome.value);
    throw redirect(place, { status: 303, ...(headers ? { headers } : {}) });
  }
  return data({ ok: true as const, value: outcome.value }, headers ? { headers } : {});
}
