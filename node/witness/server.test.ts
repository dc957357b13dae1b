/** Each MUST of C2SP tlog-witness as a sentence. */
import { mkdtemp, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recoverAddress } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { base64Of, hexOf, to0x, utf8 } from "~/domain/transparency/bytes";
import { witnessedHeadDigest } from "~/domain/transparency/evm/witnessed-head";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { signatureStateOf, subtreeCosignedMessage } from "~/domain/transparency/notes/cosignature";
import {
  type Note,
  parseNote,
  parseSignatureLines,
  signNote,
  withSignatureLines,
} from "~/domain/transparency/notes/note";
import { portableSha256 } from "~/domain/transparency/tree/leaf";
import { subtreeConsistencyRanges } from "~/domain/transparency/tree/subtree";
import { anOperator, aWitness, submission } from "../../tests/support/witness";
import { openWitnessKeys } from "./keys";
import { signatureChecks } from "./signature-checks";

type Served = Awaited<ReturnType<typeof aWitness>>;
const started: Served[] = [];
async function freshWitness(options: Partial<Parameters<typeof aWitness>[0]> = {}) {
  const witness = await aWitness({ logs: [operator.signer.key], ...options });
  started.push(witness);
  return witness;
}

const operator = anOperator();
const truth = operator.history();
const lie = operator.history("lie");
let witness: Served;
beforeAll(async () => {
  witness = await freshWitness();
});
afterAll(() => Promise.all(started.map((one) => one.stop())));

/** Lets a witness cosign the sizes one after another. */
async function follow(one: Served, sizes: readonly number[], history = truth): Promise<void> {
  let old = one.witness.store.newest(operator.origin)?.size ?? 0;
  for (const size of sizes) {
    const body = submission(old, history.proof(old, size), history.checkpoint(size));
    expect((await one.post("add-checkpoint", body)).status).toBe(200);
    old = size;
  }
}

const originHash = hexOf(portableSha256(utf8(operator.origin)));

test("a first checkpoint is cosigned by every key of the witness, with the time", async () => {
  const one = await freshWitness();
  const checkpoint = truth.checkpoint(5);
  const answer = await one.post("add-checkpoint", submission(0, [], checkpoint));
  expect(answer.status).toBe(200);
  const lines = await answer.text();
  const note = parseNote(withSignatureLines(checkpoint, lines.slice(0, -1).split("\n"))) as Note;
  expect(parseSignatureLines(lines)).toHaveLength(2);
  for (const { key } of one.witness.keys.cosigners) {
    expect(await signatureStateOf(note, key, signatureChecks)).toEqual({
      state: "good",
      timestamp: 1_770_000_000n,
    });
  }
});

test("a checkpoint that extends the last one is cosigned, the same one again too", async () => {
  const one = await freshWitness();
  await follow(one, [1, 2, 3, 7, 8, 64, 65, 65, 200]);
});

