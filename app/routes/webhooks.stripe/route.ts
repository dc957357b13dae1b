import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/http/require-role";
import { type Received, receiveNotice } from "~/processes/payment/receive-stripe-event.server";
import { runtime } from "~/runtime.server";

/** Only the provider calls here; whoever opens it in a browser finds nothing. */
export const loader = () => notFound();

const STATUS: Partial<Record<Received, number>> = { refused: 400, "try-again": 503 };

export async function action({ request }: ActionFunctionArgs) {
  if (!runtime.payments.notices || request.method !== "POST") notFound();
  // The signature is over these exact bytes, so the body is read once and never as text.
  const body = new Uint8Array(await request.arrayBuffer());
  const signature = request.headers.get("stripe-signature");
  const received = await receiveNotice(runtime, { body, signature, at: runtime.now() });
  runtime.wake();
  return new Response(`${received}\n`, {
    status: STATUS[received] ?? 200,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
