import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCriteria } from "~/domain/catalogue/search/criteria";
import { criteriaProblems } from "~/http/criteria-problems";
import { datasetsAsJson } from "~/queries/catalogue/datasets-as-json.server";
import { runtime } from "~/runtime.server";

/** Programs read the answer; a page of another origin may as well, because it is public. */
const HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-cache",
  "Access-Control-Allow-Origin": "*",
};

/** The catalogue search for programs: the parameters of `/catalogue`, without `usable`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { criteria, problems } = readCriteria(new URL(request.url).searchParams);
  if (problems.length > 0) {
    const fields = await criteriaProblems(problems, context.locale);
    const error = { code: "bad-parameter", fields };
    return new Response(JSON.stringify({ error }), { status: 400, headers: HEADERS });
  }
  const search = { ...criteria, isUsableOnly: false };
  const body = await datasetsAsJson(runtime.store, { criteria: search, at: runtime.now() });
  return new Response(body, { headers: HEADERS });
}
