import { http } from "viem";
import { GatewayFault } from "../gateway-fault";

/** Sends one JSON-RPC request. Source: EIP-1193 */
export type Provider = (request: { method: string; params?: unknown }) => Promise<unknown>;

/** JSON-RPC over HTTP. Repeats only what a broken connection may have swallowed. */
export function httpProvider(url: string): Provider {
  const { request } = http(url, { retryCount: 2, timeout: 10_000 })({});
  return ({ method, params }) => request({ method, params } as never);
}

type Refusal = { code?: number; message?: string; data?: unknown; cause?: unknown };

/** What a contract answered when it refused, if the error is of that kind. */
export function revertDataOf(error: unknown): `0x${string}` | undefined {
  for (let at = error as Refusal | undefined, depth = 0; at && depth < 5; depth++) {
    const data = typeof at.data === "object" ? (at.data as Refusal | null)?.data : at.data;
    if (typeof data === "string" && /^0x[0-9a-f]{8,}$/i.test(data)) return data as `0x${string}`;
    at = at.cause as Refusal | undefined;
  }
  return undefined;
}

/** All that an error and its causes say, for recognising what nodes word differently. */
export function wordsOf(error: unknown): string {
  const words: string[] = [];
  for (let at = error as Refusal | undefined, depth = 0; at && depth < 5; depth++) {
    words.push(String(at.message ?? ""));
    at = at.cause as Refusal | undefined;
  }
  return words.join(" ").toLowerCase();
}

/** Asks and turns every failure into a fault that a later try may mend. */
export async function ask<Answer>(
  provider: Provider,
  method: string,
  params: readonly unknown[] = [],
): Promise<Answer> {
  try {
    return (await provider({ method, params })) as Answer;
  } catch (cause) {
    throw new GatewayFault("chain-unreachable", { retriable: true, cause });
  }
}
