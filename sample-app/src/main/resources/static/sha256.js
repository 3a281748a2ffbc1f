// SHA-256 (FIPS 180-4) at once: crypto.subtle answers later, which is slow for thousands of short texts.

const BLOCK = 64;
const LENGTH_BYTES = 8;
const PRIMES = primes(64);
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

// Reused, as making them anew takes longer than the hash.
const schedule = new Int32Array(64);
const state = new Int32Array(8);

/** The hash of those bytes, as eight 32-bit words, which the next call overwrites. */
export function sha256(bytes) {
  const end = Math.ceil((bytes.length + 1 + LENGTH_BYTES) / BLOCK) * BLOCK;
  state.set(START);
  for (let at = 0; at < end; at += BLOCK) {
    read(bytes, at);
    if (at + BLOCK === end) {
      schedule[15] = bytes.length * 8;
    }
    expand();
    compress();
  }
  return state;
}

/** The block from there on, padded. */
function read(bytes, at) {
  const padded = (i) => (i < bytes.length ? bytes[i] : i === bytes.length ? 0x80 : 0);
  for (let i = 0, from = at; i < 16; i++, from += 4) {
    schedule[i] = (padded(from) << 24) | (padded(from + 1) << 16) | (padded(from + 2) << 8) | padded(from + 3);
  }
}

function expand() {
  for (let i = 16; i < 64; i++) {
    const p = schedule[i - 15];
    const q = schedule[i - 2];
    const mixed = (turn(p, 7) ^ turn(p, 18) ^ (p >>> 3)) + (turn(q, 17) ^ turn(q, 19) ^ (q >>> 10));
    schedule[i] = (schedule[i - 16] + schedule[i - 7] + mixed) | 0;
  }
}

function compress() {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const t = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + schedule[i]) | 0;
    const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t) | 0;
    d = c;
    c = b;
    b = a;
    a = (t + u) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function turn(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) {
      found.push(n);
    }
  }
  return found;
}
