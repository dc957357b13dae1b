import { PURPOSE_KINDS } from "~/domain/access/dossier";
import type { FormAnswer } from "../../use-answer";
import type { DossierValues } from "./DossierForm";

type Posted = FormAnswer["values"];

/** What the form shows: what was posted and refused, else what is saved. */
export function valuesOf(saved: DossierValues, posted: Posted): DossierValues {
  if (posted["version"] === undefined) return saved;
  const text = (field: string) => (typeof posted[field] === "string" ? posted[field] : "");
  const days = Number(text("useDays"));
  return {
    title: text("title"),
    purposeKind: PURPOSE_KINDS.find((kind) => kind === posted["purposeKind"]) ?? null,
    diseases: listOf(posted["diseases"]),
    purpose: text("purpose"),
    plan: text("plan"),
    useDays: text("useDays") !== "" && Number.isFinite(days) ? days : null,
    hasEthicsApproval: posted["hasEthicsApproval"] === "on",
    willPublish: posted["willPublish"] === "on",
  };
}

export const teamOf = (saved: readonly string[], posted: Posted): readonly string[] =>
  posted["version"] === undefined ? saved : listOf(posted["team"]);

const listOf = (value: Posted[string] | undefined): readonly string[] =>
  Array.isArray(value) ? value : [];
