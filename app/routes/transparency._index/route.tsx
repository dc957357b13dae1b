import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logOverview } from "~/queries/transparency/log-overview.server";
import { runtime } from "~/runtime.server";
import { titled } from "~/ui/title";
import { OverviewPage } from "~/ui/transparency/OverviewPage";

export const meta = titled("transparency.title");

/** @returns the page of entries before `?before=`; anything but a whole number shows the newest */
export function loader({ request }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^\d{1,15}$/.test(wanted) ? Number(wanted) : undefined;
  return logOverview(runtime.store, { before, chains: runtime.anchorChains });
}

export default function Transparency() {
  return <OverviewPage log={useLoaderData<typeof loader>()} />;
}
