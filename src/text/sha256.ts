/**
 * SHA-256 (FIPS 180-4) of a text as UTF-8, without Node and without waiting, so that fingerprints are computed
 * where pages and tests run too. In: a text. Out: 64 hexadecimal digits. Files are hashed by Node, not here.
 */

const ROUNDS = 64;
/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const CONSTANTS = toFractions(ROUNDS, Math.cbrt);
/** The same of the square roots of the first eight. */
const START = toFractions(8, Math.sqrt);

/** The digest of `text`, in small hexadecimal digits. */
export function toSha256(text: string): string {
  const words = toBlocks(new TextEncoder().encode(text));
  const state = Int32Array.from(START);
  const schedule = new Int32Array(ROUNDS);
  for (let at = 0; at < words.length; at += 16) {
    schedule.set(words.subarray(at, at + 16));
    compress(state, schedule);
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes with a one bit, zeros and the length behind them, as big-endian words in blocks of sixteen. */
function toBlocks(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, at) => {
    words[at >> 2]! |= byte << (24 - (at & 3) * 8);
  });
  words[bytes.length >> 2]! |= 0x80 << (24 - (bytes.length & 3) * 8);
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  for (let t = 16; t < ROUNDS; t++) {
    const early = schedule[t - 15]!;
    const late = schedule[t - 2]!;
    const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[t] = schedule[t - 16]! + small + schedule[t - 7]! + large;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < ROUNDS; t++) {
    const mixed = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + mixed + ((e & f) ^ (~e & g)) + CONSTANTS[t]! + schedule[t]!) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = state[at]! + word;
  });
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function toFractions(count: number, root: (prime: number) => number): Int32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let by = 2; by * by <= n; by++) if (n % by === 0) prime = false;
    if (prime) found.push(Math.floor((root(n) % 1) * 2 ** 32));
  }
  return Int32Array.from(found, (word) => word | 0);
}
