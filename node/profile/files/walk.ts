import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bounds } from "../bounds";
import type { ProblemCode } from "../problem";

/** A file found below the profiled folder; `name` is relative, with forward slashes. */
export type FoundFile = { readonly path: string; readonly name: string; readonly bytes: number };

export type Walk = {
  readonly files: readonly FoundFile[];
  readonly problems: readonly { name: string; code: ProblemCode; detail: string }[];
};

// What operating systems leave behind in folders; nobody means to publish it.
const LEFTOVERS = /^(__MACOSX|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|\.git)$/i;

/**
 * Lists regular files in a stable order. Links are never followed: a link could lead out of the
 * folder that the hospital chose to show.
 */
export async function walk(folder: string, bounds: Bounds): Promise<Walk> {
  const files: FoundFile[] = [];
  const problems: { name: string; code: ProblemCode; detail: string }[] = [];

  async function visit(path: string, name: string, depth: number): Promise<void> {
    if (depth > bounds.folderDepth) {
      problems.push({ name, code: "too-deep", detail: `depth > ${bounds.folderDepth}` });
      return;
    }
    for (const entry of await entriesOf(path)) {
      if (LEFTOVERS.test(entry.name)) continue;
      const child = {
        path: join(path, entry.name),
        name: name ? `${name}/${entry.name}` : entry.name,
      };
      if (entry.isSymbolicLink()) {
        problems.push({ name: child.name, code: "link-skipped", detail: "symbolic link" });
      } else if (entry.isDirectory()) {
        await visit(child.path, child.name, depth + 1).catch(() => {
          problems.push({ name: child.name, code: "unreadable-file", detail: "folder" });
        });
      } else if (entry.isFile()) {
        if (files.length >= bounds.files) {
          if (problems.at(-1)?.code !== "too-many-files")
            problems.push({ name: child.name, code: "too-many-files", detail: `${bounds.files}` });
          return;
        }
        files.push({ ...child, bytes: (await stat(child.path)).size });
      }
    }
  }

  await visit(folder, "", 0);
  return { files, problems };
}

async function entriesOf(path: string) {
  const entries = [];
  for await (const entry of await opendir(path)) entries.push(entry);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
