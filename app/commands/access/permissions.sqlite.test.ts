import { expect, test } from "vitest";
import { expireHolds } from "~/commands/voucher/expire-holds.server";
import {
  type AccessCommand,
  allowed,
  PERMISSIONS,
  type Standing,
  type Subject,
} from "~/domain/access/permissions";
import type { Actor } from "~/domain/identity/role";
import { addDays } from "~/domain/shared/instant";
import { loadReviewsOfRequest } from "~db/repositories/access/reviews";
import { aDossier } from "../../../tests/support/builders/rules";
import {
  aDraft,
  aWorld,
  done,
  everyoneVotes,
  payAll,
  submitARequest,
  type World,
} from "../../../tests/support/builders/world";
import { freshStore } from "../../../tests/support/store";
import { everyRow } from "../../../tests/support/whole-store";
import { appointSubstitute } from "./appoint-substitute.server";
import { castVote } from "./cast-vote.server";
import { attachFile } from "./change-attachments.server";
import { chooseTeam } from "./choose-team.server";
import { declareConflict } from "./declare-conflict.server";
import { expireGrants, revokeGrant } from "./end-grant.server";
import { recordVisa } from "./record-visa.server";
import { saveDossier } from "./save-dossier.server";
import { submitRequest } from "./submit-request.server";
import { withdrawRequest } from "./withdraw-request.server";

type Answer = { ok: boolean; refusal?: { code: string } };
const NOBODY = "per_nobody0000";

/** How each command is asked, with inputs that its rule refuses where that is possible. */
const ASK: Partial<
  Record<AccessCommand, (world: World, id: string, actor: Actor) => Promise<Answer>>
> = {
  "save-dossier": ({ deps, at }, requestId, actor) =>
    saveDossier(deps, { requestId, version: -1, dossier: aDossier(), actor, at }),
  "choose-team": ({ deps, at }, requestId, actor) =>
    chooseTeam(deps, { requestId, personIds: [NOBODY], actor, at }),
  "change-attachments": ({ deps, at }, requestId, actor) => {
    const file = { name: "x", mediaType: "text/plain", content: new Uint8Array(0) };
    return attachFile(deps, { requestId, ...file, actor, at });
  },
  "submit-request": ({ deps, at }, requestId, actor) => {
    const accepted = { totalKrw: 0, coPayKrw: 0 };
    return submitRequest(deps, { requestId, version: -1, accepted, actor, at });
  },
  "withdraw-request": ({ deps, at }, requestId, actor) =>
    withdrawRequest(deps, { requestId, reason: "사업이 바뀌었어요.", actor, at }),
  "declare-conflict": ({ deps, at }, reviewId, actor) =>
    declareConflict(deps, { reviewId, hasConflict: true, reason: "", actor, at }),
  "cast-vote": ({ deps, at }, reviewId, actor) => {
    // A line that is not in the case is "not found" to a member as well: ask for its own one.
    const lineId = firstLine.get(reviewId) ?? "";
    const ballot = { lineId, choice: "approve", reason: "x", conditions: [] } as const;
    return castVote(deps, { reviewId, ...ballot, actor, at });
  },
  "appoint-substitute": ({ deps, at, hospitals }, reviewId, actor) => {
    const personId = hospitals[1].voters[0]!.personId;
    return appointSubstitute(deps, { reviewId, personId, isExternal: true, actor, at });
  },
  "revoke-grant": ({ deps, at }, grantId, actor) =>
    revokeGrant(deps, { grantId, reason: "", actor, at }),
  "record-visa": ({ deps, at }, grantId, actor) => {
    const visa = { personId: NOBODY, visaId: "vis_1", expiresAt: at };
    return recordVisa(deps, { grantId, ...visa, actor, at });
  },
};
const firstLine = new Map<string, string>();

