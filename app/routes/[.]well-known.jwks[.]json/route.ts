import { runtime } from "~/runtime.server";

/** The public keys with which anyone checks our visas. An hour old they are still right. */
export const loader = () =>
  Response.json(runtime.visaSigner.keys, {
    headers: { "Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*" },
  });
