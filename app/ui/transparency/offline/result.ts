import { type StepResult, stateOf } from "~/domain/transparency/proof/proof-steps";
import type { Verification } from "~/domain/transparency/proof/verify-proof";
import { formatCount } from "~/messages/format";
import type { Translate } from "~/messages/translate";
import { eventWords, factWords } from "../event-words";
import { element, mark } from "./elements";

const code = (text: string | undefined): HTMLElement => element("code", {}, text || "–");

function pairs(rows: readonly (readonly [term: string, value: string | undefined])[]): HTMLElement {
  const list = element("dl");
  for (const [term, value] of rows) {
    list.append(element("dt", {}, term), element("dd", {}, code(value)));
  }
  return list;
}

function stepItem(result: StepResult, t: Translate): HTMLElement {
  const { step, chainId, field, expected, actual } = result;
  const state = stateOf(result);
  const chain =
    chainId === undefined
      ? []
      : [element("span", { class: "soft" }, t("transparency.step.chain", { id: String(chainId) }))];
  const title = element("strong", {}, t(`transparency.step.${step}`));
  const status = element(
    "span",
    { class: `status ${state}` },
    mark(state),
    t(`transparency.${state}`),
  );
  const why = t.maybe(`transparency.step.${step}.${state}`) ?? t(`transparency.step.${step}.what`);
  const values =
    state === "failed"
      ? [
          pairs([
            [t("transparency.field"), field],
            [t("transparency.expected"), expected],
            [t("transparency.actual"), actual],
          ]),
        ]
      : actual
        ? [code(actual)]
        : [];
  return element(
    "li",
    { "data-step": step, "data-state": state },
    element("div", { class: "row" }, element("div", {}, title, " ", ...chain), status),
    element("p", { class: "soft" }, why),
    ...values,
  );
}

/** Which entry it is about; a file that does not hold is about none. */
function entryWords({ ok, file, index, checkpoint }: Verification, t: Translate): string {
  if (!ok || !file || !checkpoint || index === undefined) return "";
  const { entry } = file;
  return t("transparency.verified.entry", {
    index: formatCount(index),
    what: "event" in entry ? eventWords(t, entry.event.type) : t("transparency.verified.hidden"),
    size: formatCount(checkpoint.size),
  });
}

/** What the entry says, as far as the file tells it, and not before it holds. */
function eventPart({ ok, file }: Verification, t: Translate): HTMLElement[] {
  if (!ok || !file || !("event" in file.entry)) return [];
  const { type, word, subjectId, actorId, at, facts } = file.entry.event;
  const rows = [
    [t("transparency.entry.kind"), `${eventWords(t, type)} (${word}/${type})`],
    [t("transparency.column.when"), new Date(at).toLocaleString(t.locale)],
    [t("transparency.entry.subject"), subjectId],
    [t("transparency.entry.actor"), actorId],
    ...Object.entries(facts).map(
      ([name, value]) =>
        [factWords(t, name), typeof value === "string" ? value : JSON.stringify(value)] as const,
    ),
  ] as const;
  const heading = element("h2", {}, t("transparency.offline.event"));
  return [element("section", { class: "card" }, heading, pairs(rows))];
}

/** The verdict in one sentence, what the entry says, then each step. */
export function resultOf(found: Verification, t: Translate): HTMLElement[] {
  const { ok, steps } = found;
  const isAssumed = ok && steps.some((step) => stateOf(step) === "assumed");
  const lines = [
    entryWords(found, t),
    isAssumed ? t("transparency.verified.assumed") : "",
    t("transparency.offline.here"),
  ];
  const verdict = element(
    "div",
    { class: `verdict ${ok ? "ok" : "failed"}`, role: "status" },
    mark(ok ? "ok" : "failed"),
    element(
      "div",
      {},
      element("strong", {}, t(ok ? "transparency.verified.ok" : "transparency.verified.failed")),
      ...lines.filter((line) => line !== "").map((line) => element("p", {}, line)),
    ),
  );
  const list = element("ol", { class: "card steps" }, ...steps.map((step) => stepItem(step, t)));
  return [verdict, ...eventPart(found, t), list];
}