/** One request, review or grant in each state that the table knows. */
async function everyState(world: World): Promise<Record<Subject, Record<string, string>>> {
  const { deps, at, store } = world;
  const [one] = world.hospitals;
  const submit = async (i: number, changes: { at?: typeof at } = {}) => {
    const { requestId } = await submitARequest(world, {
      datasetIds: [one.datasetIds[i]!],
      ...changes,
    });
    const [review] = await loadReviewsOfRequest(store.read, requestId, at);
    firstLine.set(review!.id, review!.lines[0]!.id);
    return { requestId, reviewId: review!.id };
  };
  const grant = async () => {
    const { requestId } = await submit(0);
    await everyoneVotes(world, { requestId, hospital: one });
    return (await payAll(world, { requestId }))[0]!;
  };
  const lapsed = await submit(0);
  await expireHolds(deps, { at: addDays(at, 200), limit: 9 });
  const expired = await grant();
  await expireGrants(deps, { at: addDays(at, 200), limit: 9 });
  const revoked = await grant();
  done(await revokeGrant(deps, { grantId: revoked, reason: "시험", actor: one.office, at }));
  const active = await grant();
  const withdrawn = await submit(0);
  const { requestId } = withdrawn;
  done(await withdrawRequest(deps, { requestId, reason: "중단", actor: world.company, at }));
  const closed = await submit(1);
  await everyoneVotes(world, { requestId: closed.requestId, hospital: one, choice: "refuse" });
  const submitted = await submit(2);
  const draft = await aDraft(world, { datasetIds: [one.datasetIds[0]!] });
  return {
    request: {
      draft,
      submitted: submitted.requestId,
      withdrawn: withdrawn.requestId,
      closed: closed.requestId,
    },
    review: {
      open: submitted.reviewId,
      decided: closed.reviewId,
      withdrawn: withdrawn.reviewId,
      lapsed: lapsed.reviewId,
    },
    grant: { active, revoked, expired },
  };
}

test("every command × state × standing does what the table says, and a denied one writes nothing", async () => {
  const world = await aWorld(await freshStore(), { priceKrw: 1_000_000 });
  const [one, two] = world.hospitals;
  const states = await everyState(world);
  const actors: [string, Actor, Partial<Record<Subject, Standing>>][] = [
    ["company", world.company, { request: "company", grant: "company" }],
    ["other company", world.otherCompany, {}],
    ["data office", one.office, { review: "data-office", grant: "data-office" }],
    ["other data office", two.office, {}],
    ["chair", one.chair, { review: "chair" }],
    ["member", one.voters[1]!, { review: "member" }],
    ["secretary", one.secretary, { review: "secretary" }],
    ["member of another committee", two.voters[1]!, {}],
    ["programme manager", world.manager, {}],
    ["auditor", world.auditor, {}],
  ];
  const asked: { name: string; isAllowed: boolean; ask: () => Promise<Answer> }[] = [];
  for (const subject of Object.keys(PERMISSIONS) as Subject[]) {
    const commands = new Set(
      Object.values(PERMISSIONS[subject]).flatMap((row) => Object.values(row).flat()),
    );
    for (const [state, id] of Object.entries(states[subject])) {
      for (const [who, actor, standings] of actors) {
        for (const command of commands) {
          const ask = ASK[command];
          if (!ask) continue;
          const standing = standings[subject];
          const isAllowed = standing
            ? allowed({ subject, state, standing }).includes(command)
            : false;
          const name = `${command} on a ${state} ${subject} by the ${who}`;
          asked.push({ name, isAllowed, ask: () => ask(world, id, actor) });
        }
      }
    }
  }
  expect(asked.length).toBeGreaterThan(300);
  const before = await everyRow(world.store);
  for (const { name, ask } of asked.filter((each) => !each.isAllowed)) {
    const answer = await ask();
    expect([name, ["not-found", "not-allowed"].includes(answer.refusal?.code ?? "")]).toEqual([
      name,
      true,
    ]);
  }
  expect(await everyRow(world.store)).toEqual(before);
  // Withdrawing changes the state, so it comes last.
  const granted = asked.filter((each) => each.isAllowed);
  granted.sort(
    (a, b) => Number(a.name.startsWith("withdraw")) - Number(b.name.startsWith("withdraw")),
  );
  for (const { name, ask } of granted) {
    const code = (await ask()).refusal?.code ?? "accepted";
    expect([name, ["not-found", "not-allowed"].includes(code)]).toEqual([name, false]);
  }
}, 120_000);
