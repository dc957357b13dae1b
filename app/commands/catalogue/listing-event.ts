import type { Listing } from "~/domain/catalogue/listing";
import { shortOf } from "~/domain/catalogue/terms/duo";
import type { Actor } from "~/domain/identity/role";
import type { DomainEvent, Plain } from "~/domain/shared/event";
import type { Instant } from "~/domain/shared/instant";
import { utf8 } from "~/domain/transparency/bytes";
import { canonicalJson } from "~/domain/transparency/canonical";
import { nodeSha256 } from "~db/sha256";

/** SHA-256 of plain data in its canonical spelling, in hex: how the log names free text. */
export const fingerprintOf = (value: Plain): string =>
  Buffer.from(nodeSha256(utf8(canonicalJson(value)))).toString("hex");

/** The log entry of a listing: what was offered under which terms and price, words by hash only. */
export function listingEvent(
  type: "dataset-listed" | "dataset-changed",
  {
    listing,
    hospitalId,
    version,
    actor,
    at,
  }: {
    listing: Listing & { datasetId: string; priceKrw: number };
    hospitalId: string;
    version: number;
    actor: Actor;
    at: Instant;
  },
): DomainEvent {
  const { titleKo, titleEn, descriptionKo, descriptionEn, terms } = listing;
  return {
    type,
    word: "catalogue",
    subjectId: listing.datasetId,
    actorId: actor.personId,
    at,
    facts: {
      hospitalId,
      version,
      dataType: listing.dataType,
      priceKrw: listing.priceKrw,
      terms: terms.map((term) => shortOf(term.code)),
      termsSha256: fingerprintOf(terms.map(({ code, values }) => [code, ...(values ?? [])])),
      wordsSha256: fingerprintOf({ titleKo, titleEn, descriptionKo, descriptionEn }),
      recordKey: listing.record?.key ?? null,
    },
  };
}
