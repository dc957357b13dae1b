import { algorithmOf } from "~/domain/federation/node-key";
import { listNodeKeys } from "~db/repositories/federation/node-keys";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Store } from "~db/store";

/** The keys of a hospital's data servers, those in use first. */
export async function loadDataServers({ read }: Store, hospitalId: string) {
  const keys = await listNodeKeys(read, hospitalId);
  return {
    hospital: (await namesOfOrganisations(read, [hospitalId])).get(hospitalId),
    keys: keys
      .map(({ id, publicJwk, addedAt, removedAt }) => ({
        ...{ id, algorithm: algorithmOf(publicJwk) },
        ...{ addedAt, removedAt },
      }))
      .sort((a, b) => Number(a.removedAt !== null) - Number(b.removedAt !== null)),
  };
}
