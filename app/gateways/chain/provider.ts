import { http } from "viem";
import { GatewayFault, isGatewayFault } from "../gateway-fault";

/** Sends one JSON-RPC request. Source: EIP-1193 */
export type Provider = (request: { method: string; params?: unknown }) => Promise<unknown>;

/** Far above a block with all its transactions' hashes, or the proof of two slots. */
const MAX_ANSWER_BYTES = 16_000_000;

/** Reads an answer as far as one can be long; a node that never ends costs no more memory. */
const boundedFetch: typeof fetch = async (input, init) => {
  const { body, status, statusText, headers } = await fetch(input, init);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_ANSWER_BYTES) {
      await reader?.cancel();
      throw new Error(`an answer of more than ${MAX_ANSWER_BYTES} bytes`);
    }
    chunks.push(part.value);
  }
  const known = { status, statusText, headers };
  return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, known);
};

/** JSON-RPC over HTTP. Repeats only what a broken connection may have swallowed. */
export function httpProvider(url: string): Provider {
  const { request } = http(url, { retryCount: 1, timeout: 10_000, fetchFn: boundedFetch })({});
  return ({ method, params }) => request({ method, params } as never);
}

type Refusal = { code?: unknown; message?: string; data?: unknown; cause?: unknown };

/** An error and what caused it, outermost first. */
function* causesOf(error: unknown): Generator<Refusal> {
  for (let at = error as Refusal | undefined, depth = 0; at && depth < 5; depth++) {
    yield at;
    at = at.cause as Refusal | undefined;
  }
}

/** What a contract answered when it refused, if the error is of that kind. */
export function revertDataOf(error: unknown): `0x${string}` | undefined {
  for (const at of causesOf(error)) {
    const data = typeof at.data === "object" ? (at.data as Refusal | null)?.data : at.data;
    if (typeof data === "string" && /^0x[0-9a-f]{8,}$/i.test(data)) return data as `0x${string}`;
  }
  return undefined;
}

/** All that an error and its causes say, for recognising what nodes word differently. */
export const wordsOf = (error: unknown): string =>
  [...causesOf(error)]
    .map(({ message }) => String(message ?? ""))
    .join(" ")
    .toLowerCase();

/** Whether the node answered with an error; otherwise the line to it is broken. */
export const isAnswer = (error: unknown): boolean =>
  [...causesOf(error)].some(({ code }) => typeof code === "number");

/** What operators can mend, in the words of geth, Besu, Kaia, anvil and our own machine. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/insufficient (funds|balance)|exceeds account balance|not enough balance/, "chain-balance-low"],
  [/underpriced|(fee|price) (is )?(too low|below)|less than block base fee/, "chain-underpriced"],
];

/**
 * The fault behind a failed request: the node refused it, or did not answer.
 * @param otherwise the code of a refusal that has none of its own
 */
export function faultOf(cause: unknown, otherwise = "chain-error"): GatewayFault {
  if (!isAnswer(cause)) return new GatewayFault("chain-unreachable", { retriable: true, cause });
  const words = wordsOf(cause);
  const [, code = otherwise] = CODES.find(([pattern]) => pattern.test(words)) ?? [];
  return new GatewayFault(code, { retriable: true, cause });
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
    throw faultOf(cause);
  }
}

/** What failed over a node's answer, as a fault: no answer may end more than the question. */
export const answerFaultOf = (error: unknown): GatewayFault =>
  isGatewayFault(error)
    ? error
    : new GatewayFault("chain-answer-unreadable", { retriable: true, cause: error });
