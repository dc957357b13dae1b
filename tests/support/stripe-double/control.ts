/** `/_double/…`: what a journey in another process asks the double to do, as JSON. */
import type { Answer } from "./api";
import { PAYER_ACTS } from "./checkout";
import type { DeliveryPlan } from "./deliveries";
import type { Fault, StripeDouble } from "./double";

type Orders = {
  readonly url?: string | null;
  readonly plan?: Partial<DeliveryPlan>;
  readonly faults?: Fault[];
  readonly session?: string;
  readonly act?: string;
};

const ok = (body: unknown): Answer => ({ status: 200, body });

/**
 * `notices` {url, plan} · `faults` {faults} · `act` {session, act} · `calls` · `sessions` · `events`.
 */
export function answerControl({
  action,
  body,
  double,
}: {
  action: string;
  body: string;
  double: StripeDouble;
}): Answer {
  const orders = (body ? JSON.parse(body) : {}) as Orders;
  if (action === "notices") {
    if (orders.url !== undefined) double.deliveries.sendTo(orders.url);
    if (orders.plan) double.deliveries.follow(orders.plan);
    return ok({});
  }
  if (action === "faults") {
    double.fail(...(orders.faults ?? []));
    return ok({});
  }
  if (action === "act") {
    const what = PAYER_ACTS.find((one) => one === orders.act);
    if (!what) return { status: 400, body: { error: { message: "no such act" } } };
    double.payer(orders.session ?? "", what);
    return ok({});
  }
  if (action === "calls") {
    return ok(double.calls.map(({ method, path, body: sent }) => ({ method, path, body: sent })));
  }
  if (action === "sessions") return ok([...double.memory.sessions.values()]);
  if (action === "events") return ok(double.memory.events);
  return { status: 404, body: { error: { message: "no such control" } } };
}
