/** Plays the cases of the demo world through the commands that people use. */

import { castVote } from "~/commands/access/cast-vote.server";
import { addDataset } from "~/commands/access/change-basket.server";
import { chooseTeam } from "~/commands/access/choose-team.server";
import { declareConflict } from "~/commands/access/declare-conflict.server";
import { revokeGrant } from "~/commands/access/end-grant.server";
import { saveDossier } from "~/commands/access/save-dossier.server";
import { submitRequest } from "~/commands/access/submit-request.server";
import { withdrawRequest } from "~/commands/access/withdraw-request.server";
import { confirmBankTransfer } from "~/commands/voucher/confirm-bank-transfer.server";
import { openInstalment } from "~/commands/voucher/open-instalment.server";
import type { Review } from "~/domain/access/review";
import type { VoteChoice } from "~/domain/access/states";
import type { Actor } from "~/domain/identity/role";
import { addDays, type Instant } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import type { CommandDeps } from "~db/changes/deps";
import { loadGrantsOfRequest } from "~db/repositories/access/grants";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { type Course, type DemoCase, planOf } from "./cases";
import type { Shelves } from "./catalogue";
import type { Institutions, SeededHospital } from "./institutions";
import type { SeededCompany } from "./programme";
import { done } from "./seed-deps";
import type { StoryClock } from "./story-clock";
import { playLateUse, playUses } from "./uses";

export type Stage = {
  readonly institutions: Institutions;
  readonly companies: Record<SeededCompany["key"], SeededCompany>;
  readonly datasetOf: Shelves["datasetOf"];
};

export type Case = {
  readonly deps: CommandDeps;
  readonly stage: Stage;
  readonly demo: DemoCase;
  readonly clock: StoryClock;
};

const company = ({ stage, demo }: Case): Actor => {
  const { id, leadId } = stage.companies[demo.company];
  return { personId: leadId, organisationId: id, role: "company" };
};

const hospitalOf = (stage: Stage, id: string): SeededHospital => {
  const hospital = stage.institutions.hospitals.find((one) => one.id === id);
  if (!hospital) throw new RangeError(`no hospital ${id}`);
  return hospital;
};

async function writeDraft(one: Case, at: Instant): Promise<{ requestId: string; version: number }> {
  const { deps, stage, demo } = one;
  const actor = company(one);
  const chosen: string[] = [];
  let draft: { requestId: string; version: number } | undefined;
  for (const want of demo.wants) {
    const datasetId = stage.datasetOf({
      ...want,
      diseases: demo.diseases,
      price: demo.price,
      besides: chosen,
    });
    chosen.push(datasetId);
    draft = done(await addDataset(deps, { datasetId, actor, at }));
  }
  if (!draft) throw new RangeError("a case wants at least one dataset");
  const { title, purpose, purposeKind, diseases } = demo;
  const dossier = {
    title,
    purpose,
    purposeKind,
    diseases,
    plan: planOf(demo),
    hasEthicsApproval: true,
    willPublish: true,
    useDays: 180,
  };
  const { requestId } = draft;
  const saved = done(
    await saveDossier(deps, { requestId, version: draft.version, dossier, actor, at }),
  );
  if (saved.version < draft.version) throw new RangeError("versions grow");
  const { leadId, financeId } = stage.companies[demo.company];
  const personIds = demo.daysAgo % 2 === 0 ? [leadId] : [leadId, financeId];
  const { version } = done(await chooseTeam(deps, { requestId, personIds, actor, at }));
  return { requestId, version };
}

/** Submits at the price that the hub names: the first try is refused and says it. */
async function submit(one: Case, at: Instant): Promise<string> {
  const { requestId, version } = await writeDraft(one, at);
  const wish = { requestId, version, actor: company(one), at };
  const first = await submitRequest(one.deps, {
    ...wish,
    accepted: { totalKrw: krw(0), coPayKrw: krw(0) },
  });
  if (first.ok || first.refusal.code !== "quote-changed") return done(first).requestId;
  const { totalKrw, coPayKrw } = first.refusal;
  return done(await submitRequest(one.deps, { ...wish, accepted: { totalKrw, coPayKrw } }))
    .requestId;
}

const REASONS: Readonly<Record<VoteChoice, string>> = {
  approve: "목적과 계획이 분명하고 이용 조건에 맞아요.",
  refuse: "이용 목적에 견주어 요청한 항목이 넓어요.",
  abstain: "판단할 자료가 부족해요.",
};

type Ballot = { readonly choice: VoteChoice; readonly voters: number; readonly at: Instant };