test("another method is answered 405 and an unknown call 404", async () => {
  const got = await fetch(`${witness.url}/add-checkpoint`);
  expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  const posted = await fetch(`${witness.url}/${originHash}/checkpoint`, { method: "POST" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET"]);
  expect((await witness.post("toString", "")).status).toBe(404);
});

test("a body that is not of the form is answered 400", async () => {
  const good = submission(0, [], truth.checkpoint(5));
  for (const body of [
    "",
    "\n",
    "old 0\n",
    good.replace("old 0", "old 00"),
    good.replace("old 0", "old -1"),
    good.replace("old 0", "old  0"),
    good.replace("old 0", "OLD 0"),
    good.replace("old 0\n", "old 0\r\n"),
    good.replace("old 0\n", "old 0\nAAAA\n"),
    good.replace("old 0\n", "old 0\nnot base64\n"),
    good.replace("\n5\n", "\n05\n"),
    good.slice(0, -1),
    submission(
      0,
      Array.from({ length: 64 }, () => new Uint8Array(32)),
      truth.checkpoint(5),
    ),
  ]) {
    expect((await witness.post("add-checkpoint", body)).status, JSON.stringify(body)).toBe(400);
  }
  // Read loosely, the name of this unknown key would be a name like any other.
  const latin1 = Buffer.from("— \xff.example AAAAAAAA\n".slice(1), "latin1");
  const notUtf8 = Buffer.concat([Buffer.from(`${good}—`), latin1]);
  expect((await witness.post("add-checkpoint", notUtf8)).status).toBe(400);
});

test("an old size above the checkpoint's is answered 400", async () => {
  const answer = await witness.post("add-checkpoint", submission(6, [], truth.checkpoint(5)));
  expect(answer.status).toBe(400);
});

test("an unknown origin is answered 404", async () => {
  const stranger = anOperator("stranger.example").history();
  const answer = await witness.post("add-checkpoint", submission(0, [], stranger.checkpoint(5)));
  expect(answer.status).toBe(404);
});

test("no signature of a trusted key, or a wrong one, is answered 403", async () => {
  const impostor = anOperator(operator.origin).history();
  const unsigned = submission(0, [], impostor.checkpoint(5));
  const wrong = submission(0, [], truth.checkpoint(5).replace("\n5\n", "\n6\n"));
  expect((await witness.post("add-checkpoint", unsigned)).status).toBe(403);
  expect((await witness.post("add-checkpoint", wrong)).status).toBe(403);
});

test("signatures of unknown keys are ignored", async () => {
  const one = await freshWitness();
  const checkpoint = withSignatureLines(truth.checkpoint(5), ["— stranger.example AAAAAAAA"]);
  expect((await one.post("add-checkpoint", submission(0, [], checkpoint))).status).toBe(200);
  expect(one.witness.store.newest(operator.origin)?.note).not.toContain("stranger");
});

test("an old size that is not the witness's is answered 409 with its size as x.tlog.size", async () => {
  const one = await freshWitness();
  const early = await one.post(
    "add-checkpoint",
    submission(3, truth.proof(3, 9), truth.checkpoint(9)),
  );
  expect([early.status, await early.text()]).toEqual([409, "0\n"]);
  await follow(one, [7]);
  const answer = await one.post("add-checkpoint", submission(0, [], truth.checkpoint(9)));
  expect(answer.status).toBe(409);
  expect(answer.headers.get("content-type")).toBe("text/x.tlog.size");
  expect(await answer.text()).toBe("7\n");
});

test("an empty log has the root of the empty tree, or the answer is 422", async () => {
  const one = await freshWitness();
  const text = checkpointText({ origin: operator.origin, size: 0, root: new Uint8Array(32) });
  const false0 = signNote(text, operator.signer.key, operator.signer.sign);
  expect((await one.post("add-checkpoint", submission(0, [], false0))).status).toBe(422);
  await follow(one, [0, 0, 4]);
});

test("a proof from the empty tree, a wrong, a short or a long proof is answered 422", async () => {
  const one = await freshWitness();
  const spare = new Uint8Array(32);
  const first = submission(0, [spare], truth.checkpoint(7));
  expect((await one.post("add-checkpoint", first)).status).toBe(422);
  await follow(one, [7]);
  const proof = truth.proof(7, 12);
  for (const bad of [proof.slice(1), [...proof, spare], [spare, ...proof.slice(1)], []]) {
    const answer = await one.post("add-checkpoint", submission(7, bad, truth.checkpoint(12)));
    expect(answer.status).toBe(422);
  }
  const same = await one.post("add-checkpoint", submission(7, [spare], truth.checkpoint(7)));
  expect(same.status).toBe(422);
  expect(one.witness.store.newest(operator.origin)?.size).toBe(7);
});

test("the same size with another root is answered 422, and both signed notes are kept", async () => {
  const one = await freshWitness();
  await follow(one, [7]);
  const answer = await one.post("add-checkpoint", submission(7, [], lie.checkpoint(7)));
  expect([answer.status, await answer.text()]).toEqual([422, "other-root\n"]);
  const [conflict, ...more] = one.witness.store.conflicts();
  expect(more).toEqual([]);
  expect(conflict).toMatchObject({
    kind: "other-root",
    submitted: lie.checkpoint(7),
    held: truth.checkpoint(7),
  });
  expect(one.said.at(-1)).toMatch(/^CONFLICT other-root log\.example 7 /);
});

test("two histories are refused and kept whichever way they are shown, each once", async () => {
  const one = await freshWitness();
  await follow(one, [4, 7]);
  const grown = submission(7, lie.proof(7, 12), lie.checkpoint(12));
  const behind = submission(0, [], lie.checkpoint(4));
  for (let round = 0; round < 3; round++) {
    expect((await one.post("add-checkpoint", grown)).status).toBe(422);
    expect((await one.post("add-checkpoint", behind)).status).toBe(409);
  }
  const kinds = one.witness.store.conflicts().map(({ kind, submitted }) => [kind, submitted]);
  expect(kinds).toHaveLength(2);
  expect(kinds).toContainEqual(["not-consistent", lie.checkpoint(12)]);
  expect(kinds).toContainEqual(["other-root", lie.checkpoint(4)]);
  await follow(one, [12]);
});

test("of requests at once, none rolls the witness back", async () => {
  const one = await freshWitness();
  await follow(one, [5]);
  const sizes = [6, 7, 8, 9, 10, 11, 12, 13];
  const answers = await Promise.all(
    sizes.map((size) =>
      one.post("add-checkpoint", submission(5, truth.proof(5, size), truth.checkpoint(size))),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(sizes.length - 1);
  const won = sizes[statuses.indexOf(200)];
  expect(one.witness.store.newest(operator.origin)?.size).toBe(won);
  const told = await Promise.all(answers.filter((a) => a.status === 409).map((a) => a.text()));
  expect(new Set(told)).toEqual(new Set([`${won}\n`]));
});

test("two witness processes on one file do not roll each other back", async () => {
  const one = await freshWitness();
  const twin = await freshWitness({ folder: one.folder });
  await follow(one, [5]);
  const answer = await twin.post("add-checkpoint", submission(0, [], truth.checkpoint(3)));
  expect([answer.status, await answer.text()]).toEqual([409, "5\n"]);
});

test("what was cosigned is still known after a restart, under the same keys", async () => {
  const one = await aWitness({ logs: [operator.signer.key] });
  await follow(one, [7]);
  await one.stop();
  const again = await freshWitness({ folder: one.folder });
  expect(again.vkey()).toBe(one.vkey());
  expect(again.vkey(6)).toBe(one.vkey(6));
  const answer = await again.post("add-checkpoint", submission(0, [], truth.checkpoint(9)));
  expect(await answer.text()).toBe("7\n");
  await follow(again, [9]);
});

test("each log is followed by itself", async () => {
  const other = anOperator("other.example");
  const one = await freshWitness({ logs: [operator.signer.key, other.signer.key] });
  await follow(one, [7]);
  const answer = await one.post("add-checkpoint", submission(0, [], other.history().checkpoint(3)));
  expect(answer.status).toBe(200);
  expect(one.witness.store.newest(operator.origin)?.size).toBe(7);
});

test("the newest checkpoint is served with the log's signature and the cosignatures", async () => {
  const one = await freshWitness();
  const empty = await fetch(`${one.url}/${originHash}/checkpoint`);
  expect(empty.status).toBe(404);
  await follow(one, [7, 9]);
  const answer = await fetch(`${one.url}/${originHash}/checkpoint`);
  const note = parseNote(await answer.text()) as Note;
  expect(`${note.text}\n`).toBe(truth.checkpoint(9).split("—")[0]);
  for (const key of [operator.signer.key, ...one.witness.keys.cosigners.map((c) => c.key)]) {
    expect((await signatureStateOf(note, key, signatureChecks)).state).toBe("good");
  }
});

async function cosigned(one: Served, size: number): Promise<string> {
  await follow(one, [size]);
  return (await fetch(`${one.url}/${originHash}/checkpoint`)).text();
}

/** The body of sign-subtree for a part of the tree of fourteen. */
const partOf = (start: number, end: number, note: string): string => {
  const size = 14;
  const proof = truth.path(subtreeConsistencyRanges({ start, end }, size));
  const hash = truth.rangeHash({ start, end });
  const lines = [hash, ...proof].map((one) => `${base64Of(one)}\n`).join("");
  return `subtree ${start} ${end}\n${lines}\n${note}`;
};

test("a part of a cosigned tree is cosigned without a time, by the key that can", async () => {
  const one = await freshWitness();
  const note = await cosigned(one, 14);
  for (const [start, end] of [
    [8, 13],
    [0, 14],
    [4, 8],
    [13, 14],
    [0, 5],
  ] as const) {
    const answer = await one.post("sign-subtree", partOf(start, end, note));
    expect(answer.status).toBe(200);
    const [signature, ...more] = parseSignatureLines(await answer.text()) ?? [];
    expect(more).toEqual([]);
    const key = one.witness.keys.cosigners[1]?.key;
    const hash = truth.rangeHash({ start, end });
    const message = subtreeCosignedMessage({
      cosigner: "witness.example/w1",
      timestamp: 0n,
      origin: operator.origin,
      start,
      end,
      hash,
    });
    const raw = signature?.bytes.slice(12) ?? new Uint8Array();
    expect([...(signature?.bytes.slice(4, 12) ?? [])]).toEqual(Array(8).fill(0));
    expect(
      key &&
        message &&
        signatureChecks.mlDsa44({ publicKey: key.publicKey, message, signature: raw }),
    ).toBe(true);
  }
});

test("a part is refused: no such range 400, unknown log 404, not cosigned 403, wrong proof 422", async () => {
  const one = await freshWitness();
  const note = await cosigned(one, 14);
  const good = partOf(8, 13, note);
  const stranger = anOperator("stranger.example").history().checkpoint(14);
  const posts: [string, number][] = [
    [good.replace("subtree 8 13", "subtree 8 15"), 400],
    [good.replace("subtree 8 13", "subtree 7 13"), 400],
    [good.replace("subtree 8 13", "subtree 8 8"), 400],
    [good.replace("subtree 8 13", "subtree 08 13"), 400],
    [good.replace("subtree 8 13", "subtree 8"), 400],
    [good.split("\n").toSpliced(1, 1).join("\n"), 422],
    ["subtree 8 13\n\n", 400],
    [partOf(8, 13, stranger), 404],
    [partOf(8, 13, truth.checkpoint(14)), 403],
    [good.replace("\n14\n", "\n15\n"), 403],
    [good.replace("subtree 8 13", "subtree 8 14"), 422],
    [good.replace("subtree 8 13", "subtree 0 13"), 422],
  ];
  for (const [body, status] of posts) {
    expect((await one.post("sign-subtree", body)).status, body.slice(0, 30)).toBe(status);
  }
});

test("a witness without a post-quantum key cosigns, and has no call for parts", async () => {
  const one = await freshWitness({ hasMlDsa: false });
  const note = await cosigned(one, 14);
  expect(parseNote(note)?.signatures).toHaveLength(2);
  expect((await one.post("sign-subtree", partOf(8, 13, note))).status).toBe(404);
});

const aHead = (prevSize: number, size: number, history = truth) => ({
  origin: operator.origin,
  chainId: 1337,
  contract: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  prevSize,
  prevRoot: base64Of(prevSize === 0 ? new Uint8Array(32) : history.rootAt(prevSize)),
  size,
  root: base64Of(history.rootAt(size)),
  consistency: history.proof(prevSize, size).map(base64Of),
});

test("a head for a contract is signed so that the contract recovers the witness's address", async () => {
  const one = await freshWitness();
  await follow(one, [7, 12]);
  for (const [prevSize, size] of [
    [0, 7],
    [7, 12],
    [3, 7],
    [5, 12],
  ] as const) {
    const head = aHead(prevSize, size);
    const answer = await one.post("sign-head", JSON.stringify(head));
    expect(answer.status).toBe(200);
    const { address, signature } = (await answer.json()) as Record<string, `0x${string}`>;
    const digest = witnessedHeadDigest({
      ...head,
      prevRoot: prevSize === 0 ? new Uint8Array(32) : truth.rootAt(prevSize),
      root: truth.rootAt(size),
    });
    expect(signature).toHaveLength(2 + 130);
    const recovered = await recoverAddress({
      hash: to0x(digest as Uint8Array),
      signature: signature as `0x${string}`,
    });
    expect(recovered.toLowerCase()).toBe(address);
    expect(address).toBe(one.witness.keys.address);
  }
});

test("a head is not signed unless it was cosigned and extends what the contract holds", async () => {
  const one = await freshWitness();
  await follow(one, [7]);
  const posts: [unknown, number][] = [
    [aHead(0, 9), 409],
    [aHead(0, 7, lie), 422],
    [{ ...aHead(3, 7), prevRoot: base64Of(lie.rootAt(3)) }, 422],
    [{ ...aHead(0, 7), prevRoot: base64Of(truth.rootAt(3)) }, 422],
    [{ ...aHead(7, 7) }, 422],
    [{ ...aHead(3, 7), consistency: [] }, 422],
    [{ ...aHead(3, 7), origin: "stranger.example" }, 404],
    [{ ...aHead(3, 7), contract: "0x00" }, 400],
    [{ ...aHead(3, 7), chainId: -1 }, 400],
    [{ ...aHead(3, 7), root: "AAAA" }, 400],
    [[], 400],
    [null, 400],
    ["head", 400],
  ];
  for (const [head, status] of posts) {
    const answer = await one.post("sign-head", JSON.stringify(head));
    expect(answer.status, JSON.stringify(head)).toBe(status);
  }
  expect((await one.post("sign-head", "{")).status).toBe(400);
});

test("a body without end is cut off with 413 and does not disturb the next request", async () => {
  const answer = await witness.post("add-checkpoint", new Uint8Array(2_000_000));
  expect(answer.status).toBe(413);
  expect((await witness.post("add-checkpoint", "")).status).toBe(400);
});

test("a caller who hangs up in the middle is no fault", async () => {
  const one = await freshWitness();
  const { port } = new URL(one.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 100\r\n\r\nold 0");
      setTimeout(() => socket.destroy(), 50);
    });
    socket.on("close", () => setTimeout(resolve, 50));
  });
  expect(one.said).toEqual([]);
  expect((await one.post("add-checkpoint", "")).status).toBe(400);
});

test("the keys are made once, for their owner alone, and keep their name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vouchsafe-witness-"));
  await expect(openWitnessKeys({ folder })).rejects.toMatchObject({ code: "name-missing" });
  await expect(openWitnessKeys({ folder, name: "a b" })).rejects.toMatchObject({
    code: "name-invalid",
  });
  const first = await openWitnessKeys({ folder, name: "w.example" });
  const again = await openWitnessKeys({ folder });
  expect([first.areNew, again.areNew]).toEqual([true, false]);
  expect(again.keys.address).toBe(first.keys.address);
  expect((await stat(`${folder}/witness-keys.json`)).mode & 0o777).toBe(0o600);
  await expect(openWitnessKeys({ folder, name: "x.example" })).rejects.toMatchObject({
    code: "name-other",
  });
});
