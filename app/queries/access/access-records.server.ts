import {
  type KoreanMonth,
  monthAfter,
  monthOf,
  periodOf,
} from "~/domain/access/grant/access-month";
import { type UnusualSign, unusualSigns } from "~/domain/access/grant/unusual-use";
import type { Instant } from "~/domain/shared/instant";
import { listAccessChecks, listRefusedUses, sumUsesByDay } from "~db/repositories/access/use-pages";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Store } from "~db/store";

type Named = { readonly ko: string; readonly en: string };

/** The uses under one grant in one month. */
export type GrantMonth = {
  readonly grantId: string;
  readonly title: Named;
  readonly company: Named;
  readonly uses: number;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  readonly mostInADay: number;
  readonly refused: number;
  readonly last: number | null;
  readonly signs: readonly UnusualSign[];
};

const MOST_REFUSED = 1_000;
const MONTHS_TO_CHOOSE = 25;

type DaySum = Awaited<ReturnType<typeof sumUsesByDay>>[number];
type Refused = Awaited<ReturnType<typeof listRefusedUses>>[number];

const total = (days: readonly DaySum[], part: "uses" | "files" | "bytes" | "rows"): number =>
  days.reduce((sum, day) => sum + day[part], 0);

function grantMonth(days: readonly DaySum[], refused: readonly Refused[]): GrantMonth | undefined {
  const one = days[0] ?? refused[0];
  if (!one) return undefined;
  const { grantId, title, company } = one;
  const bytes = total(days, "bytes");
  const mostInADay = Math.max(0, ...days.map((day) => day.uses));
  const datasetBytes = days[0]?.datasetBytes ?? 0;
  return {
    ...{ grantId, title, company, bytes, mostInADay, refused: refused.length },
    uses: total(days, "uses"),
    files: total(days, "files"),
    rows: total(days, "rows"),
    last: days.length > 0 ? Math.max(...days.map((day) => day.last)) : null,
    signs: unusualSigns({ refused: refused.length, mostInADay, bytes, datasetBytes }),
  };
}

/** The access records of a hospital's data in one month, by grant, and which months were checked. */
export async function loadAccessRecords(
  { read }: Store,
  { hospitalId, month, at }: { hospitalId: string; month: KoreanMonth; at: Instant },
) {
  const period = periodOf(month);
  const days = await sumUsesByDay(read, { hospitalId, period });
  const refused = await listRefusedUses(read, {
    filter: { hospitalId, period },
    limit: MOST_REFUSED,
  });
  const grantIds = [...new Set([...days, ...refused].map((row) => row.grantId))];
  const grants = grantIds.flatMap(
    (id) =>
      grantMonth(
        days.filter((day) => day.grantId === id),
        refused.filter((each) => each.grantId === id),
      ) ?? [],
  );
  const checks = await listAccessChecks(read, hospitalId);
  const now = monthOf(at);
  return {
    hospital: (await namesOfOrganisations(read, [hospitalId])).get(hospitalId),
    month,
    months: Array.from({ length: MONTHS_TO_CHOOSE }, (_, back) => monthAfter(now, -back)),
    isOver: at >= period.until,
    // What needs a look stands first.
    grants: grants.sort((a, b) => b.signs.length - a.signs.length || b.uses - a.uses),
    check: checks.find((each) => each.month === month) ?? null,
    checks,
  };
}
