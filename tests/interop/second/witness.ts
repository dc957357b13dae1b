/** A witness from the text of C2SP tlog-witness alone; it shares no code with ours. */
import type { KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import { rootsOfProof } from "./merkle";
import { check, cosign, type Key, readCheckpoint, readNote, strictBase64 } from "./notes";

type Head = { size: number; root: Buffer; note: string };
type Answer = { status: number; type?: string; body: string };

/** Knows one log and holds its newest head in memory. */
export function secondWitness({
  log,
  own,
  secret,
  time,
}: {
  log: Key;
  own: Key;
  secret: KeyObject;
  time: number;
}): { server: Server; head: () => Head } {
  let head: Head = { size: 0, root: Buffer.alloc(0), note: "" };

  function add(body: Buffer): Answer {
    const gap = body.indexOf("\n\n");
    const [first = "", ...lines] = body.subarray(0, gap).toString().split("\n");
    const old = Number(/^old (0|[1-9][0-9]*)$/.exec(first)?.[1]);
    const noteBytes = body.subarray(gap + 2);
    const note = readNote(noteBytes);
    const { origin, size, root } = readCheckpoint(note.text);
    if (origin !== log.name) return { status: 404, body: "" };
    if (!check(note, log)?.isGood) return { status: 403, body: "" };
    if (!(old <= size)) return { status: 400, body: "" };
    if (old !== head.size) return { status: 409, type: "text/x.tlog.size", body: `${head.size}\n` };
    const proof = lines.map(strictBase64);
    if (old === 0 ? proof.length > 0 : !extendsHead({ size, root }, proof)) {
      return { status: 422, body: "" };
    }
    const line = cosign(note.text, { key: own, secret, time });
    head = { size, root, note: `${noteBytes}${line}` };
    return { status: 200, body: line };
  }

  function extendsHead({ size, root }: { size: number; root: Buffer }, proof: Buffer[]): boolean {
    const roots = rootsOfProof({ m: head.size, n: size, oldRoot: head.root }, proof);
    return Boolean(roots?.older.equals(head.root) && roots.newer.equals(root));
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isGet = request.method === "GET" && request.url?.endsWith("/checkpoint");
    const answer = isGet ? { status: 200, body: head.note } : add(Buffer.concat(chunks));
    response.writeHead(answer.status, { "Content-Type": answer.type ?? "text/plain" });
    response.end(answer.body);
  });
  return { server, head: () => head };
}
