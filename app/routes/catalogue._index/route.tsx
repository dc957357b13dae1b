import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCriteria } from "~/domain/catalogue/search/criteria";
import { criteriaProblems } from "~/http/criteria-problems";
import { cataloguePage } from "~/queries/catalogue/catalogue-page.server";
import { runtime } from "~/runtime.server";
import { CataloguePage } from "~/ui/catalogue/search/CataloguePage";
import { titled } from "~/ui/title";

export const meta = titled("catalogue.title");

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { criteria, problems } = readCriteria(params);
  const actor = context.session?.actor ?? null;
  const page = await cataloguePage(runtime.store, {
    criteria,
    actor,
    at: runtime.now(),
    locale: context.locale,
  });
  const view = params.get("view") === "table" ? ("table" as const) : ("list" as const);
  const answer = {
    ...page,
    criteria,
    view,
    problems: await criteriaProblems(problems, context.locale),
  };
  return data(answer, {
    status: problems.length > 0 ? 400 : 200,
    // A visitor's page is kept until the next commit; a company's own is nobody else's.
    headers: {
      "Cache-Control": actor ? "private, no-cache" : "public, max-age=0, must-revalidate",
    },
  });
}

export default function CatalogueRoute() {
  return <CataloguePage {...useLoaderData<typeof loader>()} />;
}
