/** A hub with witnesses over HTTP on this machine: agreement, absence, lies. */
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { cosignSubtree } from "~/domain/transparency/notes/cosignature";
import {
  type NoteKey,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKeyOf,
} from "~/domain/transparency/notes/note";
import { parsePolicy } from "~/domain/transparency/notes/policy";
import { checkNote } from "~/domain/transparency/notes/quorum";
import { openHttpWitness } from "~/gateways/witness/http-witness";
import type { WitnessClient } from "~/gateways/witness/witness-client";
import { signatureChecks } from "~/queries/transparency/ed25519.server";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { loadCosignatures, noteWithCosignatures } from "~db/repositories/transparency/cosignatures";
import { loadWitnessAlarm, loadWitnessState } from "~db/repositories/transparency/witnesses";
import type { Store } from "~db/store";
import type { Cosigner } from "~node/witness/keys";
import { freshStore } from "../../../tests/support/store";
import { aLog } from "../../../tests/support/transparency";
import { anOperator, aWitness, submission } from "../../../tests/support/witness";
import { cosignWith } from "./cosign-checkpoints.server";

const opened: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(opened.map((close) => close())));

/** A log on a fresh store and nobody to anchor it. */
async function aHub(store?: Store) {
  const used = store ?? (await freshStore());
  const log = await aLog(used, []);
  const signal = new AbortController().signal;
  const contextWith = (witnesses: readonly WitnessClient[]) => ({ ...log.context, witnesses });
  return {
    ...log,
    store: used,
    key: log.context.logSigner.key,
    /** Lets each witness be asked once, at the same time, as their lanes do. */
    async cosign(witnesses: readonly WitnessClient[]) {
      const context = contextWith(witnesses);
      await Promise.all(witnesses.map((one) => cosignWith(one).run(context, signal)));
    },
    async note() {
      const newest = await loadLatestCheckpoint(used.read);
      return noteWithCosignatures(used.read, newest as NonNullable<typeof newest>);
    },
  };
}

type Hub = Awaited<ReturnType<typeof aHub>>;

/** A witness of the hub's log, with the client that the hub has of it. */
async function witnessOf(hub: Hub, name: string, folder?: string) {
  const served = await aWitness({
    logs: [hub.key],
    name: `${name}.example`,
    ...(folder ? { folder } : {}),
  });
  let isUp = true;
  const stop = async () => {
    if (isUp) await served.stop();
    isUp = false;
  };
  opened.push(stop);
  return { ...served, stop, client: clientOf(served.url, [served.vkey()]) };
}

const clientOf = (url: string, vkeys: readonly string[]): WitnessClient =>
  openHttpWitness({
    url: `${url}/`,
    keys: vkeys.map((vkey) => parseVerifierKey(vkey)) as [NoteKey],
    timeoutMs: 1_000,
  });

const growBy = async (hub: Hub, count: number) => {
  await hub.append(count);
  await hub.publish();
};

async function judged(hub: Hub, policyLines: string) {
  const policy = parsePolicy(policyLines);
  const note = parseNote(await hub.note());
  if (!policy.ok || !note) throw new Error("unreadable");
  return checkNote(policy.value, note, signatureChecks);
}

test("three witnesses cosign, and two of them make the quorum of the policy", async () => {
  const hub = await aHub();
  const witnesses = await Promise.all(["w1", "w2", "w3"].map((name) => witnessOf(hub, name)));
  await growBy(hub, 5);
  await witnesses[2]?.stop();
  await hub.cosign(witnesses.map(({ client }) => client));
  const names = witnesses.map((one, at) => `witness W${at} ${one.vkey()}\n`).join("");
  const policy = `log ${verifierKeyOf(hub.key)}\n${names}group G 2 W0 W1 W2\nquorum G\n`;
  const found = await judged(hub, policy);
  expect(found.isGood).toBe(true);
  expect(found.cosigned).toHaveLength(2);
  expect((await judged(hub, policy.replace("G 2", "G 3"))).isGood).toBe(false);
  expect(await loadWitnessState(hub.store.read, "w3.example")).toMatchObject({
    cosignedSize: 0,
    fault: "witness-unreachable",
  });
});

