import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { hexOf } from "~/domain/transparency/bytes";
import { parseCheckpoint } from "~/domain/transparency/notes/checkpoint";
import {
  keyIdOf,
  parseNote,
  parseVerifierKey,
  verifierKeyOf,
} from "~/domain/transparency/notes/note";
import { openRpcServer } from "~/gateways/chain/embedded/rpc/rpc-server";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { recordCosignatures } from "~db/repositories/transparency/cosignatures";
import { type LogServer, serveLog } from "../../tests/support/log-server";
import { freshStore } from "../../tests/support/store";
import { aLog, TEST_ORIGIN } from "../../tests/support/transparency";
import { aWitness, submission } from "../../tests/support/witness";
import { readChainPlace } from "./ask-chains";
import { KeptLog } from "./kept-log";
import { lookOutside, type OutsideOptions } from "./look-outside";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

function onFolder(server: LogServer, changes: Partial<OutsideOptions>) {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-monitor-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const patience = { tries: 1, pauseMs: 1 };
  const rest = { grantsFile: undefined, isRebuild: false, patience, now: () => 1_770_000_000_000 };
  const options = { url: server.url, policy: undefined, chains: [], ...rest, ...changes };
  return () => lookOutside(new KeptLog(folder), options);
}

async function aServedLog(
  ...args: Parameters<typeof aLog> extends [unknown, ...infer Rest] ? Rest : never
) {
  const store = await freshStore();
  const log = await aLog(store, ...args);
  const { key } = log.context.logSigner;
  const server = await serveLog(store, {
    logs: [{ key }],
    witnesses: [],
    groups: [],
    quorum: "none",
  });
  undo.push(() => server.close());
  return { store, log, key, server };
}

const codesOf = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code);

test("every head that a chain ever accepted is compared with the entries", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  const rpc = await openRpcServer(chain.provider, 0);
  undo.push(() => rpc.close());
  const { log, server, store } = await aServedLog([chain]);
  for (const count of [3, 300, 5]) {
    await log.append(count);
    await log.publish();
    await log.anchor();
  }
  const place = readChainPlace(`${rpc.url},${chain.contract}`);
  if (!place) throw new Error("no place");
  const look = onFolder(server, { chains: [place] });
  const first = await look();
  expect(first).toMatchObject({ findings: [], unseen: [], chains: [{ size: 308, heads: 3 }] });
  // The chain is ahead of what is served, as when the end of the log was cut off.
  const shorter = await freshStore();
  const cut = await aLog(shorter, []);
  await cut.append(10);
  await cutCheckpoint({ ...cut.context, logSigner: log.context.logSigner });
  server.place.store = shorter;
  const ahead = await onFolder(server, { chains: [place] })();
  expect(codesOf(ahead)).toContain("chain-ahead");
  // Another history of the same length under the same key.
  await cut.append(298);
  await cutCheckpoint({ ...cut.context, logSigner: log.context.logSigner });
  const other = await onFolder(server, { chains: [place] })();
  expect(codesOf(other)).toContain("chain-differs");
  server.place.store = store;
  expect((await look()).findings).toEqual([]);
});

test("a contract that is not ours, and a chain that is silent, are told apart", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  const rpc = await openRpcServer(chain.provider, 0);
  const { log, server } = await aServedLog([chain]);
  await log.append(3);
  await log.publish();
  const elsewhere = readChainPlace(`${rpc.url},0x${"12".repeat(20)}`);
  if (!elsewhere) throw new Error("no place");
  expect(codesOf(await onFolder(server, { chains: [elsewhere] })())).toEqual([
    "chain-code-differs",
  ]);
  await rpc.close();
  const silent = await onFolder(server, { chains: [elsewhere] })();
  expect(silent.findings).toEqual([]);
  expect(silent.unseen).toHaveLength(1);
}, 60_000);

test("a chain is named by address, contract and first block, and nothing else", () => {
  const contract = `0x${"12".repeat(20)}`;
  expect(readChainPlace(`http://127.0.0.1:1,${contract}`)).toMatchObject({ firstBlock: 0n });
  expect(readChainPlace(`http://127.0.0.1:1,${contract},77`)).toMatchObject({ firstBlock: 77n });
  for (const text of [
    "",
    "http://127.0.0.1:1",
    `x,${contract}`,
    `http://a,${contract},-1`,
    "a,b,c,d",
  ]) {
    expect(readChainPlace(text)).toBeUndefined();
  }
});

test("a witness that saw the same history counts, and one that saw another one is the evidence", async () => {
  const { log, server, store, key } = await aServedLog([]);
  const witness = await aWitness({ logs: [key] });
  undo.push(() => witness.stop());
  await log.append(4);
  await log.publish();
  const newest = await loadLatestCheckpoint(store.read);
  if (!newest) throw new Error("no checkpoint");
  const answer = await witness.post("add-checkpoint", submission(0, [], newest.note));
  const line = (await answer.text()).trimEnd().split("\n")[0] ?? "";
  const vkey = witness.vkey();
  const own = parseVerifierKey(vkey);
  if (!own) throw new Error("no key");
  const keyId = hexOf(keyIdOf(own));
  await store.tx([], (db) =>
    recordCosignatures(db, [
      { size: 4, witness: own.name, keyId, line, signedAt: log.context.now() },
    ]),
  );
  const policy = `log ${verifierKeyOf(key)}\nwitness w ${vkey} ${witness.url}\nquorum w\n`;
  const look = onFolder(server, { policy });
  expect(await look()).toMatchObject({ findings: [], unseen: [], cosignedBy: [own.name] });
  // Somebody else is served another history that the same key signed.
  const other = await freshStore();
  const told = await aLog(other, []);
  await told.append(2);
  await told.append(2);
  await cutCheckpoint({ ...told.context, logSigner: log.context.logSigner });
  server.place.store = other;
  const split = await onFolder(server, { policy })();
  expect(codesOf(split)).toEqual(["quorum-unmet", "split-view"]);
  expect(split.evidence).toHaveLength(1);
  const shorter = await freshStore();
  const cut = await aLog(shorter, []);
  await cut.append(3);
  await cutCheckpoint({ ...cut.context, logSigner: log.context.logSigner });
  server.place.store = shorter;
  expect(codesOf(await onFolder(server, { policy })())).toEqual(["quorum-unmet", "witness-ahead"]);
  expect(parseCheckpoint(parseNote(newest.note)?.text ?? "")?.size).toBe(4);
});
