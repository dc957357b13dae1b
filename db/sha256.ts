import { hash } from "node:crypto";
import type { Sha256 } from "~/domain/transparency/tree/leaf";

/**
 * Node's one-shot SHA-256. Asked for a Latin-1 (“binary”) text it is three times as fast as asked for a buffer,
 * because making the buffer costs more than the hash; each character is one byte of it.
 */
export const nodeSha256: Sha256 = (bytes) => Buffer.from(hash("sha256", bytes, "binary"), "latin1");
