import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "~/domain/shared/id";
import { requireRole } from "~/http/require-role";
import { usesOfHospital } from "~/queries/access/use-history.server";
import { runtime } from "~/runtime.server";
import { UsesPage } from "~/ui/federation/UsesPage";
import { titled } from "~/ui/title";

export const meta = titled("uses.title");

/** Whatever else an address says, the list begins at its first page. */
const pageOf = (text: string | null): number =>
  /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 1;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "data-office", "committee");
  const query = new URL(args.request.url).searchParams;
  const dataset = query.get("dataset") ?? "";
  return usesOfHospital(runtime.store, {
    hospitalId: actor.organisationId,
    datasetId: isIdOf("dataset", dataset) ? dataset : undefined,
    page: pageOf(query.get("page")),
  });
}

export default function Uses() {
  return <UsesPage view={useLoaderData<typeof loader>()} />;
}
