import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "~/http/require-role";
import { loadDocket } from "~/queries/access/committee/docket.server";
import { runtime } from "~/runtime.server";
import { DocketPage } from "~/ui/access/committee/DocketPage";
import { titled } from "~/ui/title";

export const meta = titled("committee.docket.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "committee");
  return loadDocket(runtime.store, {
    personId: actor.personId,
    hospitalId: actor.organisationId,
    at: runtime.now(),
  });
}

export default function Docket() {
  return <DocketPage docket={useLoaderData<typeof loader>()} />;
}
