import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

export { bytesToHex as hexOf, concatBytes };

const utf8Encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array => utf8Encoder.encode(text);

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Standard Base64 with padding. Source: RFC 4648 §4 */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Reads Base64 in its one canonical spelling; anything else, even spare bits, is `undefined`. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64Of(bytes) === text ? bytes : undefined;
}

/** Reads lower-case hexadecimal with the prefix 0x, as Ethereum writes bytes. */
export function from0x(text: string): Uint8Array | undefined {
  return /^0x(?:[0-9a-f]{2})*$/.test(text) ? hexToBytes(text.slice(2)) : undefined;
}

export const to0x = (bytes: Uint8Array): `0x${string}` => `0x${bytesToHex(bytes)}`;
