import type { LoaderFunctionArgs } from "@remix-run/node";
import { tileAt } from "~/queries/transparency/tiles.server";
import { runtime } from "~/runtime.server";

/** What a checkpoint covers never changes; what none covers yet may come with the next one. */
const KEPT = "public, max-age=31536000, immutable";

/** Tiles and entry bundles of the log as files. Source: C2SP tlog-tiles */
export async function loader({ request }: LoaderFunctionArgs) {
  const tile = await tileAt(runtime.store, new URL(request.url).pathname.slice(1));
  return new Response(tile ? Uint8Array.from(tile) : null, {
    status: tile ? 200 : 404,
    headers: {
      "Content-Type": "application/octet-stream",
      "Cache-Control": tile ? KEPT : "no-store",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
