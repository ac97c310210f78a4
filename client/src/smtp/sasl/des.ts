/**
 * One block of DES (FIPS 46-3), which NTLM version 1 is made of. Here because OpenSSL 3 refuses single DES and the core has no platform.
 * Key and block are 8 octets; the lowest bit of each octet of the key is not looked at.
 */
export function desEncrypt(key: Uint8Array, block: Uint8Array): Uint8Array {
  const permuted = permute(bitsOf(block), INITIAL);
  let left = permuted.slice(0, 32);
  let right = permuted.slice(32);
  for (const roundKey of roundKeys(key)) {
    const mixed = feistel(right, roundKey);
    [left, right] = [right, left.map((bit, index) => bit ^ (mixed[index] ?? 0))];
  }
  return octetsOf(permute([...right, ...left], FINAL));
}

/** The 56 bits of a key spread over 8 octets, seven to each, the parity bit left at nought. */
export function desKey(seven: Uint8Array): Uint8Array {
  const bits = bitsOf(seven);
  return octetsOf(Array.from({ length: 64 }, (_, index) => (index % 8 === 7 ? 0 : (bits[Math.floor(index / 8) * 7 + (index % 8)] ?? 0))));
}

// Bits as an array of noughts and ones, the highest first, as the standard counts them: three blocks a login need no speed.
type Bits = readonly number[];

function bitsOf(octets: Uint8Array): Bits {
  return [...octets].flatMap((octet) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (octet >> place) & 1));
}

function octetsOf(bits: Bits): Uint8Array {
  return Uint8Array.from({ length: bits.length / 8 }, (_, octet) => numberOf(bits.slice(octet * 8, octet * 8 + 8)));
}

function numberOf(bits: Bits): number {
  return bits.reduce((number, bit) => number * 2 + bit, 0);
}

/** The tables count from 1. */
function permute(bits: Bits, table: readonly number[]): number[] {
  return table.map((place) => bits[place - 1] ?? 0);
}

function roundKeys(key: Uint8Array): readonly Bits[] {
  const chosen = permute(bitsOf(key), KEY_CHOICE);
  let turned = 0;
  return SHIFTS.map((shift) => {
    turned += shift;
    const halves = [chosen.slice(0, 28), chosen.slice(28)].flatMap((half) => [...half.slice(turned), ...half.slice(0, turned)]);
    return permute(halves, ROUND_KEY_CHOICE);
  });
}

function feistel(half: Bits, roundKey: Bits): Bits {
  const mixed = permute(half, EXPANSION).map((bit, index) => bit ^ (roundKey[index] ?? 0));
  const substituted = S_BOXES.flatMap((box, index) => {
    const six = mixed.slice(index * 6, index * 6 + 6);
    const row = numberOf([six[0] ?? 0, six[5] ?? 0]);
    const four = Number.parseInt(box[row]?.[numberOf(six.slice(1, 5))] ?? '0', 16);
    return [8, 4, 2, 1].map((bit) => (four & bit ? 1 : 0));
  });
  return permute(substituted, P_BOX);
}

const INITIAL = [
  58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
  57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
];

/** Undoes INITIAL. */
const FINAL = INITIAL.map((_, index) => INITIAL.indexOf(index + 1) + 1);

const EXPANSION = Array.from({ length: 48 }, (_, index) => ((Math.floor(index / 6) * 4 + (index % 6) + 31) % 32) + 1);

const P_BOX = [16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25];

const KEY_CHOICE = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
  63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];

const ROUND_KEY_CHOICE = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
  41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];

const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

/** Eight boxes of four rows; the sixteen values of a row are the digits of a hexadecimal number. */
const S_BOXES: readonly (readonly string[])[] = [
  ['e4d12fb83a6c5907', '0f74e2d1a6cb9538', '41e8d62bfc973a50', 'fc8249175b3ea06d'],
  ['f18e6b34972dc05a', '3d47f28ec01a69b5', '0e7ba4d158c6932f', 'd8a13f42b67c05e9'],
  ['a09e63f51dc7b428', 'd709346a285ecbf1', 'd6498f30b12c5ae7', '1ad069874fe3b52c'],
  ['7de3069a1285bc4f', 'd8b56f03472c1ae9', 'a690cb7df13e5284', '3f06a1d8945bc72e'],
  ['2c417ab6853fd0e9', 'eb2c47d150fa3986', '421bad78f9c5630e', 'b8c71e2d6f09a453'],
  ['c1af92680d34e75b', 'af427c9561de0b38', '9ef528c3704a1db6', '432c95fabe17608d'],
  ['4b2ef08d3c975a61', 'd0b7491ae35c2f86', '14bdc37eaf680592', '6bd814a7950fe23c'],
  ['d2846fb1a93e50c7', '1fd8a374c56b0e92', '7b419ce206adf358', '21e74a8dfc90356b'],
];
