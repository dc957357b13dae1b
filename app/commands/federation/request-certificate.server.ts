import {
  certificateEvent,
  checkUsageFee,
  type FeeRefusal,
  tokenIdOf,
} from "~/domain/federation/certificate";
import { mayInFederation } from "~/domain/federation/permissions";
import type { Actor } from "~/domain/identity/role";
import type { Plain } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { sha256Hex } from "~/domain/shared/sha256";
import { canonicalJson } from "~/domain/transparency/canonical";
import type { CommandDeps } from "~db/changes/deps";
import { type DatasetRow, loadDataset } from "~db/repositories/catalogue/datasets";
import {
  insertCertificate,
  listCertificatesOfDataset,
  loadListedRecord,
} from "~db/repositories/federation/certificates";
import { appendEvents } from "~db/repositories/transparency/events";

export type CertificateWish = {
  readonly datasetId: string;
  /** The version the person saw; another one listed meanwhile refuses this wish. */
  readonly version: number;
  /** What the holder shall get for each use, whole won. */
  readonly usageFeeKrw: number;
  readonly actor: Actor;
  readonly at: Instant;
};

export type CertificateRefusal =
  | NotFound
  | NotAllowed
  | FeeRefusal
  | { readonly code: "stale-version"; readonly version: number }
  | { readonly code: "dataset-withdrawn"; readonly datasetIds: readonly string[] }
  | { readonly code: "certificate-exists"; readonly certificateId: string };

/**
 * Asks for the certificate of the version of a dataset that is listed now, by the hospital that
 * lists it. The hospital is its first holder. A chain makes the token afterwards.
 */
export function requestCertificate(
  { store, newId }: CommandDeps,
  { datasetId, version, usageFeeKrw, actor, at }: CertificateWish,
): Promise<Outcome<{ certificateId: string }, CertificateRefusal>> {
  return store.tx([datasetId], async (db) => {
    const dataset = await loadDataset(db, datasetId);
    if (dataset?.hospitalId !== actor.organisationId) return NOT_FOUND;
    const [state, command] = ["registered", "request-certificate"] as const;
    if (!mayInFederation("hospital", { state, standing: actor.role, command })) {
      return notAllowed(command, state);
    }
    if (dataset.status === "withdrawn") {
      return refuse({ code: "dataset-withdrawn", datasetIds: [datasetId] });
    }
    if (dataset.version !== version) {
      return refuse({ code: "stale-version", version: dataset.version });
    }
    const fee = checkUsageFee(usageFeeKrw, dataset);
    if (!fee.ok) return fee;
    const known = await listCertificatesOfDataset(db, datasetId);
    const same = known.find((each) => each.version === version);
    if (same) return refuse({ code: "certificate-exists", certificateId: same.id });
    const id = newId("certificate");
    const facts = {
      ...{ datasetId, version, tokenId: tokenIdOf(id), usageFeeKrw: fee.value },
      recordSha256: recordSha256(dataset, await loadListedRecord(db, datasetId)),
    };
    const holderId = dataset.hospitalId;
    const requested = { type: "certificate-requested", certificateId: id } as const;
    const by = { actorId: actor.personId, at };
    const logIndex = await appendEvents(db, [
      certificateEvent(by, { ...requested, facts: { ...facts, holderId } }),
    ]);
    await insertCertificate(db, {
      ...{ id, ...facts, holderId, status: "requested", createdAt: at },
      ...{ mintedAt: null, txHash: null, logIndex },
    });
    return accept({ certificateId: id });
  });
}

/** What the certificate is about: all that the version says of itself, words, terms and measures. */
function recordSha256(dataset: DatasetRow, record: unknown): string {
  const { sequence: _, revision: __, status: ___, ...said } = dataset;
  // Through JSON once: what is absent stays away, and fractions become text.
  const plain: Plain = JSON.parse(JSON.stringify({ ...said, record }), (_key, value: unknown) =>
    typeof value === "number" && !Number.isSafeInteger(value) ? String(value) : value,
  );
  return sha256Hex(canonicalJson(plain));
}
