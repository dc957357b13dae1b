import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireRole } from "~/http/require-role";
import { loadDesk } from "~/queries/programme/desk.server";
import { HOLD_WATCH_DAYS, VOUCHER_WATCH_DAYS } from "~/queries/programme/work.server";
import { runtime } from "~/runtime.server";
import { DeskPage } from "~/ui/programme/DeskPage";
import { titled } from "~/ui/title";

export const meta = titled("programme.desk.title");

const watch = { holdDays: HOLD_WATCH_DAYS, voucherDays: VOUCHER_WATCH_DAYS };

export async function loader(args: LoaderFunctionArgs) {
  requireRole(args, "programme-manager", "auditor");
  const roundId = new URL(args.request.url).searchParams.get("round") || null;
  const desk = await loadDesk(runtime.store, { roundId, at: runtime.now() });
  if (!desk && roundId !== null) notFound();
  return { desk: desk ? { ...desk, watch } : null };
}

export default function Desk() {
  return <DeskPage desk={useLoaderData<typeof loader>().desk} />;
}
