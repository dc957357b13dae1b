import {
  certificateEvent,
  checkReceiver,
  type ReceiverRefusal,
  stateOf,
} from "~/domain/federation/certificate";
import { mayInFederation } from "~/domain/federation/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import type { CommandDeps } from "~db/changes/deps";
import {
  insertCertificateTransfer,
  listTransfersOfCertificate,
  loadCertificate,
  loadCertificateTransfer,
  recordMinted,
  recordTransferDone,
} from "~db/repositories/federation/certificates";
import { loadOrganisation } from "~db/repositories/identity/organisations";
import { appendEvents } from "~db/repositories/transparency/events";

/** What a chain did, and which chain. */
export type DoneOnChain = {
  readonly chainId: number;
  readonly contract: string;
  /** Null where an earlier try had done it. */
  readonly txHash: string | null;
  readonly at: Instant;
};

/** Records that the token of a certificate exists. Told twice, it writes nothing more. */
export function recordCertificateMinted(
  { store }: Pick<CommandDeps, "store">,
  { certificateId, at, ...done }: DoneOnChain & { readonly certificateId: string },
): Promise<Outcome<{ certificateId: string }, NotFound>> {
  return store.tx([certificateId], async (db) => {
    const certificate = await loadCertificate(db, certificateId);
    if (!certificate) return NOT_FOUND;
    if (certificate.status === "minted") return accept({ certificateId });
    const { tokenId, holderId } = certificate;
    const facts = { tokenId, holderId, ...done };
    const minted = { type: "certificate-minted", certificateId, facts } as const;
    await appendEvents(db, [certificateEvent({ actorId: "system", at }, minted)]);
    await recordMinted(db, certificateId, { at, txHash: done.txHash });
    return accept({ certificateId });
  });
}

export type TransferWish = {
  readonly certificateId: string;
  /** The institution that shall have it. */
  readonly toId: string;
  readonly actor: Actor;
  readonly at: Instant;
};

/**
 * Asks to give a certificate to another institution, by the data office of its holder. Nothing is
 * paid for it: certificates are not traded. Source: docs/decisions/071-certificates.md
 */
export function requestCertificateTransfer(
  { store, newId }: CommandDeps,
  { certificateId, toId, actor, at }: TransferWish,
): Promise<Outcome<{ transferId: string }, NotFound | NotAllowed | ReceiverRefusal>> {
  return store.tx([certificateId], async (db) => {
    const certificate = await loadCertificate(db, certificateId);
    const isHolder = actor.role === "data-office" && certificate?.holderId === actor.organisationId;
    if (!certificate || !isHolder) return NOT_FOUND;
    const state = stateOf(certificate, await listTransfersOfCertificate(db, certificateId));
    const command = "request-transfer";
    if (!mayInFederation("certificate", { state, standing: "holder", command })) {
      return notAllowed(command, state);
    }
    const receiver = checkReceiver(await loadOrganisation(db, toId), certificate);
    if (!receiver.ok) return receiver;
    const transferId = newId("certificateTransfer");
    const fromId = certificate.holderId;
    const facts = { transferId, fromId, toId };
    const requested = { type: "certificate-transfer-requested", certificateId, facts } as const;
    const by = { actorId: actor.personId, at };
    const logIndex = await appendEvents(db, [certificateEvent(by, requested)]);
    await insertCertificateTransfer(db, {
      ...{ id: transferId, certificateId, fromId, toId, status: "requested", at },
      ...{ doneAt: null, txHash: null, logIndex },
    });
    return accept({ transferId });
  });
}

/** Records that a token has moved: its holder is another one from now on. Repeats change nothing. */
export function recordCertificateTransferred(
  { store }: Pick<CommandDeps, "store">,
  { transferId, at, ...done }: DoneOnChain & { readonly transferId: string },
): Promise<Outcome<{ transferId: string }, NotFound>> {
  return store.tx([transferId], async (db) => {
    const transfer = await loadCertificateTransfer(db, transferId);
    if (!transfer) return NOT_FOUND;
    if (transfer.status === "done") return accept({ transferId });
    const { certificateId, fromId, toId } = transfer;
    const facts = { transferId, fromId, toId, ...done };
    const moved = { type: "certificate-transferred", certificateId, facts } as const;
    await appendEvents(db, [certificateEvent({ actorId: "system", at }, moved)]);
    await recordTransferDone(db, transfer, { at, txHash: done.txHash });
    return accept({ transferId });
  });
}
