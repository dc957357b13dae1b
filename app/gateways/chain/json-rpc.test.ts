import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, expect, test } from "vitest";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { publishOn, signOn } from "../../../tests/support/chain";
import { deployGrantAnchor, ensureLog } from "./administration";
import { lateChain } from "./late-chain";
import { openEmbeddedChain, openJsonRpcChain } from "./open-chain";
import { httpProvider } from "./provider";

const origin = "vouchsafe.test/log";
const root = (fill: number) => new Uint8Array(32).fill(fill);
/** The published first and second keys of anvil's test mnemonic; worth nothing anywhere. */
const ADMIN = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const ANCHOR = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

let anvil: ChildProcess | undefined;
afterAll(() => void anvil?.kill());

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** Anvil comes as a package of its own for each platform; null where ours has none. */
function anvilProgram(): string | null {
  try {
    const platform = process.arch === "x64" ? "amd64" : process.arch;
    const manifest = `@foundry-rs/anvil-${process.platform}-${platform}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(manifest)), "bin", "anvil");
  } catch {
    return null;
  }
}
const program = anvilProgram();

/** Another program than our embedded machine, from another maker: a second opinion on everything. */
async function startAnvil(): Promise<string> {
  const port = await freePort();
  anvil = spawn(program ?? "", ["--port", String(port), "--quiet", "--hardfork", "prague"]);
  const url = `http://127.0.0.1:${port}`;
  const provider = httpProvider(url);
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await provider({ method: "eth_chainId" }).then(
      () => true,
      () => false,
    );
    if (isUp) return url;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error("anvil did not start");
}

test.skipIf(program === null)(
  "on a node of another maker a head is published, proved, and settled after some blocks",
  async () => {
    const url = await startAnvil();
    const provider = httpProvider(url);
    const by = { provider, adminKey: ADMIN, fees: "eip1559" } as const;
    const profile = { ...CHAIN_PROFILES.ethereum, finality: { kind: "depth", blocks: 3 } } as const;
    const contract = await deployGrantAnchor(by);
    const anchor = privateKeyToAccount(ANCHOR).address;
    await ensureLog(by, { contract, origin, anchor });
    await ensureLog(by, { contract, origin, anchor });
    const chain = await openJsonRpcChain({
      url,
      contract,
      anchorKey: ANCHOR,
      origin,
      profile,
    });
    const head = { prevSize: 0, size: 5, root: root(6), consistency: [], signatures: [] };
    const signed = await publishOn(chain, head);
    await chain.send(signed.rawTx);
    expect(await chain.head()).toEqual({ size: 5, root: head.root, quorum: 0 });
    expect((await chain.head("final")).size).toBe(0);
    const receipt = await chain.receipt(signed.txHash);
    expect(receipt).toMatchObject({ isAccepted: true, isFinal: false });
    const evidence = await chain.evidence(receipt?.blockHash ?? "");
    const reading = readChain(evidence, origin);
    expect(reading.steps.filter((step) => !step.ok)).toEqual([]);
    expect(reading.head).toEqual({ size: 5, root: head.root });
    await provider({ method: "anvil_mine", params: ["0x2"] });
    expect((await chain.receipt(signed.txHash))?.isFinal).toBe(true);
    expect((await chain.head("final")).size).toBe(5);
    await expect(signOn(chain, head)).rejects.toMatchObject({
      code: "chain-refused-GrantAnchorOtherHead",
    });
  },
  60_000,
);

test("a node that does not answer is a fault worth another try, a missing contract is not", async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const access = { url, anchorKey: ANCHOR, origin } as const;
  const contract = "0x0000000000000000000000000000000000000001";
  await expect(openJsonRpcChain({ ...access, contract })).rejects.toMatchObject({
    code: "chain-unreachable",
    retriable: true,
  });
  await expect(openJsonRpcChain({ ...access, contract: undefined })).rejects.toMatchObject({
    code: "chain-contract-missing",
    retriable: false,
  });
}, 60_000);

test("a hub starts while its chain is silent, and reaches it at a later try", async () => {
  let isUp = false;
  const embedded = await openEmbeddedChain({ file: ":memory:", origin });
  const place = { name: "late", profile: CHAIN_PROFILES.ethereum, contract: embedded.contract };
  const chain = lateChain(place, async () => {
    if (!isUp) throw new Error("nobody answers");
    return embedded;
  });
  expect(chain.chainId).toBe(0);
  await expect(chain.connect()).rejects.toThrow("nobody answers");
  isUp = true;
  await chain.connect();
  expect(chain.chainId).toBe(embedded.chainId);
  expect((await chain.head()).size).toBe(0);
  await chain.close();
});
