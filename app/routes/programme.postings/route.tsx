import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { filterOf, parsePostingQuery } from "~/http/desk/posting-query";
import { notFound, requireRole } from "~/http/require-role";
import { chooseRound } from "~/queries/programme/desk.server";
import { loadPostings } from "~/queries/programme/postings.server";
import { runtime } from "~/runtime.server";
import { BadQuery, PostingsPage } from "~/ui/programme/PostingsPage";
import { titled } from "~/ui/title";

export const meta = titled("programme.postings.title");

export async function loader(args: LoaderFunctionArgs) {
  requireRole(args, "programme-manager", "auditor");
  const asked = parsePostingQuery(args.request);
  if (!asked.ok) return data({ errors: asked.answer.data.errors }, { status: 400 });
  const { page, round: roundId, ...query } = asked.value;
  const { round } = await chooseRound(runtime.store, roundId ?? null);
  if (!round) notFound();
  const filter = filterOf(asked.value, round.id);
  const facts = await loadPostings(runtime.store, { filter, page });
  return data({ query: { ...query, round: round.id }, facts });
}

export default function Postings() {
  const loaded = useLoaderData<typeof loader>();
  if ("errors" in loaded) return <BadQuery errors={loaded.errors} />;
  return <PostingsPage query={loaded.query} facts={loaded.facts} />;
}
