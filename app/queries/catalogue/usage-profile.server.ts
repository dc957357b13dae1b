import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { loadOrganisation } from "~db/repositories/identity/organisations";
import type { Store } from "~db/store";

/** What a company said of its use of data, and where it sits: the place of use until it says more. */
export async function ownUsageProfile(store: Store, organisationId: string) {
  const [profile, company] = await Promise.all([
    loadUsageProfile(store.read, organisationId),
    loadOrganisation(store.read, organisationId),
  ]);
  return { profile, region: company?.region ?? null };
}
