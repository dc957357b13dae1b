import { randomBytes } from "node:crypto";
import { privateKeyToAccount } from "viem/accounts";
import { CHAIN_PROFILES, type ChainProfile } from "~/domain/transparency/anchoring/profile";
import { GatewayFault } from "../gateway-fault";
import { deployGrantAnchor, ensureLog } from "./administration";
import type { AnchorChain } from "./anchor-chain";
import { BlockStore } from "./embedded/block-store";
import { Machine } from "./embedded/machine";
import { embeddedRpc } from "./embedded/rpc";
import { evmAnchorChain } from "./evm-anchor-chain";
import { httpProvider, type Provider } from "./provider";

type Hex = `0x${string}`;

const newKey = (): Hex => `0x${randomBytes(32).toString("hex")}`;

export type EmbeddedChain = AnchorChain & {
  /** The chain's JSON-RPC, for tools that want to look. */
  readonly provider: Provider;
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
  const administration = { provider, adminKey, fees: CHAIN_PROFILES.embedded.fees };
  // If we stop after the deployment, the next start deploys once more; the first stays unused.
  const known = store.setting("contract") as Hex | undefined;
  const contract = known ?? (await deployGrantAnchor(administration));
  if (known === undefined) store.keep("contract", contract);
  const anchor = privateKeyToAccount(publisher).address;
  await ensureLog(administration, { contract, origin, anchor });
  const chain = await evmAnchorChain({
    name: "embedded",
    profile: CHAIN_PROFILES.embedded,
    provider,
    contract,
    anchorKey: publisher,
    origin,
    async close() {
      await machine.settle();
      store.close();
    },
  });
  return { ...chain, provider };
}

/** Opens an outside chain, on which GrantAnchor was deployed and the log created before. */
export async function openJsonRpcChain({
  url,
  contract,
  anchorKey,
  origin,
  profile = CHAIN_PROFILES.ethereum,
}: {
  url: string;
  contract: Hex | undefined;
  anchorKey: Hex;
  origin: string;
  profile?: ChainProfile;
}): Promise<AnchorChain> {
  if (contract === undefined) {
    const cause = new Error("CHAIN_CONTRACT is not set");
    throw new GatewayFault("chain-contract-missing", { retriable: false, cause });
  }
  return evmAnchorChain({
    name: profile.id,
    profile,
    provider: httpProvider(url),
    contract,
    anchorKey,
    origin,
    close: async () => undefined,
  });
}
