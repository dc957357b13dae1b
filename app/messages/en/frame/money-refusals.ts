import type { koMoneyRefusals } from "../../ko/frame/money-refusals";

export const enMoneyRefusals: Record<keyof typeof koMoneyRefusals, string> = {
  "refusal.agreement-exists":
    "This company already has an agreement in this round. Look at that agreement.",
  "refusal.already-reversed": "This transfer was reversed already. The ledger shows its reversal.",
  "refusal.amount-differs":
    "₩{{expectedKrw}} was asked for. If another amount came, do not confirm it: tell the company.",
  "refusal.amount-not-positive": "The amount has to be ₩1 or more.",
  "refusal.attempt-stale":
    "Another window opened this payment meanwhile. Reload the page and go on with that one.",
  "refusal.balance-short":
    "₩{{shortKrw}} of the money to take back is missing. First find out where it went.",
  "refusal.call-dates-broken": "The call closes before it opens. Correct the dates.",
  "refusal.class-not-in-round": "This round has no such project class. Choose another one.",
  "refusal.company-size-unknown":
    "The company's size is not known, so its co-pay rate is open. Register its size first.",
  "refusal.funds-short":
    "The round's money is short by ₩{{shortKrw}}. Reduce the grant or add to the budget.",
  "refusal.instalment-not-opened-for-bank":
    "The company did not choose a bank transfer for this co-pay. Confirm it after they do.",
  "refusal.instalment-not-payable":
    "This part of the co-pay cannot be paid now. Look at its status.",
  "refusal.not-reversible":
    "This transfer cannot be undone by hand. Held credit is freed when its review or its time ends.",
  "refusal.nothing-to-return":
    "The voucher has no credit to return. What is held can be returned once it is free.",
  "refusal.over-grant-cap": "A grant is from ₩1 to ₩{{capKrw}}. Correct the amount.",
  "refusal.period-broken": "The agreement has to end after it begins. Correct the dates.",
  "refusal.rules-broken":
    "The rules of the round have a value that cannot be used: {{field}}. Correct it and try again.",
  "refusal.voucher-not-expired":
    "The voucher has not expired. Its credit can be returned from {{expiresAt}} on.",
};
