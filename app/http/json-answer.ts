import type { RefusalShape } from "~/domain/shared/outcome";
import type { Locale } from "~/messages/locale";
import { sayRefusal } from "~/messages/refusal-words";
import { loadTranslator } from "~/messages/translate";
import { statusOf } from "./status";

const HEADERS = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };

/** An answer to a program, kept by nobody on the way. */
export const jsonAnswer = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: HEADERS });

/** A refusal to a program: its code and facts, and the same in words for whoever reads its log. */
export async function jsonRefusal(refusal: RefusalShape, locale: Locale): Promise<Response> {
  const message = sayRefusal(await loadTranslator(locale), { ...refusal });
  return jsonAnswer({ error: { ...refusal, message } }, statusOf(refusal));
}
