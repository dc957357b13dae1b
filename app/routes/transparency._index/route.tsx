import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { logPage } from "~/queries/transparency/log-overview.server";
import { runtime } from "~/runtime.server";
import { titled } from "~/ui/title";
import { OverviewPage } from "~/ui/transparency/overview/OverviewPage";

export const meta = titled("transparency.title");

/** @returns the page of entries before `?before=`; anything but a whole number shows the newest */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store, anchorChains: chains, logSigner, witnessPolicy: policy, config } = runtime;
  const wanted = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^\d{1,15}$/.test(wanted) ? Number(wanted) : undefined;
  const { key } = logSigner;
  const reader = context.session?.actor ?? null;
  const asked = { before, chains, policy, reader, at: runtime.now() };
  const page = await logPage(store, asked);
  const keys = { origin: key.name, verifierKey: verifierKeyOf(key), publicUrl: config.publicUrl };
  return { ...page, keys };
}

export default function Transparency() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
