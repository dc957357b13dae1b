import { extname } from "node:path";
import { looksPersonal } from "../personal";

const LONGEST = 120;

/**
 * The name under which a file may appear in a public record: its path below the profiled folder,
 * unless a part of it looks like an identifier. Then the name is drawn from the content's hash, so
 * that the holder can still find the file and nobody else learns anything.
 */
export function safeName(name: string, sha256: string): string {
  const isPlain =
    name.length <= LONGEST && !name.split("/").some(looksPersonal) && !hasControl(name);
  if (isPlain) return name;
  const extension = extname(name).toLowerCase();
  return `sha256-${sha256.slice(0, 16)}${/^\.[a-z0-9]{1,8}$/.test(extension) ? extension : ""}`;
}

const hasControl = (name: string): boolean => /\p{Cc}/u.test(name);
