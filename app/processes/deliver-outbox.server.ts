import { faultTrace } from "~/domain/shared/fault-trace";
import { instantOf } from "~/domain/shared/instant";
import { isGatewayFault } from "~/gateways/gateway-fault";
import {
  type Delivery,
  loadDueDeliveries,
  recordDelivered,
  recordFault,
} from "~db/repositories/waiting/deliveries";
import type { Deliver, Process, ProcessContext } from "./process.server";

const BATCH = 50;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** About a day of waiting at the longest interval; then a person has to look. */
const MAX_ATTEMPTS = 150;

/** Doubles up to ten minutes; the jitter keeps a crowd from coming back together. */
export function waitMs(attempts: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}

async function putOff<Context extends ProcessContext>(
  context: Context,
  delivery: Delivery,
  error: unknown,
): Promise<void> {
  const attempts = delivery.attempts + 1;
  const code = isGatewayFault(error) ? error.code : "bug";
  const isWorthIt = isGatewayFault(error) ? error.retriable : attempts < 5;
  const random = (context.randomBytes(1)[0] ?? 0) / 256;
  const nextAt =
    isWorthIt && attempts < MAX_ATTEMPTS
      ? instantOf(context.now() + waitMs(attempts, random))
      : null;
  await context.store.tx([delivery.id], (db) =>
    recordFault(db, { id: delivery.id, code, attempts, nextAt }),
  );
  const fields = { outboxId: delivery.id, topic: delivery.topic, code, attempts };
  if (nextAt === null)
    context.log.error({ ...fields, fault: faultTrace(error) }, "delivery parked");
  else context.log.warn(fields, "delivery put off");
}

/** Carries out what commands have asked of the world outside. */
export function deliverOutbox<Context extends ProcessContext>(
  deliveries: Readonly<Record<string, Deliver<Context>>>,
): Process<Context> {
  return {
    name: "deliver-outbox",
    async isDue({ store, now }) {
      return (await loadDueDeliveries(store.read, { at: now(), limit: 1 })).length > 0;
    },
    async run(context, signal) {
      const due = await loadDueDeliveries(context.store.read, { at: context.now(), limit: BATCH });
      for (const delivery of due) {
        if (signal.aborted) return;
        const deliver = deliveries[delivery.topic];
        if (!deliver) {
          await context.store.tx([delivery.id], (db) =>
            recordFault(db, {
              id: delivery.id,
              code: "unknown-topic",
              attempts: delivery.attempts + 1,
              nextAt: null,
            }),
          );
          context.log.error({ outboxId: delivery.id, topic: delivery.topic }, "unknown topic");
          continue;
        }
        try {
          await deliver(context, delivery);
          // If we stop here, the next run delivers again under the same key: a repeat is harmless.
          await context.store.tx([delivery.id], (db) =>
            recordDelivered(db, { id: delivery.id, at: context.now() }),
          );
        } catch (error) {
          await putOff(context, delivery, error);
        }
      }
    },
  };
}
