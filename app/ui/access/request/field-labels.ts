import { useT } from "~/ui/i18n";

/** The fields of the dossier by the name that a form posts. */
export const DOSSIER_FIELDS = [
  "title",
  "purposeKind",
  "diseases",
  "purpose",
  "plan",
  "useDays",
  "team",
  "file",
] as const;

/** Labels for an error summary that links to the fields. */
export function useFieldLabels(): Record<string, string> {
  const t = useT();
  return Object.fromEntries(DOSSIER_FIELDS.map((field) => [field, t(`request.field.${field}`)]));
}
