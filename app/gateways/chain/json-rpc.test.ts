import { privateKeyToAccount } from "viem/accounts";
import { afterEach, expect, test } from "vitest";
import { CHAIN_PROFILES, type ChainProfile } from "~/domain/transparency/anchoring/profile";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import {
  ANVIL_ADMIN,
  ANVIL_ANCHOR,
  type Anvil,
  anvilProgram,
  freePort,
  prepareAnvil,
  startAnvil,
} from "../../../tests/support/anvil";
import { publishOn, signOn } from "../../../tests/support/chain";
import type { ChainSettings } from "./chain-settings";
import { ensureLog } from "./contract/administration";
import { openOutsideChain } from "./open-chain";

const origin = "vouchsafe.test/log";
const root = (fill: number) => new Uint8Array(32).fill(fill);
const first = { prevSize: 0, size: 5, root: root(6), consistency: [], signatures: [] };
const NOWHERE = "0x0000000000000000000000000000000000000001";

const running: Anvil[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((anvil) => anvil.stop()));
});

async function anvilWith(...args: string[]): Promise<Anvil> {
  const anvil = await startAnvil(args);
  running.push(anvil);
  return anvil;
}

/** Our chain on such nodes; what the settings would say. */
function chainOn(urls: readonly string[], settings: Partial<ChainSettings>) {
  const profile: ChainProfile = CHAIN_PROFILES.ethereum;
  const usual = {
    name: "test",
    profile,
    limits: {},
    contract: NOWHERE,
    chainId: undefined,
  } as const;
  return openOutsideChain(
    { ...usual, rpcUrls: urls, anchorKey: ANVIL_ANCHOR, ...settings },
    origin,
  );
}

const withAnvil = test.skipIf(anvilProgram === null);

withAnvil(
  "on a node of another maker a head is published, proved, and settled after some blocks",
  async () => {
    const anvil = await anvilWith("--hardfork", "prague");
    const contract = await prepareAnvil(anvil, { origin });
    const finality = { kind: "depth", blocks: 3 } as const;
    const profile = { ...CHAIN_PROFILES.ethereum, finality };
    const chain = chainOn([anvil.url], { contract, profile });
    expect(chain.chainId).toBe(0);
    const signed = await publishOn(chain, first);
    await chain.send(signed.rawTx);
    expect(chain.chainId).toBe(31_337);
    expect(await chain.head()).toEqual({ size: 5, root: root(6), quorum: 0 });
    expect((await chain.head("final")).size).toBe(0);
    const receipt = await chain.receipt(signed.txHash);
    expect(receipt).toMatchObject({ isAccepted: true, isFinal: false });
    const reading = readChain(await chain.evidence(receipt?.blockHash ?? ""), origin);
    expect(reading.steps.filter((step) => !step.ok)).toEqual([]);
    expect(reading.head).toEqual({ size: 5, root: root(6) });
    await anvil.provider({ method: "anvil_mine", params: ["0x2"] });
    expect((await chain.receipt(signed.txHash))?.isFinal).toBe(true);
    expect((await chain.head("final")).size).toBe(5);
    await expect(signOn(chain, first)).rejects.toMatchObject({
      code: "chain-refused-GrantAnchorOtherHead",
    });
  },
  60_000,
);

withAnvil(
  "a chain that names its finalized block settles a head when that block has passed it",
  async () => {
    const anvil = await anvilWith("--slots-in-an-epoch", "1");
    const contract = await prepareAnvil(anvil, { origin });
    const chain = chainOn([anvil.url], { contract });
    const { txHash } = await publishOn(chain, first);
    expect((await chain.receipt(txHash))?.isFinal).toBe(false);
    await anvil.provider({ method: "anvil_mine", params: ["0x8"] });
    expect((await chain.receipt(txHash))?.isFinal).toBe(true);
    expect((await chain.head("final")).size).toBe(5);
  },
  60_000,
);

withAnvil(
  "a block that the chain takes back takes its head along, and the same bytes bring it again",
  async () => {
    const anvil = await anvilWith();
    const contract = await prepareAnvil(anvil, { origin });
    const chain = chainOn([anvil.url], { contract });
    const signed = await publishOn(chain, first);
    const before = await chain.receipt(signed.txHash);
    await anvil.provider({ method: "anvil_mine", params: ["0x1"] });
    await anvil.provider({ method: "anvil_reorg", params: [2, []] });
    expect((await chain.head()).size).toBe(0);
    expect(await chain.receipt(signed.txHash)).toBeUndefined();
    await chain.send(signed.rawTx);
    await anvil.provider({ method: "anvil_mine", params: ["0x1"] });
    expect((await chain.head()).size).toBe(5);
    expect((await chain.receipt(signed.txHash))?.blockHash).not.toBe(before?.blockHash);
  },
  60_000,
);

withAnvil(
  "a private chain without gas fees takes heads from an account that owns nothing",
  async () => {
    const anvil = await anvilWith("--gas-price", "0", "--base-fee", "0", "--hardfork", "london");
    const contract = await prepareAnvil(anvil, { origin, fees: "free" });
    const { address } = privateKeyToAccount(ANVIL_ANCHOR);
    await anvil.provider({ method: "anvil_setBalance", params: [address, "0x0"] });
    const chain = chainOn([anvil.url], { contract, profile: CHAIN_PROFILES.besu });
    expect(await chain.suggestFees()).toEqual({ kind: "legacy", gasPrice: 0n });
    const signed = await publishOn(chain, first);
    expect(signed.feePerGas).toBe("0");
    const receipt = await chain.receipt(signed.txHash);
    expect(receipt).toMatchObject({ isAccepted: true, isFinal: true });
    const reading = readChain(await chain.evidence(receipt?.blockHash ?? ""), origin);
    expect(reading.head?.size).toBe(5);
  },
  60_000,
);

