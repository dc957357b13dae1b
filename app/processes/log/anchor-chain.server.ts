import { type Instant, instantOf } from "~/domain/shared/instant";
import { lookAgainAfterMs, pollAfterMs, retryAfterMs } from "~/domain/transparency/anchoring/retry";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import {
  type ChainState,
  loadChainState,
  recordChainState,
} from "~db/repositories/transparency/chain-states";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import type { Process } from "../process.server";
import type { AnchorContext } from "./anchor-context.server";
import { anchorRound, type RoundEnd } from "./anchor-round.server";

/** When this hub turns to its chain again. Lost with the process, which costs one look more. */
type Pace = {
  /** Not before, whatever comes: UTC ms. */
  notBefore: number;
  /** At the latest, even if nothing comes: UTC ms. */
  lookAt: number;
  /** Size of the head that the chain held at the last look. */
  held: number;
  /** Faults in a row. */
  failures: number;
};

/** So long an unchanged state of a chain stays unwritten; an idle hub writes nothing. */
const STATE_KEPT_MS = 10 * 60_000;

/**
 * Brings the newest checkpoint to one chain, for ever. It has a lease and a lane of its own: of
 * several hubs one serves a chain at a time, and a chain that is silent holds up no other.
 * Source: docs/decisions/026-anchorer.md
 */
export function anchorTo(chain: AnchorChain): Process<AnchorContext> {
  // The first time always: the chain may have forgotten heads while we were away.
  const pace: Pace = { notBefore: 0, lookAt: 0, held: 0, failures: 0 };
  const name = `anchor:${chain.name}`;
  return {
    name,
    lane: name,
    async isDue({ store, now }) {
      const at = now();
      if (at < pace.notBefore) return false;
      if (at >= pace.lookAt) return true;
      return ((await loadLatestCheckpoint(store.read))?.size ?? 0) > pace.held;
    },
    async run(context, signal) {
      try {
        const end = await anchorRound(context, chain, signal);
        pace.failures = 0;
        setPace(pace, { end, chain, at: context.now() });
        await keepState(context, chain, end);
      } catch (error) {
        await putOff(context, { chain, pace, error });
      }
    },
  };
}

/** One process for each chain. */
export const anchorProcesses = (chains: readonly AnchorChain[]): Process<AnchorContext>[] =>
  chains.map(anchorTo);

function setPace(
  pace: Pace,
  { end, chain, at }: { end: RoundEnd; chain: AnchorChain; at: Instant },
) {
  const later = at + lookAgainAfterMs(chain.profile);
  if (end.kind === "rest") {
    Object.assign(pace, { notBefore: 0, lookAt: later, held: end.sight.latest.size });
  } else if (end.kind === "foreign") {
    Object.assign(pace, { notBefore: Math.min(later, at + 60_000), lookAt: 0 });
  } else {
    const wait = end.kind === "more" ? 0 : pollAfterMs(chain.profile);
    Object.assign(pace, { notBefore: at + wait, lookAt: 0 });
  }
}

/** Keeps the fault where an operator sees it, and comes back after a while, for ever. */
async function putOff(
  context: AnchorContext,
  { chain, pace, error }: { chain: AnchorChain; pace: Pace; error: unknown },
): Promise<void> {
  pace.failures += 1;
  const random = (context.randomBytes(1)[0] ?? 0) / 256;
  const waitMs = retryAfterMs(pace.failures, random);
  Object.assign(pace, { notBefore: context.now() + waitMs, lookAt: 0 });
  const fault = isGatewayFault(error) ? error.code : "bug";
  const known = await loadChainState(context.store.read, chain.name);
  await keep(context, { ...stateOf(chain, known), fault });
  if (!isGatewayFault(error)) throw error;
  const fields = { chain: chain.name, fault, failures: pace.failures, waitMs };
  context.log.warn(fields, "the chain could not be served: later again");
}

async function keepState(context: AnchorContext, chain: AnchorChain, end: RoundEnd): Promise<void> {
  if (end.kind === "moved") return;
  const { latest, final } = end.sight;
  const fault = end.kind === "foreign" ? end.foreign : null;
  const sizes = { headSize: latest.size, finalSize: final.size };
  await keep(context, { ...stateOf(chain, undefined), ...sizes, fault });
}

type StateNow = Omit<ChainState, "checkedAt">;

const stateOf = (chain: AnchorChain, known: ChainState | undefined): StateNow => ({
  name: chain.name,
  profile: chain.profile.id,
  chainId: chain.chainId || (known?.chainId ?? 0),
  contract: chain.contract,
  headSize: known?.headSize ?? 0,
  finalSize: known?.finalSize ?? 0,
  fault: null,
});

/** Writes what changed, and now and then that nothing did. */
async function keep({ store, now }: AnchorContext, state: StateNow): Promise<void> {
  const known = await loadChainState(store.read, state.name);
  const at = now();
  const isSame =
    known !== undefined &&
    Object.entries(state).every(([key, value]) => known[key as keyof ChainState] === value);
  if (isSame && at - known.checkedAt < STATE_KEPT_MS) return;
  const row = { ...state, checkedAt: instantOf(at) };
  await store.tx([`chain:${state.name}`], (db) => recordChainState(db, row));
}
