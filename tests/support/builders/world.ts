/**
 * A small world made by the commands where there are commands: two companies with people, two
 * hospitals with committees of five, datasets, a round, an agreement and a voucher.
 */

import { castVote } from "~/commands/access/cast-vote.server";
import { addDataset } from "~/commands/access/change-basket.server";
import { chooseTeam } from "~/commands/access/choose-team.server";
import { declareConflict } from "~/commands/access/declare-conflict.server";
import { establishCommittee } from "~/commands/access/establish-committee.server";
import { saveDossier } from "~/commands/access/save-dossier.server";
import { submitRequest } from "~/commands/access/submit-request.server";
import { announceRound } from "~/commands/programme/announce-round.server";
import { concludeAgreement } from "~/commands/programme/conclude-agreement.server";
import { openInstalment } from "~/commands/voucher/open-instalment.server";
import { recordInstalmentPaid } from "~/commands/voucher/record-instalment-paid.server";
import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { VoteChoice } from "~/domain/access/states";
import type { Actor, Role } from "~/domain/identity/role";
import { quote } from "~/domain/programme/quote";
import type { ProjectClass, RoundRules } from "~/domain/programme/round-rules";
import { addDays, type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { InvariantBroken, type Outcome } from "~/domain/shared/outcome";
import type { CommandDeps } from "~db/changes/deps";
import { loadBasketFacts } from "~db/repositories/access/basket-facts";
import { loadDraftOf } from "~db/repositories/access/requests";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { loadCoPaymentsOfRequest } from "~db/repositories/voucher/co-payments";
import { loadSpendableVoucher } from "~db/repositories/voucher/vouchers";
import { datasets } from "~db/schema/catalogue";
import { memberships, organisations, people } from "~db/schema/identity";
import type { Store } from "~db/store";
import { countingIds } from "../ids";
import { aDossier, aPolicy, someRules } from "./rules";

export type World = Awaited<ReturnType<typeof aWorld>>;
export type Hospital = {
  readonly id: string;
  readonly committeeId: string;
  readonly office: Actor;
  readonly chair: Actor;
  readonly secretary: Actor;
  /** The chair, two members and two external members. */
  readonly voters: readonly Actor[];
  /** 100,000,000 won each of its own data type. */
  readonly datasetIds: readonly string[];
};

const START = instantOf(Date.UTC(2026, 2, 20));
const TYPES = ["radiology-image", "structured-emr", "omics"] as const;

/** The value of an outcome that a test takes for granted. */
export function done<Value>(outcome: Outcome<Value, { code: string }>): Value {
  if (!outcome.ok) throw new InvariantBroken(JSON.stringify(outcome.refusal));
  return outcome.value;
}

export type WorldWish = {
  readonly policy?: Partial<CommitteePolicy>;
  readonly rules?: Partial<RoundRules>;
  readonly projectClass?: ProjectClass;
  readonly priceKrw?: number;
  readonly grantKrw?: number;
};

export async function aWorld(store: Store, wish: WorldWish = {}) {
  const newId = countingIds();
  const deps: CommandDeps = { store, newId };
  const at = START;
  const people = peopleOf(deps);
  const programmeId = await anOrganisation(deps, "programme");
  const manager = await people.join(programmeId, "programme-manager");
  const auditor = await people.join(await anOrganisation(deps, "audit"), "auditor");
  const company = await people.join(await anOrganisation(deps, "company"), "company");
  const colleague = await people.join(company.organisationId, "company");
  const otherCompany = await people.join(await anOrganisation(deps, "company"), "company");
  const consortiumId = await anOrganisation(deps, "consortium");
  const one = await aHospital(deps, { manager, consortiumId, wish, first: 1 });
  const two = await aHospital(deps, { manager, consortiumId, wish, first: 4 });
  const { roundId } = done(
    await announceRound(deps, {
      year: 2026,
      nameKo: "2026년 제1차",
      nameEn: "First call of 2026",
      opensOn: "2026-02-10",
      closesOn: "2026-03-16",
      appropriationKrw: krw(6_400_000_000),
      rules: someRules(wish.rules),
      actor: manager,
      at,
    }),
  );
  const { agreementId, voucherId } = done(
    await concludeAgreement(deps, {
      roundId,
      companyId: company.organisationId,
      projectClass: wish.projectClass ?? "large",
      until: addDays(at, 300),
      ...(wish.grantKrw ? { grantKrw: krw(wish.grantKrw) } : {}),
      actor: manager,
      at,
    }),
  );
  const hospitals = [one, two] as const;
  const actors = { manager, auditor, company, colleague, otherCompany };
  return { deps, store, at, ...actors, people, hospitals, roundId, agreementId, voucherId };
}

function peopleOf({ store, newId }: CommandDeps) {
  const join = async (organisationId: string, role: Role): Promise<Actor> => {
    const personId = newId("person");
    await store.tx([], async (db) => {
      await db.insert(people).values({
        id: personId,
        issuer: "demo",
        subject: personId,
        displayName: `시연 ${personId}`,
        createdAt: START,
      });
      await db.insert(memberships).values({ personId, organisationId, role, from: START });
    });
    return { personId, organisationId, role };
  };
  return { join };
}

async function anOrganisation(
  { store, newId }: CommandDeps,
  kind: "company" | "hospital" | "consortium" | "programme" | "audit",
): Promise<string> {
  const id = newId("organisation");
  await store.tx([], async (db) => {
    await db.insert(organisations).values({
      id,
      kind,
      nameKo: `시연 ${id}`,
      nameEn: `Demo ${id}`,
      region: kind === "hospital" ? "26" : null,
      enterpriseSize: kind === "company" ? "medium" : null,
      isDemo: true,
      createdAt: START,
    });
  });
  return id;
}

async function aHospital(
  deps: CommandDeps,
  facts: { manager: Actor; consortiumId: string; wish: WorldWish; first: number },
): Promise<Hospital> {
  const { manager, consortiumId, wish, first } = facts;
  const id = await anOrganisation(deps, "hospital");
  const { join } = peopleOf(deps);
  const office = await join(id, "data-office");
  const secretary = await join(id, "committee");
  const voters: Actor[] = [];
  for (let i = 0; i < 5; i += 1) voters.push(await join(id, "committee"));
  const seats = voters.map(({ personId }, i) => ({
    personId,
    seat: i === 0 ? ("chair" as const) : ("member" as const),
    isExternal: i >= 3,
  }));
  const { committeeId } = done(
    await establishCommittee(deps, {
      hospitalId: id,
      policy: aPolicy(wish.policy),
      members: [...seats, { personId: secretary.personId, seat: "secretary", isExternal: false }],
      actor: manager,
      at: START,
    }),
  );
  const datasetIds: string[] = [];
  for (const [i, dataType] of TYPES.entries()) {
    const priceKrw = wish.priceKrw ?? 100_000_000;
    datasetIds.push(
      await aDataset(deps, {
        hospitalId: id,
        consortiumId,
        dataType,
        sequence: first + i,
        priceKrw,
      }),
    );
  }
  const chair = voters[0] as Actor;
  return { id, committeeId, office, chair, secretary, voters, datasetIds };
}

async function aDataset(
  { store, newId }: CommandDeps,
  facts: {
    hospitalId: string;
    consortiumId: string;
    dataType: (typeof TYPES)[number];
    sequence: number;
    priceKrw: number;
  },
): Promise<string> {
  const id = newId("dataset");
  await store.tx([], async (db) => {
    await db.insert(datasets).values({
      id,
      ...facts,
      region: "26",
      status: "listed",
      origin: "demo",
      revision: 1,
      version: 1,
      modality: "CT",
      titleKo: `시연 자료 ${id}`,
      titleEn: `Demo data ${id}`,
      descriptionKo: "",
      descriptionEn: "",
      diseases: [],
      sizeBytes: 1,
      priceParts: { preparation: facts.priceKrw, processing: 0, collection: 0, analysis: 0 },
      deliveryChannels: ["closed-room"],
      terms: [],
      listedAt: START,
      updatedAt: START,
    });
  });
  return id;
}

/** A draft of these datasets whose dossier is complete. */
export async function aDraft(
  { deps, at, company }: World,
  { datasetIds, useDays = 180, actor = company }: DraftWish,
): Promise<string> {
  for (const datasetId of datasetIds) done(await addDataset(deps, { datasetId, actor, at }));
  const draft = await loadDraftOf(deps.store.read, actor.organisationId);
  if (!draft) throw new InvariantBroken("no draft");
  const dossier = aDossier({ useDays });
  const requestId = draft.id;
  done(await saveDossier(deps, { requestId, version: draft.version, dossier, actor, at }));
  const personIds = [actor.personId];
  done(await chooseTeam(deps, { requestId, personIds, actor, at }));
  return requestId;
}

export type DraftWish = {
  readonly datasetIds: readonly string[];
  readonly useDays?: number;
  readonly actor?: Actor;
};

/** What the page would have shown for a draft, as `submitRequest` wants to have it accepted. */
export async function submissionOf(
  { deps, company, at: start }: World,
  { requestId, actor = company, at = start }: { requestId: string; actor?: Actor; at?: Instant },
) {
  const draft = await loadDraftOf(deps.store.read, actor.organisationId);
  const spendable = await loadSpendableVoucher(deps.store.read, actor.organisationId, at);
  if (!draft || !spendable) throw new InvariantBroken("nothing to submit");
  const facts = await loadBasketFacts(
    deps.store.read,
    draft.lines.map((line) => line.datasetId),
  );
  const { totalKrw, coPayKrw } = quote({
    lines: facts.map((each) => ({ lineId: each.datasetId, ...each })),
    rules: spendable.rules,
    agreement: spendable.agreement,
    creditLeftKrw: spendable.voucher.availableKrw,
  });
  return { requestId, version: draft.version, accepted: { totalKrw, coPayKrw }, actor, at };
}

export async function submitARequest(world: World, wish: DraftWish & { at?: Instant }) {
  const requestId = await aDraft(world, wish);
  const submission = await submissionOf(world, { requestId, ...wish });
  return done(await submitRequest(world.deps, submission));
}

/** Every voter of a hospital declares no conflict and votes alike on each line, until decided. */
export async function everyoneVotes(
  { deps, at: start }: World,
  vote: { requestId: string; hospital: Hospital; choice?: VoteChoice; at?: Instant },
): Promise<void> {
  const { requestId, hospital, choice = "approve", at = start } = vote;
  const reviews = await loadReviewsOfRequest(deps.store.read, requestId, at);
  const review = reviews.find((each) => each.hospitalId === hospital.id);
  if (!review) throw new InvariantBroken("no review");
  const reviewId = review.id;
  const open = new Set(review.lines.map((line) => line.id));
  for (const actor of [...hospital.voters].reverse()) {
    if (open.size === 0) return;
    done(await declareConflict(deps, { reviewId, hasConflict: false, reason: "", actor, at }));
    for (const lineId of [...open]) {
      const ballot = { reviewId, lineId, choice, reason: "검토했어요.", conditions: [] };
      const { decided } = done(await castVote(deps, { ...ballot, actor, at }));
      for (const made of decided) open.delete(made.lineId);
    }
  }
}

/** Pays all instalments of all co-payments of a request at the provider. */
export async function payAll(
  { deps, company, at: start }: World,
  { requestId, at = start }: { requestId: string; at?: Instant },
): Promise<string[]> {
  const grantIds: string[] = [];
  for (const coPayment of await loadCoPaymentsOfRequest(deps.store.read, requestId)) {
    for (const { id: instalmentId, attempt, amountKrw } of coPayment.instalments) {
      const providerRef = `cs_${instalmentId}`;
      const method = "stripe" as const;
      const opening = { instalmentId, attempt: attempt + 1, method, providerRef, payUrl: null };
      done(await openInstalment(deps, { ...opening, actor: company, at }));
      const notice = { noticeId: `evt_${instalmentId}`, noticeKind: "checkout.session.completed" };
      const paid = { instalmentId, providerRef, ...notice, amountKrw, at };
      grantIds.push(...done(await recordInstalmentPaid(deps, paid)).grantIds);
    }
  }
  return grantIds;
}
