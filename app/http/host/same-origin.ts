/** Whether a change was asked for by one of our own pages. Source: docs/decisions/013-browser-rules.md */
import type { IncomingHttpHeaders } from "node:http";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True for reading, and for a change that the browser marks as coming from our own site. Without
 * the browser's mark the Origin must be ours; without either it is refused, because a browser that
 * sends a form always sends one of them.
 */
export function isFromUs(
  request: { method: string | undefined; headers: IncomingHttpHeaders },
  publicOrigin: string,
): boolean {
  if (READING.has(request.method ?? "GET")) return true;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = request.headers;
  if (origin === undefined || origin === "null" || !URL.canParse(origin)) return false;
  return origin === publicOrigin || new URL(origin).host === host;
}
