import {
  listPostings,
  namesOfOwners,
  type PostingFilter,
  type RoundPosting,
  sumPostings,
} from "~db/repositories/programme/programme-postings";
import type { Store } from "~db/store";

type Named = { readonly ko: string; readonly en: string };

/** A posting with the names of whose accounts it moved money between. */
export type NamedPosting = RoundPosting & {
  readonly fromName: Named | null;
  readonly toName: Named | null;
};

export type Postings = {
  readonly postings: readonly NamedPosting[];
  readonly count: number;
  /** In and out of what the filter is about; without such a filter only `intoKrw` counts. */
  readonly intoKrw: number;
  readonly outKrw: number;
  readonly isSided: boolean;
  readonly ownerName: Named | null;
  readonly page: number;
  readonly pageSize: number;
};

export const POSTINGS_PAGE_SIZE = 50;

async function named(store: Store, postings: readonly RoundPosting[]): Promise<NamedPosting[]> {
  const owners = postings.flatMap((posting) => [posting.fromOwnerId, posting.toOwnerId]);
  const names = await namesOfOwners(store.read, owners);
  return postings.map((posting) => ({
    ...posting,
    fromName: names.get(posting.fromOwnerId) ?? null,
    toName: names.get(posting.toOwnerId) ?? null,
  }));
}

/** The postings behind a figure, newest first. @param page from 1 */
export async function loadPostings(
  store: Store,
  { filter, page }: { filter: PostingFilter; page: number },
): Promise<Postings> {
  const offset = (page - 1) * POSTINGS_PAGE_SIZE;
  const rows = await listPostings(store.read, { filter, offset, limit: POSTINGS_PAGE_SIZE });
  const owner = filter.ownerId ? await namesOfOwners(store.read, [filter.ownerId]) : new Map();
  return {
    postings: await named(store, rows),
    ...(await sumPostings(store.read, filter)),
    ownerName: owner.get(filter.ownerId ?? "") ?? null,
    page,
    pageSize: POSTINGS_PAGE_SIZE,
  };
}

/** The newest 5,000 postings of a filter, for an export. */
export const loadAllPostings = async (store: Store, filter: PostingFilter) =>
  named(store, await listPostings(store.read, { filter, offset: 0, limit: 5_000 }));
