/**
 * MD4 (RFC 1320), of which NTLM makes its key from the password. Here because OpenSSL 3 refuses it and the core has no platform. It is
 * broken as a hash and good for nothing else.
 */
export function md4(data: Uint8Array): Uint8Array {
  const padded = pad(data);
  const view = new DataView(padded.buffer);
  const state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < padded.length; start += 64) {
    mix(state, (word) => view.getUint32(start + 4 * word, true));
  }
  const digest = new Uint8Array(16);
  state.forEach((word, index) => new DataView(digest.buffer).setUint32(4 * index, word, true));
  return digest;
}

type State = [number, number, number, number];

/** RFC 1320 §3.1 and §3.2: a one bit, noughts, and the length in bits, so that it fills blocks of 64 octets. */
function pad(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((data.length + 9) / 64) * 64);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, data.length * 8, true);
  view.setUint32(padded.length - 4, Math.floor(data.length / 0x20000000), true);
  return padded;
}

interface Round {
  /** In which order the sixteen words of the block are taken. */
  readonly words: readonly number[];
  readonly shifts: readonly [number, number, number, number];
  readonly constant: number;
  combine(x: number, y: number, z: number): number;
}

/** RFC 1320 §3.4. */
const ROUNDS: readonly Round[] = [
  {
    words: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
    constant: 0,
    combine: (x, y, z) => (x & y) | (~x & z),
  },
  {
    words: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
    constant: 0x5a827999,
    combine: (x, y, z) => (x & y) | (x & z) | (y & z),
  },
  {
    words: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
    constant: 0x6ed9eba1,
    combine: (x, y, z) => x ^ y ^ z,
  },
];

function mix(state: State, wordAt: (index: number) => number): void {
  let [a, b, c, d] = state;
  for (const { words, shifts, constant, combine } of ROUNDS) {
    words.forEach((word, step) => {
      const sum = (a + combine(b, c, d) + wordAt(word) + constant) | 0;
      const shift = shifts[step & 3] ?? 0;
      [a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c];
    });
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
}
