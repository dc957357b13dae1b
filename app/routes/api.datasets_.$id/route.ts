import type { LoaderFunctionArgs } from "@remix-run/node";
import { isIdOf } from "~/domain/shared/id";
import { datasetAsJson } from "~/queries/catalogue/dataset-as-json.server";
import { runtime } from "~/runtime.server";

/** One dataset with its record for programs; an unknown id is answered 404 in JSON. */
export async function loader({ params }: LoaderFunctionArgs) {
  const id = params["id"] ?? "";
  const dataset = isIdOf("dataset", id) ? await datasetAsJson(runtime.store, id) : null;
  return new Response(JSON.stringify(dataset ?? { error: { code: "not-found" } }), {
    status: dataset ? 200 : 404,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-cache",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
