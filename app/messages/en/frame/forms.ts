import type { koForms } from "../../ko/frame/forms";

export const enForms: Record<keyof typeof koForms, string> = {
  "form.missing": "This is needed. Please fill it in.",
  "form.wrong": "Please check this value.",
  "form.unreadable": "We could not read what was sent. Reload the page and send it again.",
  "form.min-length": "Please write at least {{bound}} characters.",
  "form.max-length": "At most {{bound}} characters.",
  "form.min-value": "This must be at least {{bound}}.",
  "form.max-value": "This must be at most {{bound}}.",
  "form.not-a-choice": "This is not one of the choices. Please choose from the list.",
  "form.not-a-number": "Please write a number.",
};
