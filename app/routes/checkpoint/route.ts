import { latestNote } from "~/queries/transparency/proof.server";
import { runtime } from "~/runtime.server";

/** The newest signed head as plain text, where monitors look for it. Source: C2SP tlog-tiles */
export async function loader() {
  const note = await latestNote(runtime.store);
  return new Response(note ?? "", {
    status: note === undefined ? 404 : 200,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "public, max-age=2",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
