import type { Instant } from "~/domain/shared/instant";
import { loadDraftOf, loadRequest } from "~db/repositories/access/requests";
import type { Store } from "~db/store";
import { loadDraftPage, loadSubmitPage } from "./draft-page.server";
import { loadReceipt } from "./receipt.server";
import { loadStatusPage } from "./status-page.server";

type Wish = { readonly requestId: string; readonly companyId: string; readonly at: Instant };

/** A request of this company; null alike for an unknown id and for another company's. */
export async function loadOwnRequest({ read }: Store, { requestId, companyId }: Omit<Wish, "at">) {
  const request = await loadRequest(read, requestId);
  return request?.companyId === companyId ? request : null;
}

/** What /requests/:id shows: the draft, or the status once it was submitted. */
export async function loadRequestPage(store: Store, wish: Wish) {
  const request = await loadOwnRequest(store, wish);
  if (!request) return null;
  return request.status === "draft"
    ? { kind: "draft" as const, draft: await loadDraftPage(store.read, request, wish.at) }
    : { kind: "status" as const, request: await loadStatusPage(store.read, request, wish.at) };
}

/** What the last page before submitting shows; null when there is no such draft. */
export async function loadSubmission(store: Store, wish: Wish) {
  const request = await loadOwnRequest(store, wish);
  return request?.status === "draft" ? loadSubmitPage(store.read, request, wish.at) : null;
}

/** The company's basket with its receipt; null before anything was put into it. */
export async function loadBasket(
  { read }: Store,
  { companyId, at }: { companyId: string; at: Instant },
) {
  const draft = await loadDraftOf(read, companyId);
  if (!draft) return null;
  const receipt = await loadReceipt(read, { requestId: draft.id, companyId, at });
  return { requestId: draft.id, receipt };
}
