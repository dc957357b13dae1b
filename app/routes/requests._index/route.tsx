import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRole } from "~/http/require-role";
import { listRequests } from "~/queries/access/request-list.server";
import { runtime } from "~/runtime.server";
import { RequestListPage } from "~/ui/access/request/RequestListPage";
import { titled } from "~/ui/title";

export const meta = titled("request.list.title");

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company");
  return listRequests(runtime.store, { companyId: actor.organisationId, at: runtime.now() });
}

export default function Requests() {
  return <RequestListPage requests={useLoaderData<typeof loader>()} />;
}
