import {
  checkableMonth,
  isMonth,
  type KoreanMonth,
  type MonthRefusal,
} from "~/domain/access/grant/access-month";
import { mayInFederation } from "~/domain/federation/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { countRecords, insertAccessCheck, isMonthChecked } from "~db/repositories/access/data-uses";
import { appendEvents } from "~db/repositories/transparency/events";

export type RecordsChecked = {
  readonly month: KoreanMonth;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * A data office states that it has looked through the access records of a month. Once said, it
 * stays said: the same month again changes nothing.
 * Source: 개인정보의 안전성 확보조치 기준 §8
 */
export function checkAccessRecords(
  { store }: Pick<CommandDeps, "store">,
  { month, actor, at }: RecordsChecked,
): Promise<Outcome<{ month: KoreanMonth }, NotFound | NotAllowed | MonthRefusal>> {
  const hospitalId = actor.organisationId;
  return store.tx([`access-checks:${hospitalId}`], async (db) => {
    const [state, command] = ["registered", "check-access-records"] as const;
    if (!mayInFederation("hospital", { state, standing: actor.role, command })) {
      return notAllowed(command, state);
    }
    if (!isMonth(month)) return NOT_FOUND;
    const period = checkableMonth(month, at);
    if (!period.ok) return period;
    if (await isMonthChecked(db, { hospitalId, month })) return accept({ month });
    const counts = await countRecords(db, { hospitalId, period: period.value });
    const event = accessEvent(
      { actorId: actor.personId, at },
      { type: "access-records-checked", subjectId: hospitalId, facts: { month, ...counts } },
    );
    const logIndex = await appendEvents(db, [event]);
    const check = { hospitalId, month, checkedBy: actor.personId, checkedAt: at };
    await insertAccessCheck(db, { ...check, ...counts, logIndex });
    return accept({ month });
  });
}
