import { and, asc, eq, gt, gte, inArray, lt, lte } from "drizzle-orm";
import { anchors } from "../../../schema/anchoring";
import {
  checkpoints,
  cosignatures,
  erasures,
  events,
  logTiles,
} from "../../../schema/transparency";
import type { Db } from "../../../store";

/** Places `from` up to, but not including, `until`. */
type Places = { readonly from: number; readonly until: number };

/** Entries of these places in their order. */
export const loadEntryPage = (db: Db, { from, until }: Places) =>
  db
    .select()
    .from(events)
    .where(and(gte(events.logIndex, from), lt(events.logIndex, until)))
    .orderBy(asc(events.logIndex));

/** Entries at single places, in no order. @param indexes at most 1,000 */
export const loadEntriesAt = async (db: Db, indexes: readonly number[]) =>
  indexes.length === 0
    ? []
    : db
        .select()
        .from(events)
        .where(inArray(events.logIndex, [...indexes]));

/** What was kept of the erased entries of these places. */
export const loadErasurePage = (db: Db, { from, until }: Places) =>
  db
    .select()
    .from(erasures)
    .where(and(gte(erasures.logIndex, from), lt(erasures.logIndex, until)))
    .orderBy(asc(erasures.logIndex));

/** Checkpoints that cover more than `from` entries and at most `until`, the smallest first. */
export const loadCheckpointPage = (db: Db, { from, until }: Places) =>
  db
    .select()
    .from(checkpoints)
    .where(and(gt(checkpoints.size, from), lte(checkpoints.size, until)))
    .orderBy(asc(checkpoints.size));

/** Checkpoints that cover more entries than there are. @param limit at most so many */
export const loadCheckpointsAbove = (db: Db, size: number, limit: number) =>
  db
    .select()
    .from(checkpoints)
    .where(gt(checkpoints.size, size))
    .orderBy(asc(checkpoints.size))
    .limit(limit);

/** Cosignatures of the checkpoints of these sizes. */
export const loadCosignaturePage = (db: Db, { from, until }: Places) =>
  db
    .select()
    .from(cosignatures)
    .where(and(gt(cosignatures.size, from), lte(cosignatures.size, until)))
    .orderBy(asc(cosignatures.size));

/** What chains accepted for the checkpoints of these sizes. */
export const loadAnchorPage = (db: Db, { from, until }: Places) =>
  db
    .select()
    .from(anchors)
    .where(
      and(
        gt(anchors.size, from),
        lte(anchors.size, until),
        inArray(anchors.status, ["mined", "final"]),
      ),
    )
    .orderBy(asc(anchors.size));

/** The stored tiles of one level. */
export const loadTilePage = (db: Db, { level, from, until }: Places & { level: number }) =>
  db
    .select()
    .from(logTiles)
    .where(
      and(eq(logTiles.level, level), gte(logTiles.tileIndex, from), lt(logTiles.tileIndex, until)),
    )
    .orderBy(asc(logTiles.tileIndex));

/** How many tiles are stored in all. */
export const countTiles = (db: Db): Promise<number> => db.$count(logTiles);
