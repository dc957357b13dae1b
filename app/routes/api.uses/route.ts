import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { SIGNED_REPORT_AT_MOST } from "~/domain/access/grant/use-report";
import { jsonAnswer, jsonRefusal } from "~/http/answer";
import { receiveDataUse } from "~/processes/receive-data-use.server";
import { runtime } from "~/runtime.server";

/** Only data servers call here; whoever opens it in a browser finds nothing. */
export const loader = ({ context }: LoaderFunctionArgs) =>
  jsonRefusal({ code: "not-found" }, context.locale);

/** Takes one signed report: 201 for a new use, 200 for one that is known already. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return jsonRefusal({ code: "not-found" }, context.locale);
  if (Number(request.headers.get("content-length") ?? 0) > SIGNED_REPORT_AT_MOST) {
    return jsonRefusal({ code: "body-too-large" }, context.locale);
  }
  const signed = (await request.text()).trim();
  const outcome = await receiveDataUse(runtime, { signed, at: runtime.now() });
  runtime.wake();
  if (!outcome.ok) return jsonRefusal(outcome.refusal, context.locale);
  return jsonAnswer({ use: outcome.value }, outcome.value.isKnown ? 200 : 201);
}
