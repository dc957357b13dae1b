import * as v from "valibot";
import { PURPOSE_KINDS } from "~/domain/access/dossier";
import { DOSSIER_LIMITS, MAX_TEAM } from "~/domain/access/dossier-rules";
import { isDisease } from "~/domain/catalogue/disease";
import { isIdOf } from "~/domain/shared/id";

/** A text area's lines end as the browser likes; ours end in one way, so that lengths agree. */
const text = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((written) => written.replace(/\r\n?/g, "\n")),
    v.maxLength(max),
  );

const wholeNumber = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,9}$/, "form.not-a-number"),
  v.transform(Number),
);

const { min, max } = DOSSIER_LIMITS.useDays;

const isTicked = v.pipe(
  v.optional(v.string(), ""),
  v.transform((value) => value === "on"),
);

/** The whole dossier with its team, as the draft's page posts it. Gaps are allowed. */
export const DossierForm = v.object({
  intent: v.picklist(["save", "autosave", "review"]),
  version: wholeNumber,
  title: v.pipe(text(DOSSIER_LIMITS.title), v.trim()),
  purposeKind: v.optional(v.picklist(PURPOSE_KINDS)),
  diseases: v.pipe(
    v.optional(v.array(v.string()), []),
    v.maxLength(DOSSIER_LIMITS.diseases, "request.diseases.too-many"),
    v.check((codes) => codes.every(isDisease), "form.not-a-choice"),
  ),
  purpose: text(DOSSIER_LIMITS.purpose),
  plan: text(DOSSIER_LIMITS.plan),
  useDays: v.pipe(
    v.string(),
    v.trim(),
    v.check((days) => days === "" || /^\d{1,9}$/.test(days), "form.not-a-number"),
    v.transform((days) => (days === "" ? null : Number(days))),
    v.check((days) => days === null || days >= min, "request.use-days.too-short"),
    v.check((days) => days === null || days <= max, "request.use-days.too-long"),
  ),
  hasEthicsApproval: isTicked,
  willPublish: isTicked,
  team: v.pipe(
    v.optional(v.array(v.string()), []),
    v.maxLength(MAX_TEAM, "request.team.too-many"),
    v.check((ids) => ids.every((id) => isIdOf("person", id)), "form.not-a-choice"),
  ),
});
