import { and, asc, gt, inArray } from "drizzle-orm";
import { requestTeam } from "../../../schema/access";
import { dataUses, grants, visas } from "../../../schema/grant";
import { events } from "../../../schema/transparency";
import type { Db } from "../../../store";

/** A page of a table in the order of its ids. @param limit at most 1,000 */
type Page = { readonly after: string; readonly limit: number };

export const loadGrantPage = (db: Db, { after, limit }: Page) =>
  db.select().from(grants).where(gt(grants.id, after)).orderBy(asc(grants.id)).limit(limit);

export const loadGrantsByIds = async (db: Db, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(grants)
        .where(inArray(grants.id, [...ids]));

/** Who is in the team of each request. */
export async function loadTeams(
  db: Db,
  requestIds: readonly string[],
): Promise<Map<string, string[]>> {
  const teams = new Map<string, string[]>();
  if (requestIds.length === 0) return teams;
  const rows = await db
    .select()
    .from(requestTeam)
    .where(inArray(requestTeam.requestId, [...requestIds]));
  for (const { requestId, personId } of rows) {
    teams.set(requestId, [...(teams.get(requestId) ?? []), personId]);
  }
  return teams;
}

/** Entries about these subjects of these kinds, oldest first. */
export const loadEntriesAbout = async (
  db: Db,
  { subjectIds, types }: { subjectIds: readonly string[]; types: readonly string[] },
) =>
  subjectIds.length === 0
    ? []
    : db
        .select()
        .from(events)
        .where(and(inArray(events.subjectId, [...subjectIds]), inArray(events.type, [...types])))
        .orderBy(asc(events.logIndex));

export const loadVisasByIds = async (db: Db, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(visas)
        .where(inArray(visas.id, [...ids]));

export const loadVisaPage = (db: Db, { after, limit }: Page) =>
  db.select().from(visas).where(gt(visas.id, after)).orderBy(asc(visas.id)).limit(limit);

export const countVisas = (db: Db): Promise<number> => db.$count(visas);

export const loadUsesAt = async (db: Db, indexes: readonly number[]) =>
  indexes.length === 0
    ? []
    : db
        .select()
        .from(dataUses)
        .where(inArray(dataUses.logIndex, [...indexes]));

export const loadUsePage = (db: Db, { after, limit }: Page) =>
  db.select().from(dataUses).where(gt(dataUses.id, after)).orderBy(asc(dataUses.id)).limit(limit);
