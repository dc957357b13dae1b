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

/** A step that compares two values and shows both when they differ. */
export const comparing = (
  step: ProofStep,
  { field, expected, actual }: { field: string; expected: string; actual: string },
): StepResult =>
  expected === actual ? { step, ok: true, actual } : { step, ok: false, field, expected, actual };

/** How a step ended, in one word. */
export const stateOf = ({ ok, assumed, isIdle }: StepResult) =>
  !ok ? "failed" : isIdle ? "idle" : assumed ? "assumed" : "ok";
