import { type IdKind, idOf, type NewId } from "~/domain/shared/id";

/** Ids that count up, so that a test reads the same each time: `req_0000000001`. */
export function countingIds(): NewId {
  let next = 0;
  return (kind: IdKind) => {
    next += 1;
    return idOf(kind, String(next).padStart(10, "0"));
  };
}
