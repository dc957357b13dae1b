import { addKrw, type Krw, krw, subtractKrw } from "~/domain/shared/krw";
import type { AccountKind } from "./ledger";

/** A round's budget on its way: every figure is a sum of balances, so every won is in one of them. */
export type Budget = {
  readonly appropriatedKrw: Krw;
  /** Given to vouchers so far, whatever became of it. */
  readonly committedKrw: Krw;
  readonly uncommittedKrw: Krw;
  /** In vouchers and free. */
  readonly availableKrw: Krw;
  readonly heldKrw: Krw;
  readonly spentKrw: Krw;
  readonly returnedKrw: Krw;
  /** The companies' own part: paid in, and of that passed on to hospitals. */
  readonly coPayReceivedKrw: Krw;
  readonly coPaySettledKrw: Krw;
};

/** appropriated = uncommitted + available + held + spent + returned. */
export function budgetOf(sums: Readonly<Record<AccountKind, Krw>>): Budget {
  const appropriatedKrw = subtractKrw(krw(0), sums.state);
  const uncommittedKrw = sums["programme-available"];
  const coPaySettledKrw = addKrw(sums["hospital-from-co-pay"], sums["holder-from-co-pay"]);
  return {
    appropriatedKrw,
    uncommittedKrw,
    committedKrw: subtractKrw(appropriatedKrw, uncommittedKrw),
    availableKrw: sums["voucher-available"],
    heldKrw: sums["voucher-held"],
    spentKrw: addKrw(sums["hospital-from-voucher"], sums["holder-from-voucher"]),
    returnedKrw: sums["programme-returned"],
    coPayReceivedKrw: addKrw(sums["co-pay-received"], coPaySettledKrw),
    coPaySettledKrw,
  };
}
