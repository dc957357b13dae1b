import { constants, crc32, deflateRawSync } from "node:zlib";
import { joinedCrc, shiftOver } from "./crc-shift";

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
  deflateRawSync(piece, { level: 9, memLevel: 9, finishFlush: constants.Z_FULL_FLUSH });

/** A short text as a block without compression. Source: RFC 1951 §3.2.4 */
function stored(text: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(text.length, 1);
  head.writeUInt16LE(~text.length & 0xffff, 3);
  return Buffer.concat([head, text]);
}

const joined = (pieces: readonly Buffer[], between: Buffer): Buffer[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));

type Summed = { readonly crc: number; readonly shift: number };

const summed = (part: Buffer): Summed => ({
  // zlib takes an empty piece for a new beginning.
  crc: part.length > 0 ? crc32(part) : 0,
  shift: shiftOver(part.length),
});

/** @param nonce the one that this body carries, at each of its places */
export function createPackedPage(body: Buffer, nonce: string): PackedPage {
  const pieces = body
    .toString("utf8")
    .split(nonce)
    .map((piece) => Buffer.from(piece));
  const nonceShift = shiftOver(Buffer.byteLength(nonce));
  const length = body.length;
  let packedPieces: { bytes: Buffer[]; sums: Summed[] } | undefined;
  return {
    size: body.length * 2,
    plain: (fresh) => Buffer.concat(joined(pieces, Buffer.from(fresh))),
    gzip(fresh) {
      packedPieces ??= { bytes: pieces.map(packed), sums: pieces.map(summed) };
      const between = Buffer.from(fresh);
      const isSameLength = between.length === Buffer.byteLength(nonce);
      const shift = isSameLength ? nonceShift : shiftOver(between.length);
      const nonceSum = { crc: crc32(between), shift };
      let crc = 0;
      for (const [at, sum] of packedPieces.sums.entries()) {
        if (at > 0) crc = joinedCrc(crc, nonceSum);
        crc = joinedCrc(crc, sum);
      }
      const places = pieces.length - 1;
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(crc, 0);
      tail.writeUInt32LE((length + places * (between.length - Buffer.byteLength(nonce))) >>> 0, 4);
      return Buffer.concat([
        GZIP_HEADER,
        ...joined(packedPieces.bytes, stored(between)),
        LAST_BLOCK,
        tail,
      ]);
    },
  };
}