/** The committee of one review declares and votes, external members first, a day apart. */
async function vote(one: Case, review: Review, { choice, voters, at }: Ballot): Promise<void> {
  const reviewId = review.id;
  const hospital = hospitalOf(one.stage, review.hospitalId);
  const decided = new Set<string>();
  // External members first, so that committees that want them reach their quorum.
  const order = [...hospital.voters].reverse().slice(0, voters);
  for (const [i, personId] of order.entries()) {
    if (decided.size === review.lines.length) return;
    const actor: Actor = { personId, organisationId: hospital.id, role: "committee" };
    const when = await one.clock.until(addDays(at, i));
    const declared = await declareConflict(one.deps, {
      reviewId,
      hasConflict: false,
      reason: "",
      actor,
      at: when,
    });
    for (const { lineId } of done(declared).decided) decided.add(lineId);
    for (const line of review.lines) {
      if (decided.has(line.id)) continue;
      const conditions =
        choice === "approve" && i === 0 ? ["결과물은 반출 심의를 거친 뒤에만 내보내요."] : [];
      const cast = await castVote(one.deps, {
        reviewId,
        lineId: line.id,
        choice,
        reason: REASONS[choice],
        conditions,
        actor,
        at: when,
      });
      for (const decision of done(cast).decided) decided.add(decision.lineId);
    }
  }
}

/** Everything due is paid by bank transfer and confirmed by the programme manager two days later. */
async function pay(one: Case, requestId: string, at: Instant): Promise<void> {
  const { managerId, programmeId } = one.stage.institutions;
  const manager: Actor = {
    personId: managerId,
    organisationId: programmeId,
    role: "programme-manager",
  };
  for (const coPayment of await loadCoPaymentsOfRequest(one.deps.store.read, requestId)) {
    for (const { id: instalmentId, amountKrw, attempt } of coPayment.instalments) {
      const opening = {
        instalmentId,
        attempt: attempt + 1,
        method: "bank" as const,
        providerRef: `VS-${instalmentId.slice(-8).toUpperCase()}`,
        payUrl: null,
        actor: company(one),
        at: await one.clock.until(at),
      };
      done(await openInstalment(one.deps, opening));
      const seenAt = await one.clock.until(addDays(at, 2));
      done(
        await confirmBankTransfer(one.deps, {
          instalmentId,
          amountKrw,
          actor: manager,
          at: seenAt,
        }),
      );
    }
  }
}

/** Two internal members and an external one declare a conflict, which leaves too few to vote. */
async function conflict(one: Case, requestId: string, at: Instant): Promise<void> {
  for (const review of await loadReviewsOfRequest(one.deps.store.read, requestId, at)) {
    const hospital = hospitalOf(one.stage, review.hospitalId);
    for (const [i, personId] of hospital.voters.entries()) {
      const actor: Actor = { personId, organisationId: hospital.id, role: "committee" };
      const hasConflict = i >= 1 && i <= 3;
      const declaration = {
        reviewId: review.id,
        hasConflict,
        reason: hasConflict ? "신청 기업과 공동 연구를 하고 있어요." : "",
        actor,
        at: await one.clock.until(addDays(at, 1)),
      };
      done(await declareConflict(one.deps, declaration));
    }
  }
}

async function revoke(one: Case, requestId: string, at: Instant): Promise<void> {
  for (const grant of await loadGrantsOfRequest(one.deps.store.read, requestId)) {
    const hospital = hospitalOf(one.stage, grant.hospitalId);
    const revocation = {
      grantId: grant.id,
      reason: "계획에 없던 이용이 확인되어 철회해요.",
      actor: {
        personId: hospital.dataOfficerId,
        organisationId: hospital.id,
        role: "data-office" as const,
      },
      at: await one.clock.until(at),
    };
    done(await revokeGrant(one.deps, revocation));
  }
}

async function withdraw(one: Case, requestId: string, at: Instant): Promise<void> {
  const when = await one.clock.until(at);
  const reason = "연구 일정이 바뀌어 이번에는 신청을 거둬요.";
  done(await withdrawRequest(one.deps, { requestId, reason, actor: company(one), at: when }));
}

/** The reviews of a case go on side by side, each from the second day on. */
async function review(one: Case, requestId: string, at: Instant): Promise<void> {
  const { course } = one.demo;
  const reviews = await loadReviewsOfRequest(one.deps.store.read, requestId, at);
  for (const [i, each] of reviews.entries()) {
    const isRefused = course === "refused" || (course === "half-granted" && i > 0);
    const choice = isRefused ? "refuse" : "approve";
    await vote(one, each, { choice, voters: course === "half-voted" ? i : 5, at: addDays(at, 2) });
  }
}

const PAID: ReadonlySet<Course> = new Set<Course>(["granted", "half-granted", "revoked"]);

/** Plays one case, from the day it begins, as far as its course says. */
export async function playCase(one: Case, begins: Instant): Promise<void> {
  const { course } = one.demo;
  const at = await one.clock.until(begins);
  const requestId = await submit(one, at);
  if (course === "just-submitted") return;
  if (course === "withdrawn") return withdraw(one, requestId, addDays(begins, 2));
  if (course === "quorum-unreachable") return conflict(one, requestId, begins);
  await review(one, requestId, begins);
  if (PAID.has(course)) await pay(one, requestId, addDays(begins, 9));
  if (course === "granted") await playUses(one, requestId, addDays(begins, 13));
  if (course !== "revoked") return;
  const revoked = addDays(begins, 30);
  await revoke(one, requestId, revoked);
  await playLateUse(one, requestId, revoked);
}
