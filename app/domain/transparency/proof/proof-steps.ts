/** The steps of a verification, in their order; the last five once for each chain. */
export const PROOF_STEPS = [
  "file",
  "entry",
  "inclusion",
  "signature",
  "witnesses",
  "policy",
  "block",
  "contract",
  "head",
  "consistency",
  "block-hash",
] as const;
export type ProofStep = (typeof PROOF_STEPS)[number];

/** What one step found. */
export type StepResult = {
  readonly step: ProofStep;
  readonly ok: boolean;
  /** The chain that the step is about. */
  readonly chainId?: number;
  /** The member of the file that the step failed at. */
  readonly field?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** The step rests on a fact from the file itself that the reader should check elsewhere. */
  readonly assumed?: string;
  /** There was nothing to check, because nothing is asked for. */
  readonly isIdle?: true;
};

/** What a step wanted at a place in the file, and what it found there. */
export type Finding = {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
};

/** A step that does not hold, whatever the values. */
export const failing = (step: ProofStep, finding: Finding): StepResult => ({
  step,
  ok: false,
  ...finding,
});

/** A step that compares two values and shows both when they differ. */
export const comparing = (step: ProofStep, finding: Finding): StepResult =>
  finding.expected === finding.actual
    ? { step, ok: true, actual: finding.actual }
    : failing(step, finding);

/** How a step ended, in one word. */
export const stateOf = ({ ok, assumed, isIdle }: StepResult) =>
  !ok ? "failed" : isIdle ? "idle" : assumed ? "assumed" : "ok";
