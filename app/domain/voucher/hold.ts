import type { Instant } from "~/domain/shared/instant";
import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import { accept, invariant, type Outcome, refuse } from "~/domain/shared/outcome";
import { accountIn, type MoneyContext, type MoneyFact, move } from "./ledger";

export const HOLD_STATUSES = ["active", "settled", "released", "expired"] as const;
export type HoldStatus = (typeof HOLD_STATUSES)[number];

/** Voucher credit reserved for one line of a request. It ends once, in one of three ways. */
export type Hold = {
  readonly id: string;
  readonly voucherId: string;
  readonly requestId: string;
  readonly lineId: string;
  /** The voucher's part of the price; the co-pay is never part of a hold. */
  readonly amountKrw: Krw;
  readonly status: HoldStatus;
  readonly placedAt: Instant;
  /** Exclusive: from this moment on the hold is over. */
  readonly expiresAt: Instant;
  readonly resolvedAt: Instant | null;
};

export type SpendableVoucher = {
  readonly id: string;
  readonly availableKrw: Krw;
  /** Exclusive: no hold is placed from this moment on. */
  readonly expiresAt: Instant;
};

export type HoldRefusal =
  | { readonly code: "voucher-expired"; readonly expiredAt: Instant }
  | { readonly code: "credit-short"; readonly shortKrw: Krw };

export type PlacedHold = { readonly hold: Hold; readonly fact: MoneyFact };

/**
 * Reserves a voucher's credit for all lines of a request, or for none, so that it cannot be spent
 * twice while committees decide: voucher available → voucher held.
 */
export function placeHolds(
  context: MoneyContext & { readonly requestId: string },
  {
    voucher,
    lines,
    expiresAt,
  }: {
    voucher: SpendableVoucher;
    lines: readonly { holdId: string; lineId: string; amountKrw: Krw }[];
    expiresAt: Instant;
  },
): Outcome<readonly PlacedHold[], HoldRefusal> {
  const { at, actorId, requestId } = context;
  if (at >= voucher.expiresAt) {
    return refuse({ code: "voucher-expired", expiredAt: voucher.expiresAt });
  }
  const neededKrw = addKrw(...lines.map((line) => line.amountKrw));
  if (neededKrw > voucher.availableKrw) {
    return refuse({ code: "credit-short", shortKrw: subtractKrw(neededKrw, voucher.availableKrw) });
  }
  const placed = lines.map(({ holdId, lineId, amountKrw }) => {
    const hold: Hold = {
      id: holdId,
      voucherId: voucher.id,
      requestId,
      lineId,
      amountKrw,
      status: "active",
      placedAt: at,
      expiresAt,
      resolvedAt: null,
    };
    const transfers = move(context, {
      reason: "hold",
      subjectId: holdId,
      debit: accountIn(context, "voucher-available", voucher.id),
      credit: accountIn(context, "voucher-held", voucher.id),
      amountKrw,
    });
    const facts = { holdId, requestId, lineId, amountKrw, expiresAt };
    const event = {
      type: "hold-placed",
      word: "voucher",
      subjectId: voucher.id,
      actorId,
      at,
      facts,
    } as const;
    return { hold, fact: { event, transfers } };
  });
  return accept(placed);
}

/**
 * Spends a hold once the co-pay beside it is paid: voucher held → hospital, and co-pay received →
 * hospital, each on its own account so that the source of every won stays visible.
 */
export function settleHold(
  context: MoneyContext,
  { hold, hospitalId, companyId, coPayKrw }: SettlementFacts,
): MoneyFact {
  invariant(hold.status === "active", `hold ${hold.id} ended already: ${hold.status}`);
  const transfers = [
    ...move(context, {
      reason: "hold-settled",
      subjectId: hold.id,
      debit: accountIn(context, "voucher-held", hold.voucherId),
      credit: accountIn(context, "hospital-from-voucher", hospitalId),
      amountKrw: hold.amountKrw,
    }),
    ...move(context, {
      reason: "co-pay-settled",
      subjectId: hold.id,
      debit: accountIn(context, "co-pay-received", companyId),
      credit: accountIn(context, "hospital-from-co-pay", hospitalId),
      amountKrw: coPayKrw,
    }),
  ];
  return holdEnded(context, { hold, type: "hold-settled", transfers, facts: { coPayKrw } });
}

export type SettlementFacts = {
  readonly hold: Hold;
  readonly hospitalId: string;
  readonly companyId: string;
  readonly coPayKrw: Krw;
};

/** Gives held credit back to its voucher: a committee refused, the company withdrew, time ran out. */
export function endHold(
  context: MoneyContext,
  { hold, how }: { hold: Hold; how: "released" | "expired" },
): MoneyFact {
  invariant(hold.status === "active", `hold ${hold.id} ended already: ${hold.status}`);
  const transfers = move(context, {
    reason: how === "released" ? "hold-released" : "hold-expired",
    subjectId: hold.id,
    debit: accountIn(context, "voucher-held", hold.voucherId),
    credit: accountIn(context, "voucher-available", hold.voucherId),
    amountKrw: hold.amountKrw,
  });
  const type = how === "released" ? "hold-released" : "hold-expired";
  return holdEnded(context, { hold, type, transfers, facts: {} });
}

function holdEnded(
  { actorId, at }: MoneyContext,
  end: {
    hold: Hold;
    type: string;
    transfers: MoneyFact["transfers"];
    facts: Record<string, number>;
  },
): MoneyFact {
  const { id, voucherId, requestId, lineId, amountKrw } = end.hold;
  const facts = { holdId: id, requestId, lineId, amountKrw: krw(amountKrw), ...end.facts };
  const event = {
    type: end.type,
    word: "voucher",
    subjectId: voucherId,
    actorId,
    at,
    facts,
  } as const;
  return { event, transfers: end.transfers };
}
