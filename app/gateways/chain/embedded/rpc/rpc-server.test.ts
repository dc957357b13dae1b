import { request } from "node:http";
import { createPublicClient, createWalletClient, defineChain, http, parseAbiItem } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { to0x } from "~/domain/transparency/bytes";
import { slotsOf } from "~/domain/transparency/evm/log-slots";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { grantAnchorAbi, grantAnchorBytecode } from "~contracts/abi/GrantAnchor";
import { publishOn } from "../../../../../tests/support/chain";
import { type EmbeddedChain, openEmbeddedChain } from "../../open-chain";
import { openRpcServer, type RpcServer } from "./rpc-server";

const origin = "vouchsafe.test/log";
const KEY = `0x${"7".repeat(64)}` as const;
const root = new Uint8Array(32).fill(9);

let chain: EmbeddedChain;
let server: RpcServer;
beforeAll(async () => {
  chain = await openEmbeddedChain({ file: ":memory:", origin, anchorKey: KEY });
  server = await openRpcServer(chain.provider, 0);
  await publishOn(chain, { prevSize: 0, size: 3, root, consistency: [], signatures: [] });
});
afterAll(async () => {
  await server.close();
  await chain.close();
});

const clientChain = () =>
  defineChain({
    id: chain.chainId,
    name: "embedded",
    nativeCurrency: { name: "none", symbol: "NIL", decimals: 18 },
    rpcUrls: { default: { http: [server.url] } },
  });
const reader = (options: { batch?: boolean } = {}) =>
  createPublicClient({ chain: clientChain(), transport: http(server.url, options) });

/** A request as a tool that is not viem would send it. */
async function ask(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Promise<{ status: number; text: string; headers: unknown }>((done, failed) => {
    const asked = request(server.url, { method: "POST", headers }, (answer) => {
      let read = "";
      answer.on("data", (chunk) => {
        read += String(chunk);
      });
      answer.on("end", () =>
        done({ status: answer.statusCode ?? 0, text: read, headers: answer.headers }),
      );
    });
    asked.on("error", failed);
    asked.end(text);
  });
}
const result = async (method: string, ...params: unknown[]) =>
  JSON.parse((await ask({ jsonrpc: "2.0", id: 1, method, params })).text);

test("any Ethereum client reads blocks, logs, fees, storage and proofs over HTTP", async () => {
  const client = reader({ batch: true });
  const contract = chain.contract as `0x${string}`;
  const logId = to0x(logIdOf(origin, chain.chainId)) as `0x${string}`;
  const [number, [size]] = await Promise.all([
    client.getBlockNumber(),
    client.readContract({
      address: contract,
      abi: grantAnchorAbi,
      functionName: "head",
      args: [logId],
    }),
  ]);
  expect(size).toBe(3n);
  const [log, ...others] = await client.getLogs({
    address: contract,
    event: parseAbiItem(
      "event Checkpoint(bytes32 indexed logId, uint64 prevSize, uint64 size, bytes32 root)",
    ),
    args: { logId },
    fromBlock: 0n,
  });
  expect(others).toEqual([]);
  expect(log?.args).toMatchObject({ logId, size: 3n, root: to0x(root) });
  expect(log?.blockNumber).toBe(number);
  const block = await client.getBlock({ blockNumber: number, includeTransactions: true });
  expect(block.transactions[0]).toMatchObject({ hash: log?.transactionHash, to: contract });
  const receipt = await client.getTransactionReceipt({ hash: log?.transactionHash ?? "0x" });
  expect(receipt).toMatchObject({ status: "success", contractAddress: null, blockNumber: number });
  expect(receipt.gasUsed).toBe(block.gasUsed);
  const fees = await client.getFeeHistory({ blockCount: 4, rewardPercentiles: [50] });
  expect(fees.baseFeePerGas).toHaveLength(fees.gasUsedRatio.length + 1);
  expect(fees.baseFeePerGas.at(-2)).toBe(block.baseFeePerGas);
  const slot = to0x(slotsOf(logIdOf(origin, chain.chainId)).root) as `0x${string}`;
  expect(await client.getStorageAt({ address: contract, slot })).toBe(to0x(root));
  const proof = await client.getProof({ address: contract, storageKeys: [slot] });
  expect(proof.storageProof[0]?.value).toBe(BigInt(to0x(root)));
  expect((await client.getCode({ address: contract }))?.length).toBeGreaterThan(1_000);
  expect(await client.getTransactionCount({ address: block.transactions[0]?.from ?? "0x" })).toBe(
    1,
  );
});

test("a client that follows the chain hears of blocks and logs once", async () => {
  const client = reader();
  const blocks = await client.createBlockFilter();
  const events = await client.createContractEventFilter({
    abi: grantAnchorAbi,
    eventName: "Checkpoint",
    address: chain.contract as `0x${string}`,
  });
  expect(await client.getFilterChanges({ filter: blocks })).toEqual([]);
  const head = await chain.head();
  const deployed = await deployedByATool();
  expect(deployed.status).toBe("success");
  expect(await client.getFilterChanges({ filter: blocks })).toEqual([deployed.blockHash]);
  expect(await client.getFilterChanges({ filter: blocks })).toEqual([]);
  expect(await client.getFilterChanges({ filter: events })).toEqual([]);
  expect(head.size).toBe(3);
  expect(await client.uninstallFilter({ filter: blocks })).toBe(true);
  await expect(client.getFilterChanges({ filter: blocks })).rejects.toThrow(/filter not found/);
});