test("a witness that was away is brought up from where it is", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  for (const count of [3, 4, 1]) {
    await growBy(hub, count);
    if (count !== 4) await hub.cosign([witness.client]);
  }
  expect(witness.witness.store.newest(hub.key.name)?.size).toBe(8);
  expect(await loadWitnessState(hub.store.read, "w1.example")).toMatchObject({
    cosignedSize: 8,
    fault: null,
  });
  expect(await loadCosignatures(hub.store.read, 7)).toEqual([]);
});

test("a hub that lost a witness's answer asks from the size that the witness names", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  await growBy(hub, 5);
  const { note } = (await loadLatestCheckpoint(hub.store.read)) ?? { note: "" };
  expect((await witness.post("add-checkpoint", submission(0, [], note))).status).toBe(200);
  await growBy(hub, 3);
  await hub.cosign([witness.client]);
  expect(await loadCosignatures(hub.store.read, 8)).toHaveLength(1);
});

test("an answer lost for the newest checkpoint is asked for once more", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  await growBy(hub, 5);
  const { note } = (await loadLatestCheckpoint(hub.store.read)) ?? { note: "" };
  await witness.post("add-checkpoint", submission(0, [], note));
  await hub.cosign([witness.client]);
  expect(await loadCosignatures(hub.store.read, 5)).toHaveLength(1);
});

test("both keys of one witness are kept when the policy names both, else one", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  await growBy(hub, 5);
  await hub.cosign([witness.client]);
  expect(await loadCosignatures(hub.store.read, 5)).toHaveLength(1);
  const both = clientOf(witness.url, [witness.vkey(4), witness.vkey(6)]);
  await hub.cosign([both]);
  expect(await loadCosignatures(hub.store.read, 5)).toHaveLength(2);
});

test("nothing is due before there is a checkpoint, after it was cosigned, or in the same second", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  const context = { ...hub.context, witnesses: [witness.client] };
  const process = cosignWith(witness.client);
  expect(await process.isDue(context)).toBe(false);
  await growBy(hub, 2);
  expect(await process.isDue(context)).toBe(true);
  await process.run(context, new AbortController().signal);
  await growBy(hub, 2);
  expect(await process.isDue(context)).toBe(false);
  hub.pass(1_000);
  expect(await process.isDue(context)).toBe(true);
  await process.run(context, new AbortController().signal);
  hub.pass(60_000);
  expect(await process.isDue(context)).toBe(false);
});

test("a silent witness is asked less and less often, and answers when it is back", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  const context = { ...hub.context, witnesses: [witness.client] };
  const process = cosignWith(witness.client);
  await growBy(hub, 2);
  await witness.stop();
  await process.run(context, new AbortController().signal);
  expect(await process.isDue(context)).toBe(false);
  hub.pass(5 * 60_000);
  expect(await process.isDue(context)).toBe(true);
  const first = await loadWitnessState(hub.store.read, "w1.example");
  await process.run(context, new AbortController().signal);
  // What has not changed is neither said nor written again.
  expect(hub.context.log.lines).toEqual(["a witness did not cosign"]);
  expect(await loadWitnessState(hub.store.read, "w1.example")).toEqual(first);
});

/** The same key as the hub's, used for a second history. */
async function toldOtherHistory(hub: Hub, size: number) {
  const { key, sign } = hub.context.logSigner;
  const other = anOperator(key.name).history("another history");
  const text = checkpointText({ origin: key.name, size, root: other.rootAt(size) });
  return signNote(text, key, sign);
}

test("an operator who tells a witness another history is refused, and both sides keep the proof", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  const context = { ...hub.context, witnesses: [witness.client] };
  const forged = await toldOtherHistory(hub, 4);
  expect((await witness.post("add-checkpoint", submission(0, [], forged))).status).toBe(200);
  await growBy(hub, 6);
  const process = cosignWith(witness.client);
  await process.run(context, new AbortController().signal);
  const alarm = await loadWitnessAlarm(hub.store.read, "w1.example");
  expect(alarm).toMatchObject({ kind: "other-history", size: 4 });
  expect(alarm?.evidence.startsWith(forged)).toBe(true);
  expect(hub.context.log.lines).toEqual(["a witness holds another history of the log"]);
  const [conflict] = witness.witness.store.conflicts();
  expect(conflict).toMatchObject({ kind: "not-consistent" });
  hub.pass(24 * 60 * 60_000);
  expect(await process.isDue(context)).toBe(false);
  expect(await loadCosignatures(hub.store.read, 6)).toEqual([]);
});

