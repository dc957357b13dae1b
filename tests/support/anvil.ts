/** A node of another maker than our own machine, from npm; for second opinions on everything. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { privateKeyToAccount } from "viem/accounts";
import { deployGrantAnchor, ensureLog } from "~/gateways/chain/contract/administration";
import { httpProvider, type Provider } from "~/gateways/chain/provider";

/** The published first and second keys of anvil's test mnemonic; worth nothing anywhere. */
export const ANVIL_ADMIN = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
export const ANVIL_ANCHOR = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

/** Anvil comes as a package of its own for each platform; null where there is none for this one. */
export const anvilProgram = ((): string | null => {
  try {
    const platform = process.arch === "x64" ? "amd64" : process.arch;
    const manifest = `@foundry-rs/anvil-${process.platform}-${platform}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(manifest)), "bin", "anvil");
  } catch {
    return null;
  }
})();

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

export type Anvil = {
  readonly url: string;
  readonly provider: Provider;
  stop(): Promise<void>;
};

/** @param args in addition to the port, for example `["--chain-id", "7"]` */
export async function startAnvil(args: readonly string[] = [], port?: number): Promise<Anvil> {
  const chosen = port ?? (await freePort());
  const program = anvilProgram ?? "";
  const child = spawn(program, ["--port", String(chosen), "--quiet", ...args]);
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
  });
  const url = `http://127.0.0.1:${chosen}`;
  const provider = httpProvider(url);
  const stop = (): Promise<void> => {
    child.kill("SIGKILL");
    return ended;
  };
  const anvil = { url, provider, stop };
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await provider({ method: "eth_chainId" }).then(
      () => true,
      () => false,
    );
    if (isUp) return anvil;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  await anvil.stop();
  throw new Error("anvil did not start");
}

/** Puts our contract and our log on a node. @returns the contract's address */
export async function prepareAnvil(
  { provider }: Pick<Anvil, "provider">,
  { origin, fees = "eip1559" }: { origin: string; fees?: "eip1559" | "free" | "legacy" },
): Promise<`0x${string}`> {
  const by = { provider, adminKey: ANVIL_ADMIN, fees } as const;
  const contract = await deployGrantAnchor(by);
  const anchor = privateKeyToAccount(ANVIL_ANCHOR).address;
  await ensureLog(by, { contract, origin, anchor });
  return contract;
}
