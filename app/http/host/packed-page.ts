import { constants, crc32, deflateRawSync } from "node:zlib";

/** A finished page whose nonce can be exchanged, plain or compressed, without making it again. */
export type PackedPage = {
  plain(nonce: string): Buffer;
  gzip(nonce: string): Buffer;
  /** Bytes it holds in memory, about. */
  readonly size: number;
};

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** An empty last block with fixed codes. Source: RFC 1951 §3.2.6 */
const LAST_BLOCK = Buffer.from([3, 0]);

/** A piece as deflate blocks that end on a byte and refer to nothing before. Source: RFC 1951 §3.2 */
const packed = (piece: Buffer): Buffer =>
  deflateRawSync(piece, { level: 6, finishFlush: constants.Z_FULL_FLUSH });

/** A short text as a block without compression. Source: RFC 1951 §3.2.4 */
function stored(text: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(text.length, 1);
  head.writeUInt16LE(~text.length & 0xffff, 3);
  return Buffer.concat([head, text]);
}

const joined = (pieces: readonly Buffer[], between: Buffer): Buffer[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));

/** @param nonce the one that this body carries, at each of its places */
export function createPackedPage(body: Buffer, nonce: string): PackedPage {
  const pieces = body
    .toString("utf8")
    .split(nonce)
    .map((piece) => Buffer.from(piece));
  let packedPieces: Buffer[] | undefined;
  return {
    size: body.length * 2,
    plain: (fresh) => Buffer.concat(joined(pieces, Buffer.from(fresh))),
    gzip(fresh) {
      packedPieces ??= pieces.map(packed);
      const between = Buffer.from(fresh);
      let crc = 0;
      let length = 0;
      for (const part of joined(pieces, between)) {
        // zlib takes an empty piece for a new beginning.
        if (part.length > 0) crc = crc32(part, crc);
        length += part.length;
      }
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(crc, 0);
      tail.writeUInt32LE(length >>> 0, 4);
      return Buffer.concat([
        GZIP_HEADER,
        ...joined(packedPieces, stored(between)),
        LAST_BLOCK,
        tail,
      ]);
    },
  };
}
