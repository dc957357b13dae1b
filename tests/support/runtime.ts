/** A runtime on a given store, for what asks the process for one. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { readConfig } from "~/config.server";
import { instantOf } from "~/domain/shared/instant";
import { demoKeys } from "~/gateways/key-folder/demo-keys";
import { createVisaSigner } from "~/gateways/visa-signer/visa-signer";
import { installRuntime, type Runtime, randomId } from "~/runtime.server";
import type { Store } from "~db/store";

export type TestRuntime = Runtime & {
  /** What was logged, one object a line. */
  readonly lines: Record<string, unknown>[];
  /** Moves the clock on. */
  pass(ms: number): void;
};

/**
 * Builds a runtime without chain and payments and makes it the one of this process.
 * @param env settings besides a fresh data folder
 */
export async function runtimeOn(
  store: Store,
  env: Record<string, string> = {},
): Promise<TestRuntime> {
  const dataDir = mkdtempSync(join(tmpdir(), "vouchsafe-runtime-"));
  const config = readConfig({ DATA_DIR: dataDir, ...env });
  const keys = await demoKeys(config);
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  let at = 1_800_000_000_000;
  const built = {
    config,
    keys,
    store,
    log,
    lines,
    now: () => instantOf(at),
    pass: (ms: number) => {
      at += ms;
    },
    newId: randomId,
    randomBytes: (count: number) => new Uint8Array(count),
    wake: () => undefined,
    onWake: () => () => undefined,
    close: () => store.close(),
    visaSigner: await createVisaSigner({ publicUrl: config.publicUrl, key: keys.visa }),
    anchorChains: [],
    oidc: undefined,
    // why: no test of this kind asks for money or checkpoints; asking would fail loudly.
  } as unknown as TestRuntime;
  installRuntime(built);
  return built;
}
