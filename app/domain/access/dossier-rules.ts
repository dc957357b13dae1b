import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { sha256Hex } from "~/domain/shared/sha256";
import type { Dossier } from "./dossier";

/** Most datasets of one request, and most people of one team. */
export const MAX_LINES = 50;
export const MAX_TEAM = 30;

/** Most characters of each text, and the days of use that can be asked for. */
export const DOSSIER_LIMITS = {
  title: 200,
  purpose: 4_000,
  plan: 8_000,
  diseases: 20,
  useDays: { min: 1, max: 1_825 },
} as const;

export const ATTACHMENT_LIMITS = {
  count: 10,
  bytes: 10 * 1_048_576,
  nameLength: 200,
  mediaTypes: [
    "application/pdf",
    "image/png",
    "image/jpeg",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/x-cfb",
    "text/plain",
    "text/csv",
  ],
} as const;

export const DOSSIER_FIELDS = [
  "title",
  "purposeKind",
  "diseases",
  "purpose",
  "plan",
  "useDays",
  "team",
] as const;
export type DossierField = (typeof DOSSIER_FIELDS)[number];

export type DossierRefusal =
  | { readonly code: "dossier-too-long"; readonly field: string; readonly max: number }
  | { readonly code: "use-days-out-of-range"; readonly min: number; readonly max: number };

/** Whether a draft's texts may be kept. Gaps are allowed until it is submitted. */
export function checkDossier(dossier: Dossier): Outcome<Dossier, DossierRefusal> {
  for (const field of ["title", "purpose", "plan", "diseases"] as const) {
    const max = DOSSIER_LIMITS[field];
    if (dossier[field].length > max) return refuse({ code: "dossier-too-long", field, max });
  }
  const { min, max } = DOSSIER_LIMITS.useDays;
  const { useDays } = dossier;
  if (useDays !== null && !(Number.isInteger(useDays) && useDays >= min && useDays <= max)) {
    return refuse({ code: "use-days-out-of-range", min, max });
  }
  return accept(dossier);
}

/** The fields that a committee needs and that are still empty, in the order of the form. */
export function missingFields(dossier: Dossier, team: readonly string[]): DossierField[] {
  const isMissing: Record<DossierField, boolean> = {
    title: dossier.title.trim() === "",
    purposeKind: dossier.purposeKind === null,
    // A disease is part of the purpose only where the research is about one.
    diseases: dossier.purposeKind === "disease-research" && dossier.diseases.length === 0,
    purpose: dossier.purpose.trim() === "",
    plan: dossier.plan.trim() === "",
    useDays: dossier.useDays === null,
    team: team.length === 0,
  };
  return DOSSIER_FIELDS.filter((field) => isMissing[field]);
}

/** What a grant is bound to: the purpose as it was approved, by its digest. */
export const purposeSha256 = ({ purposeKind, diseases, purpose }: Dossier): string =>
  sha256Hex(JSON.stringify([purposeKind, [...diseases].sort(), purpose]));

/** The whole dossier by its digest, so that the log can prove which text the committees saw. */
export const dossierSha256 = (dossier: Dossier): string =>
  sha256Hex(
    JSON.stringify([
      dossier.title,
      dossier.purposeKind,
      [...dossier.diseases].sort(),
      dossier.purpose,
      dossier.plan,
      dossier.hasEthicsApproval,
      dossier.willPublish,
      dossier.useDays,
    ]),
  );
