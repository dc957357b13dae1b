/** Publishing on a chain as the anchorer does, without its bookkeeping. */
import type { AnchorChain, HeadToPublish, SignedHead } from "~/gateways/chain/anchor-chain";

/** Signs a publication at the present nonce and fees. */
export const signOn = async (chain: AnchorChain, head: HeadToPublish): Promise<SignedHead> =>
  chain.sign(head, { nonce: await chain.nonce(), fees: await chain.suggestFees() });

/** Signs a publication, sends it and waits a moment for its block, which another node makes later. */
export async function publishOn(chain: AnchorChain, head: HeadToPublish): Promise<SignedHead> {
  const signed = await signOn(chain, head);
  await chain.send(signed.rawTx);
  for (let tries = 0; tries < 50 && !(await chain.receipt(signed.txHash)); tries++) {
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return signed;
}