test("two heads of one size end the same way", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  const forged = await toldOtherHistory(hub, 6);
  await witness.post("add-checkpoint", submission(0, [], forged));
  await growBy(hub, 6);
  await hub.cosign([witness.client]);
  expect(await loadWitnessAlarm(hub.store.read, "w1.example")).toMatchObject({
    kind: "other-history",
    size: 6,
  });
  expect(witness.witness.store.conflicts()).toMatchObject([{ kind: "other-root" }]);
});

test("a witness that knows more than we do is an alarm: our store was set back", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  const longer = await toldOtherHistory(hub, 40);
  await witness.post("add-checkpoint", submission(0, [], longer));
  await growBy(hub, 6);
  await hub.cosign([witness.client]);
  const alarm = await loadWitnessAlarm(hub.store.read, "w1.example");
  expect(alarm).toMatchObject({ kind: "more-entries", size: 40 });
  expect(alarm?.evidence.startsWith(longer)).toBe(true);
});

/** Something that answers instead of a witness. */
async function aFalseWitness(hub: Hub, answer: RequestListener) {
  const real = await witnessOf(hub, "w1");
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return clientOf(`http://127.0.0.1:${port}`, [real.vkey()]);
}

/** Writes until the reader has had enough. */
function endless(response: ServerResponse): void {
  response.on("error", () => undefined);
  const more = () => {
    while (!response.destroyed && response.write(`— x.example ${"A".repeat(60_000)}\n`));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

const NO_SIZE = { "Content-Type": "text/plain" };
const SIZE = { "Content-Type": "text/x.tlog.size" };
for (const [what, fault, answer] of [
  ["is silent", "witness-unreachable", () => undefined],
  ["has a fault", "witness-unavailable", (_, r) => r.writeHead(500).end()],
  ["does not know the log", "witness-refused-404", (_, r) => r.writeHead(404).end()],
  ["answers nonsense", "witness-unreadable", (_, r) => r.writeHead(200).end("yes\n")],
  ["signs with an unknown key", "witness-did-not-sign", (_, r) => r.end("— x.example AAAAAAAA\n")],
  ["answers without end", "witness-unreadable", (_, r) => endless(r)],
  ["names no size", "witness-unreadable", (_, r) => r.writeHead(409, SIZE).end("many\n")],
  ["names a size as text", "witness-unreadable", (_, r) => r.writeHead(409, NO_SIZE).end("3\n")],
  ["repeats our size", "witness-contradicts-itself", (_, r) => r.writeHead(409, SIZE).end("0\n")],
  ["refuses a first checkpoint", "witness-refuses-proof", (_, r) => r.writeHead(422).end("no\n")],
] as [string, string, RequestListener][]) {
  test(`a witness that ${what} costs nothing but its cosignature`, async () => {
    const hub = await aHub();
    await growBy(hub, 3);
    const client = await aFalseWitness(hub, answer);
    await hub.cosign([client]);
    expect(await loadCosignatures(hub.store.read, 3)).toEqual([]);
    expect(await loadWitnessState(hub.store.read, "w1.example")).toMatchObject({ fault });
    expect(await loadWitnessAlarm(hub.store.read, "w1.example")).toBeUndefined();
  });
}

test("a witness that sends us to another address is not followed", async () => {
  const hub = await aHub();
  await growBy(hub, 3);
  const elsewhere = await witnessOf(hub, "w1");
  const client = await aFalseWitness(hub, (request, response) =>
    response.writeHead(307, { Location: `${elsewhere.url}${request.url}` }).end(),
  );
  await hub.cosign([{ ...client, keys: elsewhere.client.keys }]);
  expect(await loadCosignatures(hub.store.read, 3)).toEqual([]);
  expect(elsewhere.witness.store.newest(hub.key.name)).toBeUndefined();
});

test("a cosignature over another head, under a known key, is not kept", async () => {
  const hub = await aHub();
  await growBy(hub, 3);
  const witness = await witnessOf(hub, "w1");
  const forged = await toldOtherHistory(hub, 3);
  const lines = await (await witness.post("add-checkpoint", submission(0, [], forged))).text();
  const server = createServer((_, response) => void response.end(lines));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(async () => void server.close());
  const { port } = server.address() as AddressInfo;
  await hub.cosign([clientOf(`http://127.0.0.1:${port}`, [witness.vkey()])]);
  expect(await loadCosignatures(hub.store.read, 3)).toEqual([]);
  expect((await loadWitnessState(hub.store.read, "w1.example"))?.fault).toBe(
    "witness-signed-wrongly",
  );
});

test("a head for a contract is signed by the witness that cosigned it, and by no other", async () => {
  const hub = await aHub();
  const [one, two] = [await witnessOf(hub, "w1"), await witnessOf(hub, "w2")];
  await growBy(hub, 3);
  await hub.cosign([one.client]);
  const newest = await loadLatestCheckpoint(hub.store.read);
  const head = {
    chainId: 1337,
    contract: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
    origin: hub.key.name,
    prevSize: 0,
    prevRoot: new Uint8Array(32),
    size: 3,
    root: newest?.root as Uint8Array,
    consistency: [],
  };
  expect(await one.client.signHead(head)).toHaveLength(65);
  await expect(two.client.signHead(head)).rejects.toMatchObject({
    code: "witness-has-not-cosigned",
  });
});

test("a witness that refuses a right proof over the same head is at fault itself", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  await growBy(hub, 3);
  await hub.cosign([witness.client]);
  await growBy(hub, 2);
  const stubborn: WitnessClient = {
    ...witness.client,
    addCheckpoint: async () => ({ kind: "not-consistent", reason: "422" }),
  };
  await hub.cosign([stubborn]);
  expect(await loadWitnessAlarm(hub.store.read, "w1.example")).toBeUndefined();
  expect((await loadWitnessState(hub.store.read, "w1.example"))?.fault).toBe(
    "witness-refuses-proof",
  );
});

test("a refusal without anything that our key signed is an alarm that proves nothing yet", async () => {
  const hub = await aHub();
  const witness = await witnessOf(hub, "w1");
  await growBy(hub, 3);
  await hub.cosign([witness.client]);
  await growBy(hub, 2);
  const stranger = anOperator(hub.key.name).history().checkpoint(3);
  const lying: WitnessClient = {
    ...witness.client,
    addCheckpoint: async () => ({ kind: "not-consistent", reason: "422 not-consistent" }),
    newest: async () => stranger,
  };
  await hub.cosign([lying]);
  expect(await loadWitnessAlarm(hub.store.read, "w1.example")).toMatchObject({
    kind: "other-history",
    size: 3,
    evidence: "422 not-consistent",
  });
});

test("a cosignature without a time, or from the day after tomorrow, does not count", async () => {
  const hub = await aHub();
  await growBy(hub, 3);
  const ahead = await aWitness({
    logs: [hub.key],
    now: () => hub.context.now() + 48 * 60 * 60_000,
  });
  opened.push(ahead.stop);
  const client = clientOf(ahead.url, [ahead.vkey()]);
  const root = (await loadLatestCheckpoint(hub.store.read))?.root as Uint8Array;
  const [, { key, sign }] = ahead.witness.keys.cosigners as [Cosigner, Cosigner];
  const part = { key, origin: hub.key.name, start: 0, end: 3, hash: root };
  const timeless: WitnessClient = {
    ...client,
    keys: [key],
    addCheckpoint: async () => ({ kind: "cosigned", lines: cosignSubtree(part, sign) }),
  };
  for (const one of [client, timeless]) {
    await hub.cosign([one]);
    expect(await loadCosignatures(hub.store.read, 3)).toEqual([]);
    expect((await loadWitnessState(hub.store.read, client.name))?.fault).toBe("witness-clock");
  }
});
