/** Witnesses over HTTP, a contract with a quorum on a node of another maker, and a hub between them. */
import { privateKeyToAccount } from "viem/accounts";
import { afterEach, expect, test } from "vitest";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { concatBytes, from0x, to0x } from "~/domain/transparency/bytes";
import { type NoteKey, parseVerifierKey } from "~/domain/transparency/notes/note";
import { deployGrantAnchor, ensureLog } from "~/gateways/chain/contract/administration";
import { openOutsideChain } from "~/gateways/chain/open-chain";
import { openHttpWitness } from "~/gateways/witness/http-witness";
import type { WitnessClient } from "~/gateways/witness/witness-client";
import { ANVIL_ADMIN, ANVIL_ANCHOR, anvilProgram, startAnvil } from "../../../tests/support/anvil";
import { freshStore } from "../../../tests/support/store";
import { aLog, TEST_ORIGIN } from "../../../tests/support/transparency";
import { aWitness } from "../../../tests/support/witness";
import { anchorTo } from "./anchor-chain.server";
import { cosignWith } from "./cosign-checkpoints.server";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const signal = new AbortController().signal;

/** A hub whose policy names `asked` witnesses, and a contract that knows the first three of them. */
async function aWitnessedChain(asked: number) {
  const log = await aLog(await freshStore(), []);
  const { key } = log.context.logSigner;
  const names = Array.from({ length: asked }, (_, at) => `w${at + 1}.example`);
  const served = await Promise.all(names.map((name) => aWitness({ logs: [key], name })));
  closing.push(() => Promise.all(served.map((one) => one.stop().catch(() => undefined))));
  const anvil = await startAnvil();
  closing.push(anvil.stop);
  const by = { provider: anvil.provider, adminKey: ANVIL_ADMIN, fees: "eip1559" } as const;
  const contract = await deployGrantAnchor(by);
  const anchor = privateKeyToAccount(ANVIL_ANCHOR).address;
  const known = served.slice(0, 3).map(({ witness }) => witness.keys.address);
  await ensureLog(by, { contract, origin: TEST_ORIGIN, anchor, quorum: 2, witnesses: known });
  const profile = { ...CHAIN_PROFILES.ethereum, finality: { kind: "instant" } } as const;
  const place = { name: "test", rpcUrls: [anvil.url], anchorKey: ANVIL_ANCHOR } as const;
  const chain = openOutsideChain(
    { ...place, profile, contract, limits: {}, chainId: undefined },
    TEST_ORIGIN,
  );
  const clients = served.map(({ url, vkey }) =>
    openHttpWitness({ url, keys: [parseVerifierKey(vkey()) as NoteKey] }),
  );
  const witnesses = [...clients];
  const context = { ...log.context, witnesses, anchorChains: [chain] };
  let size = 0;
  return {
    ...log,
    served,
    chain,
    witnesses,
    size: () => size,
    async grow(count: number) {
      size += count;
      await log.append(count);
      await log.publish();
    },
    cosign: (which = clients) =>
      Promise.all(which.map((one) => cosignWith(one).run(context, signal))),
    anchor: () => anchorTo(chain).run(context, signal),
    clients,
  };
}

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The other signature that everybody can make of one. */
function highS(signature: Uint8Array): Uint8Array {
  const s = ORDER - BigInt(to0x(signature.slice(32, 64)));
  const v = signature[64] === 27 ? 28 : 27;
  const bytes = from0x(`0x${s.toString(16).padStart(64, "0")}`) as Uint8Array;
  return concatBytes(signature.slice(0, 32), bytes, Uint8Array.of(v));
}

const withAnvil = test.skipIf(anvilProgram === null);

withAnvil("a head with the signatures of two of three witnesses reaches the contract", async () => {
  const hub = await aWitnessedChain(3);
  for (const [count, size] of [
    [5, 5],
    [3, 8],
    [1, 9],
  ] as const) {
    await hub.grow(count);
    await hub.cosign();
    await hub.anchor();
    expect(await hub.chain.head()).toMatchObject({ size, quorum: 2 });
    if (size === 5) await hub.served[0]?.stop();
  }
});

withAnvil("with one witness of three nothing is anchored until another is back", async () => {
  const hub = await aWitnessedChain(3);
  await hub.grow(5);
  await hub.cosign(hub.clients.slice(0, 1));
  await hub.anchor();
  expect((await hub.chain.head()).size).toBe(0);
  await hub.cosign();
  await hub.anchor();
  expect((await hub.chain.head()).size).toBe(5);
});

withAnvil(
  "a newer checkpoint that nobody has cosigned yet waits, the older one is anchored",
  async () => {
    const hub = await aWitnessedChain(3);
    await hub.grow(5);
    await hub.cosign();
    await hub.grow(4);
    await hub.anchor();
    expect((await hub.chain.head()).size).toBe(5);
  },
);

withAnvil("a witness that the contract does not know does no harm", async () => {
  const hub = await aWitnessedChain(4);
  await hub.grow(5);
  await hub.cosign();
  await hub.anchor();
  expect((await hub.chain.head()).size).toBe(5);
});

withAnvil(
  "a witness that signs for the contract wrongly, or as another, holds up nobody",
  async () => {
    const hub = await aWitnessedChain(3);
    await hub.grow(5);
    await hub.cosign();
    const [first, second, third] = hub.clients as [WitnessClient, WitnessClient, WitnessClient];
    for (const wrong of [
      async () => new Uint8Array(65),
      async () => new Uint8Array(65).fill(255),
      async () => new Uint8Array(3),
      (head: Parameters<WitnessClient["signHead"]>[0]) => first.signHead(head),
      async (head: Parameters<WitnessClient["signHead"]>[0]) => highS(await third.signHead(head)),
    ]) {
      hub.witnesses.splice(0, 3, first, second, { ...third, signHead: wrong });
      await hub.anchor();
      expect(await hub.chain.head()).toMatchObject({ size: hub.size() });
      await hub.grow(1);
      await hub.cosign();
    }
  },
);