withAnvil(
  "two chains hold the same head, each under a name of its own, and neither proves the other's",
  async () => {
    const [one, other] = [await anvilWith("--chain-id", "7"), await anvilWith("--chain-id", "8")];
    const contract = await prepareAnvil(one, { origin });
    expect(await prepareAnvil(other, { origin })).toBe(contract);
    const chains = [one, other].map(({ url }) => chainOn([url], { contract }));
    const evidence = await Promise.all(
      chains.map(async (chain) => {
        const { txHash } = await publishOn(chain, first);
        return chain.evidence((await chain.receipt(txHash))?.blockHash ?? "");
      }),
    );
    expect(logIdOf(origin, 7)).not.toEqual(logIdOf(origin, 8));
    const [ofOne, ofOther] = evidence;
    if (!ofOne || !ofOther) throw new Error("two chains were asked");
    expect(readChain(ofOne, origin).head?.size).toBe(5);
    expect(readChain(ofOther, origin).head?.size).toBe(5);
    expect(readChain({ ...ofOne, chainId: 8 }, origin).head).toBeUndefined();
  },
  60_000,
);

withAnvil(
  "a node of another chain, and one with another contract in its place, are not published to",
  async () => {
    const [ours, other] = [await anvilWith("--chain-id", "7"), await anvilWith("--chain-id", "8")];
    const contract = await prepareAnvil(ours, { origin });
    await prepareAnvil(other, { origin });
    await expect(chainOn([other.url], { contract, chainId: 7 }).connect()).rejects.toMatchObject({
      code: "chain-is-another",
      retriable: false,
    });
    await expect(chainOn([ours.url], { contract: NOWHERE }).head()).rejects.toMatchObject({
      code: "chain-contract-missing",
      retriable: false,
    });
    const code = await ours.provider({ method: "eth_getCode", params: [contract, "latest"] });
    const params = [NOWHERE, `${String(code).slice(0, -2)}00`];
    await ours.provider({ method: "anvil_setCode", params });
    await expect(chainOn([ours.url], { contract: NOWHERE }).connect()).rejects.toMatchObject({
      code: "chain-contract-other",
      retriable: false,
    });
  },
  60_000,
);

withAnvil(
  "when one node falls silent the next is asked, and it must speak for the same chain",
  async () => {
    const [one, other] = [await anvilWith("--chain-id", "7"), await anvilWith("--chain-id", "8")];
    const contract = await prepareAnvil(one, { origin });
    await prepareAnvil(other, { origin });
    const chain = chainOn([`http://127.0.0.1:${await freePort()}`, one.url, other.url], {
      contract,
    });
    await publishOn(chain, first);
    expect(chain.chainId).toBe(7);
    await one.stop();
    await expect(chain.head()).rejects.toMatchObject({ code: "chain-unreachable" });
    await expect(chain.connect()).rejects.toMatchObject({ code: "chain-is-another" });
    running.push(await startAnvil(["--chain-id", "7"], Number(new URL(one.url).port)));
    await prepareAnvil(running.at(-1) as Anvil, { origin });
    await chain.connect();
    expect((await chain.head()).size).toBe(0);
  },
  60_000,
);

withAnvil(
  "an administrator lets another key publish by preparing the log again",
  async () => {
    const anvil = await anvilWith();
    const contract = await prepareAnvil(anvil, { origin });
    const by = { provider: anvil.provider, adminKey: ANVIL_ADMIN, fees: "eip1559" } as const;
    const anchor = privateKeyToAccount(ANVIL_ADMIN).address;
    await ensureLog(by, { contract, origin, anchor });
    await expect(signOn(chainOn([anvil.url], { contract }), first)).rejects.toMatchObject({
      code: "chain-refused-GrantAnchorNotAnchor",
    });
    await publishOn(chainOn([anvil.url], { contract, anchorKey: ANVIL_ADMIN }), first);
  },
  60_000,
);

withAnvil(
  "a chain with headers of its own form takes heads, and refuses to prove them offline",
  async () => {
    const anvil = await anvilWith();
    const contract = await prepareAnvil(anvil, { origin });
    const chain = chainOn([anvil.url], { contract, profile: CHAIN_PROFILES.kaia });
    const { txHash } = await publishOn(chain, first);
    const receipt = await chain.receipt(txHash);
    expect(receipt).toMatchObject({ isAccepted: true, isFinal: true });
    await expect(chain.evidence(receipt?.blockHash ?? "")).rejects.toMatchObject({
      code: "chain-form-unknown",
      retriable: false,
    });
  },
  60_000,
);

test("a chain that is silent at the start has no number yet, unless the settings name it", async () => {
  const urls = [`http://127.0.0.1:${await freePort()}`];
  expect(chainOn(urls, {}).chainId).toBe(0);
  const silent = chainOn(urls, { chainId: 7 });
  expect(silent.chainId).toBe(7);
  await expect(silent.connect()).rejects.toMatchObject({
    code: "chain-unreachable",
    retriable: true,
  });
}, 60_000);
