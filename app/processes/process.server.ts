import type { NewId } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import type { Store } from "~db/store";

/** The little of a logger that processes use. Ids and codes only. */
export type ProcessLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What every process is given; the runtime fits. Gateways are added by each process's own type. */
export type ProcessContext = {
  readonly store: Store;
  readonly newId: NewId;
  readonly log: ProcessLog;
  randomBytes(count: number): Uint8Array;
  now(): Instant;
};

/** Work that waits for the clock or for the world. */
export type Process<Context extends ProcessContext = ProcessContext> = {
  /** Names the lease: among several hub processes one runs it at a time. */
  readonly name: string;
  /**
   * Processes of one lane run one after another; lanes wait for nobody else. What asks an outside
   * system that may be silent for long has a lane of its own. Without one: the hub's.
   */
  readonly lane?: string;
  /** Whether there is anything to do. Only reads, so that an idle hub writes nothing. */
  isDue(context: Context): Promise<boolean>;
  /** Does it. Safe to repeat and to kill anywhere; returns early when the signal is aborted. */
  run(context: Context, signal: AbortSignal): Promise<void>;
};

/** Carries out one outbox topic. Repeats are harmless by the delivery's key. */
export type Deliver<Context extends ProcessContext = ProcessContext> = (
  context: Context,
  delivery: {
    readonly id: string;
    readonly key: string;
    readonly payload: Readonly<Record<string, string | number>>;
  },
) => Promise<void>;
