import { encodePolicy } from "~/domain/transparency/notes/policy";
import { runtime } from "~/runtime.server";

/**
 * The log's key, its witnesses and their quorum as the hub itself names them. An auditor compares
 * them with what came another way. Source: C2SP tlog-policy
 */
export const loader = () =>
  new Response(encodePolicy(runtime.witnessPolicy), {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "public, max-age=60",
      "Access-Control-Allow-Origin": "*",
    },
  });