/** Deploys a contract as a tool with the anchor's key would. */
async function deployedByATool() {
  const account = privateKeyToAccount(KEY);
  const wallet = createWalletClient({
    account,
    chain: clientChain(),
    transport: http(server.url),
  });
  const hash = await wallet.deployContract({
    abi: grantAnchorAbi,
    bytecode: grantAnchorBytecode,
    args: [account.address],
  });
  return reader().waitForTransactionReceipt({ hash });
}

test("nothing but a signed transaction changes the chain, and methods that would are unknown", async () => {
  const before = await result("eth_blockNumber");
  for (const method of [
    "eth_sendTransaction",
    "eth_sign",
    "evm_mine",
    "anvil_setBalance",
    "admin_peers",
    "constructor",
    "__proto__",
  ]) {
    expect((await result(method)).error.code).toBe(-32_601);
  }
  expect((await result("eth_sendRawTransaction", "0x12")).error.code).toBe(-32_000);
  expect((await result("eth_sendRawTransaction", "nothing")).error.code).toBe(-32_602);
  expect(await result("eth_blockNumber")).toEqual(before);
});

test("an account that owns nothing cannot fill the chain", async () => {
  const account = privateKeyToAccount(`0x${"8".repeat(64)}`);
  const raw = await account.signTransaction({
    chainId: chain.chainId,
    nonce: 0,
    gas: 21_000n,
    maxFeePerGas: 2_000_000_000n,
    maxPriorityFeePerGas: 0n,
    to: account.address,
    type: "eip1559",
  });
  expect((await result("eth_sendRawTransaction", raw)).error.code).toBe(-32_000);
});

test("a web page reaches the chain neither through its own name nor from its own origin", async () => {
  const asked = { jsonrpc: "2.0", id: 1, method: "eth_chainId" };
  expect((await ask(asked, { host: "attacker.example:80" })).status).toBe(403);
  expect((await ask(asked, { origin: "https://attacker.example" })).status).toBe(403);
  expect((await ask(asked, { host: "localhost" })).status).toBe(200);
  const { headers } = await ask(asked);
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  const page = await fetch(server.url);
  expect(page.status).toBe(405);
  expect((await fetch(server.url, { method: "OPTIONS" })).status).toBe(405);
});

test("malformed, oversized and unanswerable requests get an answer of the protocol", async () => {
  expect(JSON.parse((await ask("{")).text).error.code).toBe(-32_700);
  expect(JSON.parse((await ask("[]")).text).error.code).toBe(-32_600);
  expect(JSON.parse((await ask("null")).text).error.code).toBe(-32_600);
  expect(JSON.parse((await ask({ id: 5 })).text)).toMatchObject({ id: 5 });
  expect((await ask("x".repeat(1_000_001))).status).toBe(413);
  expect((await ask({ jsonrpc: "2.0", method: "eth_chainId" })).status).toBe(204);
  const batch = [
    { jsonrpc: "2.0", id: 1, method: "eth_chainId" },
    { jsonrpc: "2.0", id: 2, method: "no_such" },
    { jsonrpc: "2.0", method: "eth_chainId" },
  ];
  expect(JSON.parse((await ask(batch)).text)).toMatchObject([
    { id: 1, result: `0x${chain.chainId.toString(16)}` },
    { id: 2, error: { code: -32_601 } },
  ]);
  expect((await result("eth_getBalance", "0x12")).error.code).toBe(-32_602);
  expect((await result("eth_getBlockByNumber", "0xffff", false)).result).toBeNull();
  expect((await result("eth_getBlockByNumber", "soon", false)).error.code).toBe(-32_602);
});

test("a port that another program holds is an error with its code", async () => {
  const port = Number(new URL(server.url).port);
  await expect(openRpcServer(chain.provider, port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("no question ends the hub or fills its memory", async () => {
  const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  for (const member of [`"id":${nested},"method":"eth_chainId"`, `"id":${nested}`]) {
    const { status, text } = await ask(`{"jsonrpc":"2.0",${member}}`);
    expect([status, JSON.parse(text).error.code]).toEqual([200, -32_600]);
  }
  const many = Array.from({ length: 2_000 }, () => "0x1");
  const place = [chain.contract, many, "latest"];
  expect((await result("eth_getProof", ...place)).error.code).toBe(-32_602);
  expect((await result("eth_feeHistory", "0x400", "latest", many)).error.code).toBe(-32_602);
  expect((await result("eth_chainId")).result).toBe(`0x${chain.chainId.toString(16)}`);
});

test("between the questions of a batch the hub's own work goes on", async () => {
  const asked = Array.from({ length: 100 }, (_, id) => ({
    id,
    method: "eth_getLogs",
    params: [{}],
  }));
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 0);
  const { text } = await ask(asked);
  clearInterval(ticking);
  expect(JSON.parse(text)).toHaveLength(100);
  expect(turns).toBeGreaterThan(10);
});
