import { type Bitset, bitsetFromList } from "~/domain/catalogue/search/bitset";
import { CatalogueIndex } from "~/domain/catalogue/search/catalogue-index";
import { findByWords } from "~db/repositories/catalogue/dataset-search";
import { loadChangedAfter, loadRevision } from "~db/repositories/catalogue/datasets";
import type { Db, Store } from "~db/store";
import { Recent } from "./recent";

/** Rows read at once while the index fills; other requests are served in between. */
const ROWS_PER_READ = 2_000;
/** Match sets kept: 12 kB each at 100,000 datasets. */
const MOST_TEXTS = 256;

export type CurrentIndex = {
  readonly index: CatalogueIndex;
  /** Grows with each change of the catalogue: whatever was computed for it is valid while it stands. */
  readonly revision: number;
  readonly texts: Recent<Bitset | null>;
};

type Held = CurrentIndex & { revision: number; filling: Promise<void> | undefined };

const held = new WeakMap<Store, Held>();

/**
 * The index of this process, current as of this call: one cheap read asks for the revision, and
 * only datasets changed since then are read. Every process keeps its own.
 */
export async function currentIndex(store: Store): Promise<CurrentIndex> {
  const revision = await loadRevision(store.read);
  const known = held.get(store);
  // A revision never falls, unless an older database was put in our place: then we read it anew.
  const own = known && known.revision <= revision ? known : newlyHeld(store);
  while (own.revision < revision) {
    own.filling ??= fill(own, store.read).finally(() => {
      own.filling = undefined;
    });
    await own.filling;
  }
  return own;
}

function newlyHeld(store: Store): Held {
  const own: Held = {
    index: new CatalogueIndex(),
    revision: 0,
    texts: new Recent<Bitset | null>(MOST_TEXTS),
    filling: undefined,
  };
  held.set(store, own);
  return own;
}

async function fill(own: Held, db: Db): Promise<void> {
  for (;;) {
    const rows = await readRevisions(own, db);
    for (const row of rows) {
      if (row.status === "listed") own.index.put(row);
      else own.index.remove(row.sequence);
    }
    const last = rows.at(-1);
    if (!last) return;
    own.revision = last.revision;
    own.texts.clear();
    await new Promise((resume) => setImmediate(resume));
  }
}

/**
 * The next whole revisions. One covers a whole listing of up to 1,000 datasets, so the last one of a
 * full read may go on behind its end: it is left for the next read.
 */
async function readRevisions(own: Held, db: Db) {
  const rows = await loadChangedAfter(db, { revision: own.revision, limit: ROWS_PER_READ });
  if (rows.length < ROWS_PER_READ) return rows;
  const last = rows.at(-1)?.revision;
  return rows.filter((row) => row.revision !== last);
}

/** The datasets whose text has every word of a query; null for a query without words. */
export async function matchText(
  store: Store,
  { index, revision, texts }: CurrentIndex,
  query: string,
): Promise<Bitset | null> {
  if (query === "") return null;
  // With the revision in the key, an answer that arrives late is never taken for a newer one.
  const key = `${revision} ${query}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const list = await findByWords(store.read, query);
  const match = list === null ? null : bitsetFromList(list, index.room);
  texts.set(key, match);
  return match;
}
