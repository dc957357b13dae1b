/**
 * An outside system failed. The process that called it tries again later, or parks the work under
 * the code; nobody is shown the cause.
 */
export class GatewayFault extends Error {
  override readonly name = "GatewayFault";
  readonly retriable: boolean;

  /** @param code stable, kebab-case: `stripe-unreachable` */
  constructor(
    readonly code: string,
    { retriable, cause }: { retriable: boolean; cause?: unknown },
  ) {
    super(code, { cause });
    this.retriable = retriable;
  }
}

/** Two bundles in one process may each hold the class, so the name decides. */
export const isGatewayFault = (error: unknown): error is GatewayFault =>
  error instanceof Error && error.name === "GatewayFault" && "retriable" in error;
