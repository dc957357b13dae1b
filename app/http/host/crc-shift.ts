/**
 * Joins CRC-32 checksums without reading the bytes again. A checksum is a polynomial over GF(2),
 * reflected: the highest bit is x⁰. Appending n bytes multiplies what came before by x^(8n).
 * Source: zlib 1.3, crc32_combine_gen and crc32_combine_op
 */
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X = 0x40000000;

/** The product of two polynomials modulo the one of CRC-32. */
function product(a: number, b: number): number {
  let sum = 0;
  let shifted = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) sum ^= shifted;
    shifted = (shifted & 1) !== 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return sum >>> 0;
}

/** What a checksum is multiplied by when so many bytes follow it. */
export function shiftOver(bytes: number): number {
  let shift = ONE;
  let power = X;
  for (let bits = bytes * 8; bits > 0; bits = Math.floor(bits / 2)) {
    if (bits % 2 === 1) shift = product(power, shift);
    power = product(power, power);
  }
  return shift;
}

/** The checksum of two texts in a row, from theirs and the shift over the second. */
export const joinedCrc = (
  first: number,
  { crc, shift }: { readonly crc: number; readonly shift: number },
): number => (product(shift, first) ^ crc) >>> 0;
