import type { Readiness } from "~/http/host/host";
import type { Runtime } from "~/runtime.server";
import { isMigrated } from "~db/migration-state";
import { loadOutboxLag } from "~db/repositories/waiting/deliveries";

const PATIENCE_MS = 2_000;

/** A part's word within two seconds, or `unreachable`. */
async function within<Value>(asked: Promise<Value>): Promise<Value | "unreachable"> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<"unreachable">((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, "unreachable");
  });
  try {
    return await Promise.race([asked, patience]);
  } catch {
    return "unreachable";
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether this hub can answer requests. The chain and the outbox are told and do not decide: while
 * the chain is away the hub works on, and the next checkpoint covers what was missed.
 */
export async function readinessOf(runtime: Runtime, isStopping: boolean): Promise<Readiness> {
  const { store, anchorChains } = runtime;
  const at = runtime.now();
  const [migrated, outbox, ...chains] = await Promise.all([
    within(isMigrated(store)),
    within(loadOutboxLag(store.read, at)),
    ...anchorChains.map((chain) => within(chain.head().then(({ size }) => size))),
  ]);
  const lag =
    outbox === "unreachable"
      ? outbox
      : {
          due: outbox.due,
          parked: outbox.parked,
          oldestSeconds: outbox.oldestAt === null ? 0 : Math.round((at - outbox.oldestAt) / 1_000),
        };
  return {
    isReady: migrated === true && !isStopping,
    parts: {
      database: migrated === "unreachable" ? migrated : "ok",
      migrations: migrated === true ? "ok" : "behind",
      chains: chains.map((size, index) => ({
        name: anchorChains[index]?.name,
        state: size === "unreachable" ? size : "ok",
        ...(size === "unreachable" ? {} : { anchoredSize: size }),
      })),
      outbox: lag,
      ...(isStopping ? { stopping: true } : {}),
    },
  };
}
