/** The port of the anchorer over a fake chain, in this process or behind HTTP. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FeeLimits } from "~/domain/transparency/anchoring/fees";
import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { from0x } from "~/domain/transparency/bytes";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import type { AnchorChain, AnchorReceipt } from "~/gateways/chain/anchor-chain";
import { GatewayFault } from "~/gateways/gateway-fault";
import { FAKE_CONTRACT, FakeRefusal } from "./fake-chain";
import { plainHeadOf, signFake } from "./fake-transaction";

/** One question to a node, by name and with one argument. */
export type Ask = (method: string, argument?: unknown) => Promise<unknown>;

const KNOWN = /already known|nonce too low/;

export type FakePortOptions = {
  readonly resubmitAfterMs: number;
  readonly finalDepth: number;
  readonly limits?: FeeLimits;
  /** How many witnesses the contract asks for. */
  readonly quorum?: number;
};

const profileOf = ({ resubmitAfterMs, finalDepth }: FakePortOptions): ChainProfile => ({
  id: "ethereum",
  isOutside: true,
  finality: { kind: "depth", blocks: finalDepth },
  fees: "eip1559",
  resubmitAfterMs,
  headerForm: "as-given",
});

export function fakeAnchorChain(ask: Ask, options: FakePortOptions): AnchorChain {
  async function asked<Answer>(method: string, argument?: unknown): Promise<Answer> {
    try {
      return (await ask(method, argument)) as Answer;
    } catch (cause) {
      if (!(cause instanceof FakeRefusal)) throw cause;
      throw new GatewayFault("chain-unreachable", { retriable: true, cause });
    }
  }
  return {
    name: "fake",
    profile: profileOf(options),
    limits: options.limits,
    chainId: 1,
    contract: FAKE_CONTRACT,
    connect: async () => undefined,
    async head(at) {
      const head = await asked<{ size: number; root: string } | null>("head", at);
      const root = from0x(head?.root ?? "0x") as Uint8Array;
      return { size: head?.size ?? 0, root, quorum: options.quorum ?? 0 };
    },
    nonce: () => asked<number>("nonce"),
    async suggestFees() {
      const { baseFee, tip } = await asked<{ baseFee: number; tip: number }>("fees");
      const [maxFeePerGas, maxPriorityFeePerGas] = [BigInt(2 * baseFee + tip), BigInt(tip)];
      return { kind: "eip1559", maxFeePerGas, maxPriorityFeePerGas };
    },
    async sign(head, terms) {
      const plain = plainHeadOf(head);
      const refusal = await asked<string | null>("try", plain);
      if (refusal) throw new GatewayFault(`chain-refused-${refusal}`, { retriable: false });
      return signFake(plain, terms);
    },
    async send(rawTx) {
      try {
        await ask("send", rawTx);
      } catch (cause) {
        if (!(cause instanceof FakeRefusal)) throw cause;
        if (KNOWN.test(cause.message)) return;
        throw new GatewayFault("chain-not-sent", { retriable: true, cause });
      }
    },
    receipt: async (txHash) => (await asked<AnchorReceipt | null>("receipt", txHash)) ?? undefined,
    evidence: (blockHash) => asked<ChainEvidence>("evidence", blockHash),
    close: async () => undefined,
  };
}

/** Serves a fake chain on loopback. @returns where, and how to stop */
export async function serveFake(answer: Ask): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, argument } = JSON.parse(body) as { method: string; argument?: unknown };
    const said = await answer(method, argument).then(
      (value) => ({ value: value ?? null }),
      (error: unknown) => ({ refusal: String((error as Error).message) }),
    );
    response.end(JSON.stringify(said));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/** Asks a served fake chain. */
export const askAt =
  (url: string): Ask =>
  async (method, argument) => {
    const answer = await fetch(url, { method: "POST", body: JSON.stringify({ method, argument }) });
    const said = (await answer.json()) as { value?: unknown; refusal?: string };
    if (said.refusal !== undefined) throw new FakeRefusal(said.refusal);
    return said.value;
  };
