/**
 * Runs the double by hand:
 *   npx tsx tests/support/stripe-double/serve.ts --port 0 --webhook http://127.0.0.1:3000/webhooks/stripe
 * Then start the hub with the settings that it prints.
 */
import { parseArgs } from "node:util";
import { DOUBLE_SECRET_KEY, DOUBLE_WEBHOOK_SECRET, startStripeDouble } from "./double";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    webhook: { type: "string" },
    seed: { type: "string", default: "1" },
    duplicates: { type: "string", default: "0" },
    drops: { type: "string", default: "0" },
    delay: { type: "string", default: "0" },
  },
});

const double = await startStripeDouble({
  port: Number(values.port),
  ...(values.webhook ? { webhookUrl: values.webhook } : {}),
  plan: {
    seed: Number(values.seed),
    duplicateShare: Number(values.duplicates),
    dropShare: Number(values.drops),
    delayMs: Number(values.delay),
  },
});
process.stdout.write(
  `STRIPE_API_BASE=${double.url}\nSTRIPE_SECRET_KEY=${DOUBLE_SECRET_KEY}\nSTRIPE_WEBHOOK_SECRET=${DOUBLE_WEBHOOK_SECRET}\n`,
);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void double.close().then(() => process.exit(0)));
}
