import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "~/http/require-role";
import { logEntry } from "~/queries/transparency/log-entry.server";
import { runtime } from "~/runtime.server";
import { titledBy } from "~/ui/title";
import { EntryPage } from "~/ui/transparency/EntryPage";
import type { EntryView } from "~/ui/transparency/shapes";

export const meta = titledBy<EntryView>((t, entry) =>
  entry ? t("transparency.entry.title", { index: entry.index }) : t("transparency.title"),
);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = params["index"] ?? "";
  if (!/^(?:0|[1-9]\d{0,14})$/.test(place)) notFound();
  const reader = context.session?.actor ?? null;
  const places = runtime.anchorChains;
  const entry = await logEntry(runtime.store, { index: Number(place), reader, places });
  return entry ?? notFound();
}

export default function Entry() {
  return <EntryPage entry={useLoaderData<typeof loader>() as EntryView} />;
}
