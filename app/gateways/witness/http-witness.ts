import { sha256 } from "@noble/hashes/sha2.js";
import { base64Of, from0x, hexOf, utf8 } from "~/domain/transparency/bytes";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { GatewayFault } from "../gateway-fault";
import type { WitnessClient } from "./witness-client";

const TIMEOUT_MS = 10_000;
/** Far above a note with every signature that one may have. */
const MAX_ANSWER_BYTES = 300_000;
const SIZE_TYPE = "text/x.tlog.size";

type Answered = { readonly status: number; readonly type: string; readonly text: string };

const fault = (code: string, cause?: unknown): GatewayFault =>
  new GatewayFault(code, { retriable: true, cause });

/**
 * Speaks to a witness over HTTP.
 * @param url its submission prefix, which is taken as its monitoring prefix as well
 * @param keys the keys of one name that the policy trusts
 * Source: C2SP tlog-witness
 */
export function openHttpWitness({
  url,
  keys,
  timeoutMs = TIMEOUT_MS,
}: {
  url: string;
  keys: readonly [NoteKey, ...NoteKey[]];
  timeoutMs?: number;
}): WitnessClient {
  const prefix = url.replace(/\/+$/, "");

  async function ask(path: string, init: RequestInit, signal?: AbortSignal): Promise<Answered> {
    const signals = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
    try {
      // A signed checkpoint goes to the witness of the policy and nowhere else.
      const options: RequestInit = { redirect: "error", signal: AbortSignal.any(signals), ...init };
      const response = await fetch(`${prefix}/${path}`, options);
      const type = response.headers.get("content-type") ?? "";
      return { status: response.status, type, text: await textOf(response) };
    } catch (cause) {
      if (cause instanceof GatewayFault) throw cause;
      throw fault("witness-unreachable", cause);
    }
  }
  const post = (path: string, body: string, signal?: AbortSignal) =>
    ask(path, { method: "POST", body }, signal);

  return {
    name: keys[0].name,
    keys,
    async addCheckpoint({ oldSize, proof, note }, signal) {
      const lines = proof.map((hash) => `${base64Of(hash)}\n`).join("");
      const answer = await post("add-checkpoint", `old ${oldSize}\n${lines}\n${note}`, signal);
      if (answer.status === 200) return { kind: "cosigned", lines: answer.text };
      if (answer.status === 409) return { kind: "other-size", size: sizeIn(answer) };
      if (answer.status === 422) {
        return { kind: "not-consistent", reason: `422 ${answer.text.trim().slice(0, 200)}` };
      }
      throw refused(answer);
    },
    async newest(origin, signal) {
      const hash = hexOf(sha256(utf8(origin)));
      const answer = await ask(`${hash}/checkpoint`, { method: "GET" }, signal);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw refused(answer);
      return answer.text;
    },
    async signHead({ prevRoot, root, consistency, ...head }, signal) {
      const body = JSON.stringify({
        ...head,
        prevRoot: base64Of(prevRoot),
        root: base64Of(root),
        consistency: consistency.map(base64Of),
      });
      const answer = await post("sign-head", body, signal);
      if (answer.status === 409) throw fault("witness-has-not-cosigned");
      if (answer.status !== 200) throw refused(answer);
      return signatureIn(answer.text);
    },
  };
}

/** The whole answer as text. @throws GatewayFault when it is longer than any answer can be */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_ANSWER_BYTES) {
      await reader?.cancel();
      throw fault("witness-unreadable");
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const refused = ({ status }: Answered): GatewayFault =>
  fault(status >= 500 ? "witness-unavailable" : `witness-refused-${status}`);

function sizeIn({ type, text }: Answered): number {
  const [, digits] = /^(0|[1-9][0-9]{0,15})\n$/.exec(text) ?? [];
  const size = Number(digits);
  const isTyped = type.split(";")[0]?.trim() === SIZE_TYPE;
  if (digits === undefined || !isTyped || !Number.isSafeInteger(size)) {
    throw fault("witness-unreadable");
  }
  return size;
}

/** Members that we do not know are left alone. */
function signatureIn(text: string): Uint8Array {
  let signature: unknown;
  try {
    ({ signature } = JSON.parse(text) as { signature?: unknown });
  } catch (cause) {
    throw fault("witness-unreadable", cause);
  }
  const bytes = typeof signature === "string" ? from0x(signature) : undefined;
  if (bytes?.length !== 65) throw fault("witness-unreadable");
  return bytes;
}
