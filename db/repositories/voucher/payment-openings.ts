/** Wishes to open a payment at a provider, and the openings that wait for their money. */
import { and, asc, desc, eq, gt, isNull, lte } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { invariant } from "~/domain/shared/outcome";
import { outbox } from "../../schema/outbox";
import { bankOpenings, instalments } from "../../schema/voucher";
import type { Db } from "../../store";

/** The outbox topic under which an opening is finished when its request was cut short. */
export const OPEN_PAYMENT = "open-payment";

export type OpeningWish = {
  readonly id: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number>>;
};

const WISH = { id: outbox.id, key: outbox.key, payload: outbox.payload };

/** The wish under a key, carried out or not. */
export async function loadOpeningWish(db: Db, key: string): Promise<OpeningWish | undefined> {
  const [row] = await db
    .select(WISH)
    .from(outbox)
    .where(and(eq(outbox.key, key), eq(outbox.topic, OPEN_PAYMENT)));
  return row;
}

/** @param takenUpAt when the outbox carries it out, unless the request itself has done so before */
export async function recordOpeningWish(
  db: Db,
  { takenUpAt, ...wish }: OpeningWish & { readonly takenUpAt: Instant },
): Promise<void> {
  await db
    .insert(outbox)
    .values({ ...wish, topic: OPEN_PAYMENT, attempts: 0, availableAt: takenUpAt });
}

export async function recordOpeningDone(db: Db, id: string, at: Instant): Promise<void> {
  await db
    .update(outbox)
    .set({ doneAt: at })
    .where(and(eq(outbox.id, id), isNull(outbox.doneAt)));
}

/** Instalments whose payment page was opened within a period and that are not paid, oldest first. */
export async function listOpenAtStripe(
  db: Db,
  { after, until, limit }: { after: Instant; until: Instant; limit: number },
) {
  return await db
    .select({
      instalmentId: instalments.id,
      providerRef: instalments.providerRef,
      openedAt: instalments.openedAt,
    })
    .from(instalments)
    .where(
      and(
        eq(instalments.status, "opened"),
        eq(instalments.method, "stripe"),
        gt(instalments.openedAt, after),
        lte(instalments.openedAt, until),
      ),
    )
    .orderBy(asc(instalments.openedAt), asc(instalments.id))
    .limit(limit);
}

type BankOpening = { readonly depositorCode: string; readonly instalmentId: string };

/**
 * Keeps what a depositor was told. The same code for the same instalment is known already.
 * @throws InvariantBroken if the code belongs to another instalment
 */
export async function recordBankOpening(
  db: Db,
  { openedAt, ...opening }: BankOpening & { readonly openedAt: Instant },
): Promise<void> {
  await db
    .insert(bankOpenings)
    .values({ ...opening, openedAt })
    .onConflictDoNothing();
  const isKept = await loadBankOpening(db, opening);
  invariant(isKept, `the depositor code of ${opening.instalmentId} belongs to another instalment`);
}

/** The opening under a code, or the newest one without it; of one instalment. */
export async function loadBankOpening(
  db: Db,
  { depositorCode, instalmentId }: { depositorCode?: string | undefined; instalmentId: string },
): Promise<BankOpening | undefined> {
  const [row] = await db
    .select({ depositorCode: bankOpenings.depositorCode, instalmentId: bankOpenings.instalmentId })
    .from(bankOpenings)
    .where(
      and(
        eq(bankOpenings.instalmentId, instalmentId),
        depositorCode === undefined ? undefined : eq(bankOpenings.depositorCode, depositorCode),
      ),
    )
    .orderBy(desc(bankOpenings.openedAt), desc(bankOpenings.depositorCode))
    .limit(1);
  return row;
}

export async function recordBankArrival(db: Db, depositorCode: string, at: Instant): Promise<void> {
  await db
    .update(bankOpenings)
    .set({ receivedAt: at })
    .where(and(eq(bankOpenings.depositorCode, depositorCode), isNull(bankOpenings.receivedAt)));
}
