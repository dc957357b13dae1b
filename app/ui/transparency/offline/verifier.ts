/** The verifier as a page of its own: no server, no network, no other file. */
import type { Verification } from "~/domain/transparency/proof/verify-proof";
import type { Locale } from "~/messages/locale";
import type { MessageKey } from "~/messages/messages";
import { NoEd25519, trustedIn, verifyHere } from "../verify-in-browser";
import { element } from "./elements";
import { resultOf } from "./result";
import { TRANSLATORS } from "./words";

/** Where the page stands; what is typed stays in its fields. */
type State = {
  locale: Locale;
  file?: File;
  outcome: "idle" | "busy" | "noEd25519" | Verification;
};

const state: State = {
  locale: /^ko\b/i.test(navigator.language) ? "ko" : "en",
  outcome: "idle",
};

const t = (key: MessageKey): string => TRANSLATORS[state.locale](key);

/** Elements whose only text is a word of the interface. */
const worded: [HTMLElement, MessageKey][] = [];

function says<Made extends HTMLElement>(made: Made, key: MessageKey): Made {
  worded.push([made, key]);
  return made;
}

const text = (tag: "h1" | "p" | "summary" | "span", key: MessageKey, className = "") =>
  says(element(tag, { class: className }), key);

const fileField = element("input", {
  type: "file",
  id: "proof",
  accept: ".json,application/json",
});
const policyField = element("textarea", { id: "policy", rows: "5", spellcheck: "false" });
const blockField = element("input", { id: "blocks", spellcheck: "false", autocomplete: "off" });
const contractField = element("input", {
  id: "contracts",
  spellcheck: "false",
  autocomplete: "off",
});
const result = element("section", { id: "result", "aria-live": "polite" });
const language = says(element("button", { type: "button" }), "transparency.offline.language");
const print = says(element("button", { type: "button" }), "transparency.offline.print");

function field(control: HTMLElement, label: MessageKey, hint: MessageKey): HTMLElement {
  const hintId = `${control.id}-hint`;
  control.setAttribute("aria-describedby", hintId);
  return element(
    "div",
    { class: "field" },
    says(element("label", { for: control.id }), label),
    says(element("p", { class: "soft", id: hintId }), hint),
    control,
  );
}

function draw(): void {
  document.documentElement.lang = state.locale;
  document.title = `${t("transparency.verify.title")} · Vouchsafe`;
  for (const [made, key] of worded) made.textContent = t(key);
  language.lang = state.locale === "ko" ? "en" : "ko";
  const { outcome } = state;
  print.hidden = typeof outcome === "string";
  if (typeof outcome === "string") {
    const words = element("p", { class: "soft" }, t(`transparency.offline.${outcome}`));
    result.replaceChildren(words);
  } else {
    result.replaceChildren(...resultOf(outcome, TRANSLATORS[state.locale]));
  }
}

/** Only the newest question is answered, whichever ends first. */
let asked = 0;

async function verify(): Promise<void> {
  if (!state.file) return;
  asked += 1;
  const question = asked;
  state.outcome = "busy";
  draw();
  const trusted = trustedIn({
    policy: policyField.value,
    blocks: blockField.value,
    contracts: contractField.value,
  });
  let outcome: State["outcome"];
  try {
    outcome = await verifyHere(state.file, trusted);
  } catch (error) {
    if (!(error instanceof NoEd25519)) throw error;
    outcome = "noEd25519";
  }
  if (question !== asked) return;
  state.outcome = outcome;
  draw();
}

function choose(file: File | null | undefined): void {
  if (!file) return;
  state.file = file;
  void verify();
}

function listen(): void {
  fileField.addEventListener("change", () => choose(fileField.files?.[0]));
  for (const one of [policyField, blockField, contractField]) {
    one.addEventListener("input", () => void verify());
  }
  language.addEventListener("click", () => {
    state.locale = state.locale === "ko" ? "en" : "ko";
    draw();
  });
  print.addEventListener("click", () => globalThis.print());
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    choose(event.dataTransfer?.files[0]);
  });
}

const known = element(
  "details",
  {},
  text("summary", "transparency.verify.known"),
  text("p", "transparency.verify.known.lead", "soft"),
  field(policyField, "transparency.verify.policy", "transparency.verify.policy.hint"),
  field(blockField, "transparency.verify.block", "transparency.verify.block.hint"),
  field(contractField, "transparency.verify.contract", "transparency.verify.contract.hint"),
);

document.body.replaceChildren(
  element("header", {}, element("strong", { class: "brand" }, "Vouchsafe"), language),
  element(
    "main",
    {},
    text("h1", "transparency.verify.title"),
    text("p", "transparency.offline.lead", "lead"),
    element(
      "section",
      { class: "card" },
      field(fileField, "transparency.verify.file", "transparency.verify.drop"),
      known,
    ),
    result,
    print,
  ),
);
listen();
draw();
