import { DOSSIER_LIMITS, missingFields } from "~/domain/access/dossier-rules";
import type { DataAccessRequest } from "~/domain/access/request";
import { addDays, type Instant } from "~/domain/shared/instant";
import { loadCommitteesOf } from "~db/repositories/access/committees";
import { listPeopleOfCompany } from "~db/repositories/access/request-pages";
import { namesOfPeople } from "~db/repositories/identity/names";
import { loadSpendableVoucher } from "~db/repositories/voucher/vouchers";
import type { Db } from "~db/store";
import { loadReceipt, type Receipt } from "./receipt.server";

/** A request while it is written, with its live receipt. */
export async function loadDraftPage(db: Db, draft: DataAccessRequest, at: Instant) {
  const { companyId } = draft;
  const [receipt, people, spendable] = [
    await loadReceipt(db, { requestId: draft.id, companyId, at }),
    await listPeopleOfCompany(db, { companyId, at }),
    await loadSpendableVoucher(db, companyId, at),
  ];
  return {
    requestId: draft.id,
    version: draft.version,
    updatedAt: draft.updatedAt,
    dossier: draft.dossier,
    team: draft.team,
    people: people.map(({ personId, name }) => ({ value: personId, label: name })),
    attachments: draft.attachments,
    receipt,
    missing: missingFields(draft.dossier, draft.team),
    maxUseDays: Math.min(
      DOSSIER_LIMITS.useDays.max,
      spendable?.rules.grantDays ?? DOSSIER_LIMITS.useDays.max,
    ),
  };
}

/** The page that reads a draft back before it goes out: who will decide, and by when. */
export async function loadSubmitPage(db: Db, draft: DataAccessRequest, at: Instant) {
  const receipt = await loadReceipt(db, { requestId: draft.id, companyId: draft.companyId, at });
  const names = await namesOfPeople(db, draft.team);
  return {
    requestId: draft.id,
    version: draft.version,
    title: draft.dossier.title,
    purpose: draft.dossier.purpose,
    useDays: draft.dossier.useDays,
    team: draft.team.map((id) => names.get(id) ?? id),
    documentCount: draft.attachments.length,
    missing: missingFields(draft.dossier, draft.team),
    receipt,
    expected: await expectedDecisions(db, receipt, at),
  };
}

/** Each hospital's own promise, counted from now; a hospital without a committee is missing. */
async function expectedDecisions(db: Db, receipt: Receipt, at: Instant) {
  const committees = await loadCommitteesOf(
    db,
    receipt.hospitals.map((each) => each.hospitalId),
  );
  return receipt.hospitals.flatMap(({ hospitalId, hospital }) => {
    const committee = committees.find((each) => each.hospitalId === hospitalId);
    return committee ? [{ hospital, dueAt: addDays(at, committee.policy.dueDays) }] : [];
  });
}
