import type { Finding } from "~/domain/transparency/monitoring/finding";
import type { Translate } from "./translate";

/** A finding as a person reads it: what is wrong, where, and both values. */
export type FindingWords = {
  readonly what: string;
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
};

/** Fields that hold moments, as UTC milliseconds. */
const MOMENT = /^(at|from|until|\w+At)$/;

/** Says a finding in words. A code that no version of ours knows is shown as it is. */
export function sayFinding(t: Translate, finding: Finding): FindingWords {
  const { code, subject, expected, actual } = finding;
  const [kind = "", name = "", ...field] = subject.split(":");
  const place = t.maybe(`monitoring.subject.${kind}`, { name }) ?? subject;
  const isMoment = MOMENT.test(field.join(":"));
  const value = (text: string) => {
    if (text === "" || text === "none") return t("monitoring.none");
    return isMoment && /^\d{12,14}$/.test(text) ? new Date(Number(text)).toISOString() : text;
  };
  return {
    what: t.maybe(`monitoring.code.${code}`) ?? code,
    where: field.length > 0 ? `${place} · ${field.join(":")}` : place,
    expected: value(expected),
    actual: value(actual),
  };
}
