import { desc, eq } from "drizzle-orm";
import { monitorReports } from "../../../schema/anchoring";
import type { Db } from "../../../store";

/** What the hub's own monitor found, signed with the key of the log. */
export type MonitorReportRow = typeof monitorReports.$inferSelect;

/** How many reports are kept; a report says everything, so older ones are history only. */
const KEPT_REPORTS = 500;

export async function recordMonitorReport(db: Db, report: MonitorReportRow): Promise<void> {
  await db.insert(monitorReports).values(report).onConflictDoNothing();
  const [oldest] = await db
    .select({ at: monitorReports.at })
    .from(monitorReports)
    .orderBy(desc(monitorReports.at))
    .limit(1)
    .offset(KEPT_REPORTS);
  if (oldest) await db.delete(monitorReports).where(eq(monitorReports.at, oldest.at));
}

/** Newest first. @param limit at most 100 */
export const loadMonitorReports = (db: Db, limit: number): Promise<MonitorReportRow[]> =>
  db.select().from(monitorReports).orderBy(desc(monitorReports.at)).limit(Math.min(limit, 100));
