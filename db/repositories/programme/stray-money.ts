/** Money beside the plan: transfers that may come late, and money that nobody owed. */
import { aliasedTable, and, desc, eq, isNull, ne, notExists, or } from "drizzle-orm";
import { organisations } from "../../schema/identity";
import { bankOpenings, coPayments, instalments, transfers } from "../../schema/voucher";
import type { Db } from "../../store";

const named = <Ko, En>(ko: Ko, en: En) => ({ ko, en });

/**
 * Codes that depositors were told, without a transfer so far, of instalments that are not open for
 * the bank any more: changed to a card, paid or cancelled. Newest first.
 */
export const listLateTransfers = (db: Db, limit: number) =>
  db
    .select({
      instalmentId: instalments.id,
      coPaymentId: instalments.coPaymentId,
      number: instalments.number,
      amountKrw: instalments.amountKrw,
      depositorCode: bankOpenings.depositorCode,
      openedAt: bankOpenings.openedAt,
      dueAt: coPayments.dueAt,
      instalmentStatus: instalments.status,
      coPaymentStatus: coPayments.status,
      company: named(organisations.nameKo, organisations.nameEn),
    })
    .from(bankOpenings)
    .innerJoin(instalments, eq(instalments.id, bankOpenings.instalmentId))
    .innerJoin(coPayments, eq(coPayments.id, instalments.coPaymentId))
    .innerJoin(organisations, eq(organisations.id, coPayments.companyId))
    .where(
      and(
        isNull(bankOpenings.receivedAt),
        or(
          ne(instalments.status, "opened"),
          ne(instalments.method, "bank"),
          ne(instalments.providerRef, bankOpenings.depositorCode),
        ),
      ),
    )
    .orderBy(desc(bankOpenings.openedAt), desc(bankOpenings.depositorCode))
    .limit(limit);

const reversal = aliasedTable(transfers, "reversal");

/** Money that came for a co-payment and was not owed, and has not gone back. Newest first. */
export const listSurplusMoney = (db: Db, limit: number) =>
  db
    .select({
      transferId: transfers.id,
      coPaymentId: coPayments.id,
      coPaymentStatus: coPayments.status,
      number: instalments.number,
      amountKrw: transfers.amountKrw,
      at: transfers.at,
      logIndex: transfers.logIndex,
      company: named(organisations.nameKo, organisations.nameEn),
    })
    .from(transfers)
    .innerJoin(instalments, eq(instalments.id, transfers.subjectId))
    .innerJoin(coPayments, eq(coPayments.id, instalments.coPaymentId))
    .innerJoin(organisations, eq(organisations.id, coPayments.companyId))
    .where(
      and(
        eq(transfers.reason, "co-pay-received"),
        notExists(
          db
            .select({ id: reversal.id })
            .from(reversal)
            .where(eq(reversal.reversesId, transfers.id)),
        ),
        or(
          eq(coPayments.status, "cancelled"),
          isNull(instalments.receiptId),
          ne(instalments.receiptId, transfers.id),
        ),
      ),
    )
    .orderBy(desc(transfers.at), desc(transfers.id))
    .limit(limit);
