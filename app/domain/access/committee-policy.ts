import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import type { Seat } from "./states";

/**
 * How a committee decides: each hospital's own, versioned, because the guideline leaves composition
 * and quorum to the institution. Source: docs/decisions/006-committee-policy.md
 */
export type CommitteePolicy = {
  /** Voting members without a conflict who must have voted (an abstention is a vote). */
  readonly quorum: number;
  /** Of those, external members at least. */
  readonly externalQuorum: number;
  /** How approvals must compare with the votes for or against. */
  readonly majority: "simple" | "two-thirds" | "unanimous";
  /** With as many approvals as refusals a simple majority is missed, or the chair's vote decides. */
  readonly tie: "refused" | "chair";
  /** Whether a decision is made as soon as the remaining votes cannot change it. */
  readonly decidesEarly: boolean;
  /** Days after which the committee means to have decided. */
  readonly dueDays: number;
};

export type PolicyBroken = { readonly code: "policy-broken"; readonly field: string };

type Seated = { readonly personId: string; readonly seat: Seat; readonly isExternal: boolean };

/** Whether a committee of these members can ever decide by this policy. Names what does not fit. */
export function checkPolicy(
  policy: CommitteePolicy,
  members: readonly Seated[],
): Outcome<CommitteePolicy, PolicyBroken> {
  const broken = (field: string) => refuse({ code: "policy-broken", field } as const);
  const voting = members.filter((member) => member.seat !== "secretary");
  const external = voting.filter((member) => member.isExternal).length;
  const isWhole = (n: number, min: number) => Number.isInteger(n) && n >= min;
  if (new Set(members.map((member) => member.personId)).size !== members.length) {
    return broken("members");
  }
  if (voting.filter((member) => member.seat === "chair").length > 1) return broken("members");
  if (!isWhole(policy.quorum, 1) || policy.quorum > voting.length) return broken("quorum");
  if (!isWhole(policy.externalQuorum, 0) || policy.externalQuorum > external) {
    return broken("externalQuorum");
  }
  if (!isWhole(policy.dueDays, 1) || policy.dueDays > 365) return broken("dueDays");
  return accept(policy);
}
