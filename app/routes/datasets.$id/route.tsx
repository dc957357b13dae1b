import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "~/domain/shared/id";
import { notFound } from "~/http/require-role";
import { datasetPage } from "~/queries/catalogue/dataset-page.server";
import { runtime } from "~/runtime.server";
import { DatasetPage } from "~/ui/catalogue/dataset/DatasetPage";
import { TABS } from "~/ui/catalogue/dataset/shapes";
import { titledBy } from "~/ui/title";

type Titled = { dataset: { titleKo: string; titleEn: string } };

export const meta = titledBy<Titled>((t, page) => {
  if (!page) return t("catalogue.title");
  return t.locale === "en" ? page.dataset.titleEn : page.dataset.titleKo;
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params["id"] ?? "";
  const actor = context.session?.actor ?? null;
  const page = isIdOf("dataset", id)
    ? await datasetPage(runtime.store, { id, actor, at: runtime.now() })
    : null;
  if (!page) return notFound();
  const wanted = new URL(request.url).searchParams.get("tab");
  const tab = TABS.find((each) => each === wanted) ?? "overview";
  return data(
    { ...page, tab },
    {
      headers: {
        "Cache-Control": actor ? "private, no-cache" : "public, max-age=0, must-revalidate",
      },
    },
  );
}

export default function DatasetRoute() {
  return <DatasetPage {...useLoaderData<typeof loader>()} />;
}
