/** What a witness remembers, in a SQLite file of its own. */
import { sha256 } from "@noble/hashes/sha2.js";
import Database from "better-sqlite3";
import { hexOf, utf8 } from "~/domain/transparency/bytes";

/** A checkpoint that this witness cosigned. */
export type Held = { readonly size: number; readonly root: Uint8Array; readonly note: string };

/** Two heads that the log's own key signed and that do not fit each other. */
export type Conflict = {
  readonly origin: string;
  /** `other-root`: the same size twice. `not-consistent`: no proof leads from one to the other. */
  readonly kind: "other-root" | "not-consistent";
  /** UTC ms. */
  readonly at: number;
  readonly submitted: string;
  readonly held: string;
};

const SCHEMA = `
  create table if not exists newest (
    origin text primary key,
    origin_hash text not null unique,
    size integer not null check (size >= 0),
    root blob not null check (length(root) = 32),
    note text not null
  ) strict;
  create table if not exists cosigned (
    origin text not null,
    size integer not null,
    root blob not null check (length(root) = 32),
    note text not null,
    primary key (origin, size)
  ) strict;
  create table if not exists conflicts (
    id text primary key,
    origin text not null,
    kind text not null check (kind in ('other-root', 'not-consistent')),
    at integer not null,
    submitted text not null,
    held text not null
  ) strict;
`;

/** So many heads of a log are kept to recognise; older ones are never asked for again. */
const MAX_COSIGNED = 10_000;
/**
 * Of each kind: enough to prove a thousand lies, and no more shall fill the disk. Anybody can bring
 * about what is not consistent with a wrong proof, and that must not take the place of a lie.
 */
const MAX_CONFLICTS = 1_000;

export type WitnessStore = ReturnType<typeof openWitnessStore>;

/** Opens the file, or makes it. Each commit is on the disk before it returns. */
export function openWitnessStore(file: string) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("busy_timeout = 5000");
  db.exec(SCHEMA);
  const newest = db.prepare<[string], Held>("select size, root, note from newest where origin = ?");
  const byHash = db.prepare<[string], { note: string }>(
    "select note from newest where origin_hash = ?",
  );
  const at = db.prepare<[string, number], Held>(
    "select size, root, note from cosigned where origin = ? and size = ?",
  );
  const setNewest = db.prepare(
    `insert into newest (origin, origin_hash, size, root, note) values (?, ?, ?, ?, ?)
     on conflict (origin) do update set size = excluded.size, root = excluded.root, note = excluded.note`,
  );
  const addCosigned = db.prepare("insert or ignore into cosigned values (?, ?, ?, ?)");
  const forget = db.prepare(
    `delete from cosigned where origin = ? and size <=
       (select size from cosigned where origin = ? order by size desc limit 1 offset ${MAX_COSIGNED})`,
  );
  const addConflict = db.prepare(
    `insert or ignore into conflicts select ?, ?, ?, ?, ?, ?
     where (select count(*) from conflicts where origin = ? and kind = ?) < ${MAX_CONFLICTS}`,
  );
  return {
    newest: (origin: string): Held | undefined => newest.get(origin),
    /** The newest checkpoint with all signatures. @param hash SHA-256 of the origin, lower-case hex */
    noteByOriginHash: (hash: string): string | undefined => byHash.get(hash)?.note,
    /** What was cosigned at exactly this size, signed by the log alone. */
    cosignedAt: (origin: string, size: number): Held | undefined => at.get(origin, size),
    /** @param note with all signatures @param signedByLog the note with the log's signatures alone */
    recordCosigned(origin: string, { size, root, note }: Held, signedByLog: string): void {
      setNewest.run(origin, hexOf(sha256(utf8(origin))), size, Buffer.from(root), note);
      addCosigned.run(origin, size, Buffer.from(root), signedByLog);
      forget.run(origin, origin);
    },
    /** Keeps the evidence once, whatever how often it is shown. */
    recordConflict({ origin, kind, at: when, submitted, held }: Conflict): void {
      const id = hexOf(sha256(utf8(`${submitted}\n${held}`)));
      addConflict.run(id, origin, kind, when, submitted, held, origin, kind);
    },
    conflicts: (): Conflict[] =>
      db
        .prepare<[], Conflict>(
          "select origin, kind, at, submitted, held from conflicts order by at, id",
        )
        .all(),
    /**
     * Runs the body alone, also among several processes on the same file. What it wrote is on the
     * disk when this returns, and gone when it throws.
     */
    exclusively: <T>(body: () => T): T => db.transaction(body).immediate(),
    close(): void {
      db.close();
    },
  };
}
