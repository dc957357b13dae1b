import { cosignSubtree } from "~/domain/transparency/notes/cosignature";
import { SIGNATURE_TYPES } from "~/domain/transparency/notes/note";
import { isSubtree, isSubtreeConsistent } from "~/domain/transparency/tree/subtree";
import { hashOf, parseCheckpointRequest, sizeOf } from "./request-body";
import { type Answer, noteSignedBy, refuseWith, type Witness } from "./witness";

/** Cosigns a part of a tree that this witness has cosigned as a whole. Source: C2SP tlog-witness */
export async function signSubtree(witness: Witness, body: Uint8Array): Promise<Answer> {
  const request = parseCheckpointRequest(body, 2);
  const [, first, last] = /^subtree ([0-9]+) ([0-9]+)$/.exec(request?.head[0] ?? "") ?? [];
  const [start, end, hash] = [sizeOf(first), sizeOf(last), hashOf(request?.head[1] ?? "")];
  if (!request || start === undefined || end === undefined || !hash) {
    return refuseWith(400, "malformed");
  }
  const { checkpoint, note, proof } = request;
  const { origin, size, root } = checkpoint;
  if (!isSubtree({ start, end }) || end > size) return refuseWith(400, "no-subtree");
  if (!witness.logs.has(origin)) return refuseWith(404, "unknown-log");
  const { cosigners } = witness.keys;
  const signed = await noteSignedBy(
    note,
    cosigners.map(({ key }) => key),
  );
  if (signed === undefined) return refuseWith(403, "not-signed-by-witness");
  const pair = { subtree: { start, end }, subtreeHash: hash, size, root };
  if (!isSubtreeConsistent(pair, proof)) return refuseWith(422, "not-consistent");
  const lines = cosigners
    .filter(({ key }) => key.type === SIGNATURE_TYPES.mlDsa44Cosignature)
    .map(({ key, sign }) => cosignSubtree({ key, origin, start, end, hash }, sign));
  // A witness without a key that can do it does not have this call.
  return lines.length > 0 ? { status: 200, body: lines.join("") } : refuseWith(404, "no-such-call");
}
