import type { AnchorChain } from "./anchor-chain";
import { answerFaultOf } from "./provider";

/** Turns whatever goes wrong over an answer into a fault that a later try may mend. */
const guarded =
  <Params extends readonly unknown[], Answer>(
    question: (...params: Params) => Promise<Answer>,
  ): ((...params: Params) => Promise<Answer>) =>
  async (...params) => {
    try {
      return await question(...params);
    } catch (error) {
      throw answerFaultOf(error);
    }
  };

/**
 * A chain whose node may answer anything at all: what cannot be read is the chain's fault, like
 * silence, and ends neither the anchorer's round nor the look at the other chains.
 */
export const guardedChain = (chain: AnchorChain): AnchorChain => ({
  ...chain,
  // Known only once a node has answered.
  get chainId() {
    return chain.chainId;
  },
  connect: guarded(chain.connect),
  head: guarded(chain.head),
  nonce: guarded(chain.nonce),
  suggestFees: guarded(chain.suggestFees),
  sign: guarded(chain.sign),
  send: guarded(chain.send),
  receipt: guarded(chain.receipt),
  evidence: guarded(chain.evidence),
});
