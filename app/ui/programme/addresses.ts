import type { PostingQuery } from "./shapes";

/** The drill-down behind a figure. @param page from 1 */
export function postingsHref(query: PostingQuery, page = 1): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  if (page > 1) search.set("page", String(page));
  return `/programme/postings?${search}`;
}

export const EXPORTS = ["budget", "usage", "co-pay", "decisions", "postings"] as const;
export type Export = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ["csv", "xlsx"] as const;

export const exportHref = (what: Export, format: string, query: PostingQuery): string =>
  postingsHref(query).replace("/programme/postings", `/programme/export/${what}.${format}`);
