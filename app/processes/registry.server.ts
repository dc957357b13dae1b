/** Everything that runs beside the requests. One line for each process and for each outbox topic. */
import { deliverOutbox } from "./deliver-outbox.server";
import type { Deliver, Process, ProcessContext } from "./process.server";

/** What the processes of this file need together; the runtime must fit. */
export type HubContext = ProcessContext;

/** Outbox topics and who carries them out. A topic that nobody knows is parked as `unknown-topic`. */
export const DELIVERIES: Readonly<Record<string, Deliver<HubContext>>> = {};

/** In the order of one round. */
export const PROCESSES: readonly Process<HubContext>[] = [deliverOutbox(DELIVERIES)];
