import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { grantAnchorDeployedBytecode } from "~contracts/abi/GrantAnchor";
import { openOutsideChain } from "./open-chain";

const chainOn = (url: string) =>
  openOutsideChain(
    {
      name: "test",
      profile: CHAIN_PROFILES.ethereum,
      limits: {},
      contract: "0x0000000000000000000000000000000000000001",
      chainId: undefined,
      rpcUrls: [url],
      anchorKey: `0x${"7".repeat(64)}`,
    },
    "vouchsafe.test/log",
  );

test("whatever a node answers, the chain is at fault and nothing else breaks", async () => {
  const code = grantAnchorDeployedBytecode;
  for (const nonsense of [null, "0x1234", "two", 7, {}, [], { number: "?", blockHash: "0x1" }]) {
    const node = createServer((request, response) => {
      let asked = "";
      request.on("data", (chunk) => {
        asked += String(chunk);
      });
      request.on("end", () => {
        const { id, method } = JSON.parse(asked) as { id: number; method: string };
        const known: Record<string, unknown> = { eth_chainId: "0x7", eth_getCode: code };
        const result = isHonest ? (known[method] ?? nonsense) : nonsense;
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
      });
    });
    let isHonest = false;
    await new Promise<void>((opened) => node.listen(0, "127.0.0.1", opened));
    const { port } = node.address() as AddressInfo;
    const chain = chainOn(`http://127.0.0.1:${port}`);
    await expect(chain.connect()).rejects.toMatchObject({ name: "GatewayFault" });
    isHonest = true;
    await chain.connect();
    await expect(chain.head()).rejects.toMatchObject({ name: "GatewayFault" });
    await expect(chain.evidence(`0x${"0".repeat(64)}`)).rejects.toMatchObject({
      name: "GatewayFault",
    });
    const nonce = await chain.nonce().catch(({ code }) => code);
    expect([0x1234, 7, 0, "chain-answer-unreadable"]).toContain(nonce);
    node.closeAllConnections();
    await new Promise((closed) => node.close(closed));
  }
});

test("an answer without end is left after a while", async () => {
  let sent = 0;
  const node = createServer((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1_000_000, 0x20))) sent += 1;
      sent += 1;
    };
    response.on("drain", more).writeHead(200, { "Content-Type": "application/json" });
    more();
  });
  await new Promise<void>((opened) => node.listen(0, "127.0.0.1", opened));
  const { port } = node.address() as AddressInfo;
  const chain = chainOn(`http://127.0.0.1:${port}`);
  await expect(chain.connect()).rejects.toMatchObject({ code: "chain-unreachable" });
  expect(sent).toBeLessThan(200);
  node.closeAllConnections();
  await new Promise((closed) => node.close(closed));
});
