import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "~/domain/shared/id";
import { compareDatasets } from "~/queries/catalogue/compare-datasets.server";
import { runtime } from "~/runtime.server";
import { ComparePage } from "~/ui/catalogue/ComparePage";
import { titled } from "~/ui/title";

export const meta = titled("compare.title");

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-cache" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.getAll("dataset").slice(0, 100);
  const ids = asked.filter((id) => isIdOf("dataset", id));
  const actor = context.session?.actor ?? null;
  const compared = await compareDatasets(runtime.store, { ids, actor, at: runtime.now() });
  return { ...compared, isMissingSome: compared.isMissingSome || ids.length < asked.length };
}

export default function CompareRoute() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
