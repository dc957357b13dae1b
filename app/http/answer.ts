import { data, redirect } from "@remix-run/node";
import type { Outcome, RefusalShape } from "~/domain/shared/outcome";
import type { Locale } from "~/messages/locale";
import { sayRefusal } from "~/messages/refusal-words";
import { loadTranslator } from "~/messages/translate";
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

const JSON_HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-store",
};

/** An answer to a program, kept by nobody on the way. */
export const jsonAnswer = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: JSON_HEADERS });

/** A refusal to a program: its code and facts, and the same in words for whoever reads its log. */
export async function jsonRefusal(refusal: RefusalShape, locale: Locale): Promise<Response> {
  const message = sayRefusal(await loadTranslator(locale), { ...refusal });
  return jsonAnswer({ error: { ...refusal, message } }, statusOf(refusal));
}
