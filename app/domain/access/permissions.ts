import type { GrantStatus, RequestStatus, ReviewStatus } from "./states";

/**
 * In which part a person meets a case: the company that asks, the hospital's data office, a seat in
 * its committee, or the system for what the clock does. Being of another company or hospital is
 * no standing at all: then the case does not exist for them.
 */
export const STANDINGS = [
  "company",
  "data-office",
  "chair",
  "member",
  "secretary",
  "programme-manager",
  "auditor",
  "system",
] as const;
export type Standing = (typeof STANDINGS)[number];

export const ACCESS_COMMANDS = [
  "change-basket",
  "save-dossier",
  "choose-team",
  "change-attachments",
  "submit-request",
  "withdraw-request",
  "declare-conflict",
  "cast-vote",
  "appoint-substitute",
  "revoke-grant",
  "record-visa",
  "expire-grant",
] as const;
export type AccessCommand = (typeof ACCESS_COMMANDS)[number];

type Row = Partial<Record<Standing, readonly AccessCommand[]>>;
type Table = {
  readonly request: Readonly<Record<RequestStatus, Row>>;
  readonly review: Readonly<Record<ReviewStatus, Row>>;
  readonly grant: Readonly<Record<GrantStatus, Row>>;
};
export type Subject = keyof Table;

/**
 * State × standing → commands. The whole answer to “may this person do this now?”; whether the
 * facts allow it (a quorum, a vote cast before) is the rule's question.
 */
export const PERMISSIONS: Table = {
  request: {
    draft: {
      company: [
        "change-basket",
        "save-dossier",
        "choose-team",
        "change-attachments",
        "submit-request",
      ],
    },
    submitted: { company: ["withdraw-request"] },
    withdrawn: {},
    closed: {},
  },
  review: {
    open: {
      // The data office and the secretary keep the committee able to decide; neither decides.
      "data-office": ["appoint-substitute"],
      secretary: ["appoint-substitute"],
      chair: ["declare-conflict", "cast-vote"],
      member: ["declare-conflict", "cast-vote"],
    },
    decided: {},
    withdrawn: {},
    lapsed: {},
  },
  grant: {
    active: {
      company: ["record-visa"],
      "data-office": ["revoke-grant"],
      system: ["expire-grant"],
    },
    revoked: {},
    expired: {},
  },
};

export type Question = {
  readonly subject: Subject;
  readonly state: string;
  readonly standing: Standing;
};

/** The commands that a standing has in a state. */
export function allowed({ subject, state, standing }: Question): readonly AccessCommand[] {
  const rows: Readonly<Record<string, Row>> = PERMISSIONS[subject];
  return rows[state]?.[standing] ?? [];
}

export const may = (command: AccessCommand, question: Question): boolean =>
  allowed(question).includes(command);
