import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonRefusal } from "~/http/answer";
import { certificateMetadata } from "~/queries/federation/certificates.server";
import { runtime } from "~/runtime.server";

/** The words of a token for whoever reads the chain. Public, without a person or any content. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { publicUrl } = runtime.config;
  const asked = { tokenId: params["id"] ?? "", publicUrl };
  const metadata = await certificateMetadata(runtime.store, asked);
  if (!metadata) return jsonRefusal({ code: "not-found" }, context.locale);
  return new Response(`${JSON.stringify(metadata, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=3600",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
