import type { koAccessRefusals } from "../../ko/frame/access-refusals";

export const enAccessRefusals: Record<keyof typeof koAccessRefusals, string> = {
  "refusal.already-in-basket": "This dataset is already in your basket. Please look there.",
  "refusal.basket-full": "A request holds at most {{max}} datasets. Remove one and try again.",
  "refusal.basket-empty": "Your basket is empty. Add a dataset first.",
  "refusal.dataset-withdrawn":
    "A hospital no longer offers one of the datasets. Please remove it on the receipt.",
  "refusal.stale-version":
    "Another window or a colleague has changed this. Reload to see the latest, then try again.",
  "refusal.dossier-too-long": "The text is too long. At most {{max}} characters fit.",
  "refusal.use-days-out-of-range": "The period of use is from {{min}} to {{max}} days.",
  "refusal.dossier-incomplete": "Something is still empty. Go back and fill the gaps.",
  "refusal.team-too-large": "Name at most {{max}} people.",
  "refusal.not-in-company": "Someone named is not of your company. Please choose again.",
  "refusal.too-many-attachments": "At most {{max}} documents. Remove one and try again.",
  "refusal.attachment-too-large": "This file is too large. Please add a smaller one.",
  "refusal.attachment-empty": "This file is empty. Choose one with content.",
  "refusal.attachment-type": "This kind of file cannot be added. Save it in another format.",
  "refusal.no-agreement":
    "You have no agreement in force, so there is no voucher to spend. Apply once a call has selected you and the agreement is concluded.",
  "refusal.voucher-expired":
    "The voucher expired on {{expiredAt}}. No new request is possible under this agreement.",
  "refusal.no-committee":
    "One of the hospitals has no review committee. Remove its datasets or tell the programme manager.",
  "refusal.class-above-voucher":
    "The basket’s class is larger than the one you agreed on. Reduce types or hospitals as the receipt says.",
  "refusal.over-class-price":
    "This is {{overKrw}} won over the limit of {{limitKrw}} won for this class. Remove a dataset.",
  "refusal.credit-short":
    "The voucher is {{shortKrw}} won short. Remove a dataset, or apply when a running request has released its credit.",
  "refusal.quote-changed":
    "The price has changed meanwhile. It is now {{totalKrw}} won (co-pay {{coPayKrw}} won). Read it again and submit.",
  "refusal.decision-made":
    "A committee has decided already, so the request cannot be withdrawn. Without a co-pay, approved data are released after the due date.",
  "refusal.already-declared": "You have declared already. A declaration cannot be changed.",
  "refusal.reason-missing": "Please give a reason.",
  "refusal.reason-too-long": "The reason is too long. At most {{max}} characters fit.",
  "refusal.conflict-not-declared": "Please declare conflicts first; then you can vote.",
  "refusal.conflict-of-interest":
    "Someone with a conflict of interest cannot take part in this case.",
  "refusal.already-voted": "You have voted on this dataset. A vote cannot be changed.",
  "refusal.line-decided": "This dataset has been decided. Please see the result.",
  "refusal.conditions-need-approval":
    "Conditions go with an approval only. Remove them or approve.",
  "refusal.too-many-conditions": "At most {{max}} conditions.",
  "refusal.quorum-reachable":
    "The members can still reach the quorum, so no substitute is appointed. Please wait for their votes.",
  "refusal.already-seated": "This person sits on the case already. Choose someone else.",
  "refusal.not-a-committee-person": "This person sits on no committee. Choose from the list.",
  "refusal.committee-exists": "This hospital has a committee already.",
  "refusal.policy-broken":
    "The committee’s rules do not fit together. Check the quorum against the number of members.",
  "refusal.not-in-team":
    "Only people named for this grant can be given a passport. Please ask the colleague who applied.",
  "refusal.visa-outlives-grant": "A passport cannot outlive its grant, which ends on {{until}}.",
  "refusal.grant-not-active":
    "The grant is not in force now, so no passport is issued. See its period and state.",
};
