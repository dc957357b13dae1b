import type { DomainEvent } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";

export type CertificateHappening = {
  readonly type:
    | "certificate-requested"
    | "certificate-minted"
    | "certificate-transfer-requested"
    | "certificate-transferred";
  readonly certificateId: string;
  readonly facts: DomainEvent["facts"];
};

/** Something that happened to a certificate, as the log keeps it. */
export const certificateEvent = (
  { actorId, at }: { readonly actorId: string; readonly at: Instant },
  { type, certificateId, facts }: CertificateHappening,
): DomainEvent => ({
  type,
  word: "federation",
  subjectId: certificateId,
  actorId,
  at,
  facts,
});
