/** Hubs that die between any two of their calls, and stay dead: a kill without a process. */
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import type { Store } from "~db/store";

export class Killed extends Error {}

/** Does a call, or dies before or after it. */
export type Survive = <Value>(call: () => Promise<Value>) => Promise<Value>;

/** @param strikes asked before and after each call whether this is the end */
export function aLife(strikes: () => boolean): { survive: Survive; isDead(): boolean } {
  let isDead = false;
  const check = () => {
    isDead ||= strikes();
    if (isDead) throw new Killed();
  };
  async function survive<Value>(call: () => Promise<Value>): Promise<Value> {
    check();
    const value = await call();
    check();
    return value;
  }
  return { survive, isDead: () => isDead };
}

/** A store whose transactions may be the last thing that a hub does. */
export const mortalStore = (store: Store, survive: Survive): Store => ({
  ...store,
  tx: (keys, body) => survive(() => store.tx(keys, body)),
});

/** A chain each of whose answers may come too late. */
export function mortalChain(chain: AnchorChain, survive: Survive): AnchorChain {
  return {
    ...chain,
    get chainId() {
      return chain.chainId;
    },
    connect: () => survive(() => chain.connect()),
    head: (at) => survive(() => chain.head(at)),
    nonce: () => survive(() => chain.nonce()),
    suggestFees: () => survive(() => chain.suggestFees()),
    sign: (head, terms) => survive(() => chain.sign(head, terms)),
    send: (rawTx) => survive(() => chain.send(rawTx)),
    receipt: (txHash) => survive(() => chain.receipt(txHash)),
    evidence: (blockHash) => survive(() => chain.evidence(blockHash)),
  };
}
