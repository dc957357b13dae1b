/** Small parts of a made log: its origin, events, a key and the process's report. No chain. */
import { generateKeyPairSync } from "node:crypto";
import type { DomainEvent } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { openLogSigner } from "~/gateways/log-signer";

export const TEST_ORIGIN = "vouchsafe.test/log";

export const anEvent = (
  n: number,
  facts: DomainEvent["facts"] = { amountKrw: n },
): DomainEvent => ({
  type: "hold-placed",
  word: "voucher",
  subjectId: `vou_${String(n).padStart(10, "0")}`,
  actorId: "per_0000000001",
  at: instantOf(1_760_000_000_000 + n),
  facts,
});

export const someEvents = (count: number): DomainEvent[] =>
  Array.from({ length: count }, (_, n) => anEvent(n));

export function aLogSigner() {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  return openLogSigner({ pem, origin: TEST_ORIGIN });
}

/** Collects what the processes report, so that a test can see an alarm. */
export function aProcessLog() {
  const lines: string[] = [];
  const note = (_: object, message: string) => void lines.push(message);
  return { lines, info: note, warn: note, error: note };
}
