/** Names for pages that hold ids: people and organisations, asked for in one statement each. */
import { inArray } from "drizzle-orm";
import { organisations, people } from "../../schema/identity";
import type { Db } from "../../store";

/** @param ids at most 500 @returns display names by id; an unknown id is not in the answer */
export async function namesOfPeople(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: people.id, name: people.displayName })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)].slice(0, 500)));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** @param ids at most 500 @returns both names by id; an unknown id is not in the answer */
export async function namesOfOrganisations(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly ko: string; readonly en: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: organisations.id, ko: organisations.nameKo, en: organisations.nameEn })
    .from(organisations)
    .where(inArray(organisations.id, [...new Set(ids)].slice(0, 500)));
  return new Map(rows.map(({ id, ko, en }) => [id, { ko, en }]));
}
