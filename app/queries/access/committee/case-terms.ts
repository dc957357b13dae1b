import type { Dossier } from "~/domain/access/dossier";
import { matchTerms } from "~/domain/catalogue/terms/match-terms";
import type { UsageProfile } from "~/domain/catalogue/terms/usage-profile";
import type { Instant } from "~/domain/shared/instant";

const DAYS_OF_A_MONTH = 30;

/** The company's profile as this dossier narrows it: what is applied for counts, not what is usual. */
export function profileOfCase(profile: UsageProfile, dossier: Dossier): UsageProfile {
  return {
    ...profile,
    purpose: dossier.purposeKind ?? profile.purpose,
    diseases: dossier.diseases.length > 0 ? dossier.diseases : profile.diseases,
    ethicsApproval: dossier.hasEthicsApproval ? "approved" : profile.ethicsApproval,
    willPublish: dossier.willPublish,
    // A part of a month counts as a whole one, so that a limit is never met by rounding.
    useMonths:
      dossier.useDays === null ? profile.useMonths : Math.ceil(dossier.useDays / DAYS_OF_A_MONTH),
  };
}

/** A company that has said nothing of itself: for profit, as companies are, and open in all else. */
const UNTOLD: UsageProfile = {
  organisationId: "",
  region: null,
  isForProfit: true,
  isCommercial: null,
  purpose: "general-research",
  diseases: [],
  developsMethods: null,
  isGenetic: null,
  studiesAncestry: null,
  ethicsApproval: "none",
  willPublish: null,
  willCollaborate: null,
  willReturnResults: null,
  useMonths: null,
};

/** What the terms of a dataset say to a case; null where the dossier names no kind of purpose. */
export function verdictOfCase(
  terms: Parameters<typeof matchTerms>[0],
  { profile, dossier, at }: { profile: UsageProfile | null; dossier: Dossier; at: Instant },
) {
  if (!dossier.purposeKind) return { verdict: null, terms: [] };
  const match = matchTerms(terms, profileOfCase(profile ?? UNTOLD, dossier), at);
  return {
    verdict: match.overall,
    terms: match.terms.map(({ code, short, verdict, reason }) => ({
      code,
      short,
      verdict,
      reason,
    })),
  };
}
