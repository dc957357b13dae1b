import {
  recordCertificateMinted,
  recordCertificateTransferred,
} from "~/commands/federation/move-certificate.server";
import type { CertificateChain } from "~/gateways/certificates/certificate-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import {
  listCertificatesToMint,
  listTransfersToMake,
  loadCertificate,
} from "~db/repositories/federation/certificates";
import type { Process, ProcessContext } from "./process.server";

/** What the process needs; undefined where certificates are off. */
export type CertificateContext = ProcessContext & {
  readonly certificateChain: CertificateChain | undefined;
};

const BATCH = 20;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Makes the tokens of certificates that were asked for, and moves those that go to somebody else.
 *
 * If we stop after the chain has done it and before we have recorded it, the next run asks the
 * chain again: it does nothing twice and names the same token, so the record follows.
 */
export function mintCertificates(): Process<CertificateContext> {
  // Forgotten at a restart, which only means one try more.
  const pauses = new Map<string, { until: number; ms: number }>();

  const isTime = (id: string, at: number): boolean => (pauses.get(id)?.until ?? 0) <= at;

  async function waiting({ store, certificateChain, now }: CertificateContext) {
    if (!certificateChain) return { mints: [], moves: [] };
    const mints = await listCertificatesToMint(store.read, BATCH);
    const moves = await listTransfersToMake(store.read, BATCH);
    const at = now();
    return {
      mints: mints.filter((each) => isTime(each.id, at)),
      moves: moves.filter((each) => isTime(each.id, at)),
    };
  }

  /** Does one thing on the chain; what fails waits, longer each time, and holds up nothing else. */
  async function attempt(context: CertificateContext, id: string, act: () => Promise<void>) {
    try {
      await act();
      pauses.delete(id);
    } catch (fault) {
      if (!isGatewayFault(fault)) throw fault;
      const known = pauses.get(id);
      const ms = known ? Math.min(known.ms * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
      pauses.set(id, { until: context.now() + ms, ms });
      context.log[fault.retriable ? "warn" : "error"](
        { id, code: fault.code },
        "certificate waits",
      );
    }
  }

  return {
    name: "mint-certificates",
    isDue: async (context) => {
      const { mints, moves } = await waiting(context);
      return mints.length + moves.length > 0;
    },
    async run(context, signal) {
      const { certificateChain: chain, store } = context;
      if (!chain) return;
      const { chainId, contract } = chain;
      const { mints, moves } = await waiting(context);
      for (const { id: certificateId, ...token } of mints) {
        if (signal.aborted) return;
        await attempt(context, certificateId, async () => {
          const done = { ...(await chain.mint(token)), chainId, contract };
          await recordCertificateMinted(context, { certificateId, ...done, at: context.now() });
        });
      }
      for (const { id: transferId, certificateId, fromId, toId } of moves) {
        if (signal.aborted) return;
        const certificate = await loadCertificate(store.read, certificateId);
        if (!certificate) continue;
        const { tokenId } = certificate;
        await attempt(context, transferId, async () => {
          const done = { ...(await chain.transfer({ tokenId, fromId, toId })), chainId, contract };
          await recordCertificateTransferred(context, { transferId, ...done, at: context.now() });
        });
      }
    },
  };
}
