import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireRole } from "~/http/require-role";
import { loadAttachmentFor } from "~/queries/access/attachment.server";
import { runtime } from "~/runtime.server";

/** A document as a download: never shown in place, whatever it holds, and never kept by a proxy. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireRole(args, "company", "data-office", "committee");
  const file = await loadAttachmentFor(runtime.store, {
    requestId: args.params["id"] ?? "",
    attachmentId: args.params["attachmentId"] ?? "",
    actor,
    at: runtime.now(),
  });
  if (!file) return notFound();
  return new Response(new Uint8Array(file.content), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": dispositionOf(file.name),
      "Content-Length": String(file.content.length),
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

/** A Korean name as RFC 5987 says it, with a plain one for old programs. Source: RFC 6266 */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\w.-]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
