/**
 * Reads what a hospital's data server signed: a compact JWS with a registered key.
 * Source: RFC 7515; docs/decisions/070-data-uses.md
 */
import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { SIGNED_REPORT_AT_MOST, USE_REPORT_TYPE } from "~/domain/access/grant/use-report";
import { algorithmOf } from "~/domain/federation/node-key";

/** Which key a report says it is signed with; undefined for what is no report at all. */
export function keyIdOf(signed: string): string | undefined {
  if (signed.length > SIGNED_REPORT_AT_MOST) return undefined;
  try {
    const { kid, typ } = decodeProtectedHeader(signed);
    return typ === USE_REPORT_TYPE && typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined;
  }
}

/** The content of a report that this key signed, as plain data; undefined for any other signature. */
export async function openReport(
  signed: string,
  publicJwk: Readonly<Record<string, string>>,
): Promise<{ readonly content: unknown } | undefined> {
  const algorithm = algorithmOf(publicJwk);
  try {
    const key = await importJWK({ ...publicJwk }, algorithm);
    // RFC 9864 gives EdDSA with this curve a name of its own; both mean the same signature.
    const algorithms = algorithm === "EdDSA" ? ["EdDSA", "Ed25519"] : [algorithm];
    const { payload, protectedHeader } = await compactVerify(signed, key, { algorithms });
    if (protectedHeader.typ !== USE_REPORT_TYPE) return undefined;
    return { content: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)) };
  } catch {
    return undefined;
  }
}
