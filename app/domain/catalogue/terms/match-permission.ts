import { withWiderGroups } from "../disease";
import type { UsageProfile } from "./usage-profile";
import { type Finding, no, unsure, yes } from "./verdict";

/**
 * The one permission of a dataset against the purpose. Null for a code that is no permission.
 * Source: DUOS V4 consent ontology, as read in governance.md §3.2; where DUOS abstains we ask.
 */
export function matchPermission(
  short: string,
  values: readonly string[],
  profile: UsageProfile,
): Finding | null {
  if (short === "NRES" || short === "GRU") return yes("any-research");
  if (short === "HMB") return healthOnly(profile);
  if (short === "DS") return diseaseOnly(values, profile);
  if (short === "POA") return ancestryOnly(profile);
  return null;
}

/** HMB is health, medical or biomedical research and excludes the study of ancestry. */
function healthOnly({ purpose, studiesAncestry }: UsageProfile): Finding {
  if (studiesAncestry) return no("ancestry-excluded", "drop-ancestry");
  if (purpose === "population-research") return unsure("population-to-check", "ask-hospital");
  if (purpose === "general-research") return unsure("health-not-shown", "state-health-purpose");
  return yes("health-research");
}

/** One of the diseases of the purpose is, or belongs to, a disease the dataset is meant for. */
function diseaseOnly(values: readonly string[], profile: UsageProfile): Finding {
  const { purpose, diseases, studiesAncestry } = profile;
  if (studiesAncestry) return no("ancestry-excluded", "drop-ancestry");
  if (purpose === "population-research") return unsure("population-to-check", "ask-hospital");
  if (purpose === "health-research" || purpose === "general-research") {
    return no("disease-only", "state-disease");
  }
  if (diseases.length === 0 || values.length === 0) {
    return unsure("disease-not-stated", "state-disease");
  }
  const allowed = new Set(values);
  const fits = diseases.some((disease) =>
    withWiderGroups(disease).some((group) => allowed.has(group)),
  );
  return fits ? yes("disease-fits") : no("disease-differs", "change-disease");
}

function ancestryOnly({ studiesAncestry }: UsageProfile): Finding {
  if (studiesAncestry === null) return unsure("ancestry-only", "complete-profile");
  return studiesAncestry ? yes("ancestry-study") : no("ancestry-only");
}
