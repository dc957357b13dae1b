/**
 * Reports on their way to the hub, one file each. A report is on the disk before anybody is told
 * that it was noted, and leaves `waiting` only when the hub has taken or refused it.
 */
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

export type QueuedReport = { readonly name: string; readonly signed: string };

export type ReportQueue = {
  /** Notes a signed report durably. @param reportId unique, safe as part of a file's name */
  note(report: { reportId: string; servedAt: number; signed: string }): Promise<void>;
  /** What waits, oldest use first. */
  waiting(limit: number): Promise<QueuedReport[]>;
  taken(report: QueuedReport): Promise<void>;
  /** Puts a report aside for a person, with the hub's answer beside it. */
  refused(report: QueuedReport, answer: string): Promise<void>;
  count(): Promise<{ waiting: number; refused: number }>;
};

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename survives a power cut only once its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isReport = (name: string): boolean => name.endsWith(".jws");

export async function openReportQueue(folder: string): Promise<ReportQueue> {
  const [drafts, waiting, refused] = ["drafts", "waiting", "refused"].map((part) =>
    join(folder, part),
  ) as [string, string, string];
  for (const part of [drafts, waiting, refused])
    await mkdir(part, { recursive: true, mode: 0o700 });
  const reportsIn = async (part: string) => (await readdir(part)).filter(isReport).sort();
  return {
    async note({ reportId, servedAt, signed }) {
      const name = `${String(servedAt).padStart(16, "0")}-${reportId}.jws`;
      await writeDurably(join(drafts, name), signed);
      await rename(join(drafts, name), join(waiting, name));
      await syncFolder(waiting);
    },
    async waiting(limit) {
      const names = (await reportsIn(waiting)).slice(0, limit);
      return Promise.all(
        names.map(async (name) => ({ name, signed: await readFile(join(waiting, name), "utf8") })),
      );
    },
    async taken({ name }) {
      await rm(join(waiting, name), { force: true });
    },
    async refused({ name }, answer) {
      await writeDurably(join(refused, `${name}.answer.json`), answer);
      await rename(join(waiting, name), join(refused, name));
      await syncFolder(refused);
      await syncFolder(waiting);
    },
    async count() {
      return {
        waiting: (await reportsIn(waiting)).length,
        refused: (await reportsIn(refused)).length,
      };
    },
  };
}
