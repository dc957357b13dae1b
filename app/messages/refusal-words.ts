import { formatWon } from "./format";
import { formatMoment } from "./format-time";
import type { Locale } from "./locale";
import type { MessageParams } from "./messages";
import type { Translate } from "./translate";

/** Fields of a refusal that are whole won: `short`, `amount`, or a name that ends in Krw. */
const isWon = (field: string): boolean => /^(short|amount|price|credit)$|Krw$/.test(field);

/** Fields that are moments in UTC milliseconds: `expiredAt`, `until`. */
const isMoment = (field: string): boolean => /(At|^until|^from|^since)$/.test(field);

function wordOf(field: string, value: unknown, locale: Locale): string | number {
  if (typeof value === "number" && isWon(field)) return formatWon(value).replace("₩", "");
  if (typeof value === "number" && isMoment(field)) return formatMoment(value, locale);
  if (typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return String(value ?? "");
}

/** The facts of a refusal as the values of its sentence; amounts and moments come formatted. */
export function paramsOfRefusal(
  refusal: Readonly<Record<string, unknown>>,
  locale: Locale,
): MessageParams {
  const facts = Object.entries(refusal).filter(([field]) => field !== "code");
  return Object.fromEntries(facts.map(([field, value]) => [field, wordOf(field, value, locale)]));
}

/** A refusal in words: the obstacle and the next step. Codes without words get the general one. */
export function sayRefusal(
  t: Translate,
  refusal: Readonly<Record<string, unknown>> & { code: string },
): string {
  const params = paramsOfRefusal(refusal, t.locale);
  return t.maybe(`refusal.${refusal.code}`, params) ?? t("refusal.unknown");
}
