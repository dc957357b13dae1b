import * as v from "valibot";
import {
  LONGEST_USE_MONTHS,
  MOST_PROFILE_DISEASES,
  PURPOSES,
  type UsageProfile,
} from "~/domain/catalogue/terms/usage-profile";

const ANSWERS = { yes: true, no: false, unsaid: null } as const;

const answer = v.pipe(
  v.optional(v.picklist(["yes", "no", "unsaid"]), "unsaid"),
  v.transform((word) => ANSWERS[word]),
);

const months = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.transform((text) => (text === "" ? null : Number(text))),
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_USE_MONTHS))),
);

/** The form of a company's usage profile; its region comes from the company itself. */
export const UsageProfileForm = v.object({
  isForProfit: v.pipe(
    v.picklist(["yes", "no"]),
    v.transform((word) => word === "yes"),
  ),
  isCommercial: answer,
  purpose: v.picklist(PURPOSES),
  diseases: v.optional(v.pipe(v.array(v.string()), v.maxLength(MOST_PROFILE_DISEASES)), []),
  developsMethods: answer,
  isGenetic: answer,
  studiesAncestry: answer,
  ethicsApproval: v.picklist(["approved", "planned", "none"]),
  willPublish: answer,
  willCollaborate: answer,
  willReturnResults: answer,
  useMonths: months,
}) satisfies v.GenericSchema<unknown, Omit<UsageProfile, "organisationId" | "region">>;
