import { randomBytes } from "node:crypto";
import { keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { grantAnchorCodeHash } from "~contracts/abi/GrantAnchor";
import type { AnchorChain } from "./anchor-chain";
import type { ChainSettings } from "./chain-settings";
import {
  type Administration,
  deployGrantAnchor,
  ensureFunds,
  ensureLog,
} from "./contract/administration";
import { BlockStore } from "./embedded/block-store";
import { Machine } from "./embedded/machine";
import { embeddedRpc } from "./embedded/rpc/rpc";
import { evmAnchorChain } from "./evm-anchor-chain";
import { ask, httpProvider, type Provider } from "./provider";

type Hex = `0x${string}`;

const newKey = (): Hex => `0x${randomBytes(32).toString("hex")}`;

export type EmbeddedChain = AnchorChain & {
  /** The chain's JSON-RPC, for tools that want to look. */
  readonly provider: Provider;
  /** Registers institutions and issues dataset certificates; kept beside the blocks. */
  readonly registrarKey: Hex;
  /** Sees to it that an account can pay for its transactions here. */
  fund(account: Hex): Promise<void>;
};

/**
 * Opens the chain inside this process, and begins it on first use: accounts, contract, log. Its
 * administrator's key lies in the chain's own file; whoever holds that file is the operator.
 * @param file where blocks lie; `:memory:` in tests
 * @param anchorKey the key that publishes; without one it is made and kept beside the blocks
 */
export async function openEmbeddedChain({
  file,
  origin,
  anchorKey,
  now = Date.now,
}: {
  file: string;
  origin: string;
  anchorKey?: Hex | undefined;
  now?: () => number;
}): Promise<EmbeddedChain> {
  const store = new BlockStore(file);
  const kept = (name: string, make: () => string): Hex => {
    const known = store.setting(name);
    if (known !== undefined) return known as Hex;
    const made = make();
    store.keep(name, made);
    return made as Hex;
  };
  const adminKey = kept("admin-key", newKey);
  const publisher = anchorKey ?? kept("anchor-key", newKey);
  const rich = [adminKey, publisher].map((key) => privateKeyToAccount(key).address);
  const machine = await Machine.open(store, { rich, now });
  const provider = embeddedRpc(machine, store);
  const profile = CHAIN_PROFILES.embedded;
  const by = { provider, adminKey, fees: profile.fees };
  const contract = await contractOf(by, store);
  const anchor = privateKeyToAccount(publisher).address;
  await ensureFunds(by, anchor);
  await ensureLog(by, { contract, origin, anchor });
  const chain = evmAnchorChain({
    name: profile.id,
    profile,
    providers: [provider],
    contract,
    anchorKey: publisher,
    origin,
    async close() {
      await machine.settle();
      store.close();
    },
  });
  await chain.connect();
  const registrarKey = kept("registrar-key", newKey);
  return { ...chain, provider, registrarKey, fund: (account) => ensureFunds(by, account) };
}

/**
 * The contract on the embedded chain. A newer version of it is put beside the older one, whose head
 * stays provable and is not continued: the next publication covers the whole log.
 */
async function contractOf(by: Administration, store: BlockStore): Promise<Hex> {
  const known = store.setting("contract") as Hex | undefined;
  if (known !== undefined) {
    const code = await ask<Hex>(by.provider, "eth_getCode", [known, "latest"]);
    if (keccak256(code) === grantAnchorCodeHash) return known;
  }
  // If we stop after the deployment, the next start deploys once more; the first stays unused.
  const contract = await deployGrantAnchor(by);
  store.keep("contract", contract);
  return contract;
}

/**
 * A chain that others keep, on which GrantAnchor was deployed and the log created before. It need
 * not answer yet.
 */
export const openOutsideChain = (settings: ChainSettings, origin: string): AnchorChain =>
  evmAnchorChain({
    ...settings,
    providers: settings.rpcUrls.map(httpProvider),
    origin,
    close: async () => undefined,
  });
