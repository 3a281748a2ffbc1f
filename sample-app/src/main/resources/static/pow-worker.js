// Finds the number of a proof of work (ALTCHA v1), away from the page, which stays as quick as before.

import { sha256 } from "./sha256.js";

const encoder = new TextEncoder();

self.addEventListener("message", ({ data }) => {
  const start = performance.now();
  const number = find(data);
  const tries = (number ?? data.maxnumber) + 1;
  self.postMessage({ number, perSecond: Math.round((tries * 1000) / (performance.now() - start)) });
});

/** The number whose digits after the salt hash to the challenge; nothing if there is none up to maxnumber. */
function find({ salt, challenge, maxnumber }) {
  const wanted = Int32Array.from(challenge.match(/.{8}/g), (word) => Number.parseInt(word, 16));
  for (let number = 0; number <= maxnumber; number++) {
    const found = sha256(encoder.encode(salt + number));
    if (found[0] === wanted[0] && found.every((word, i) => word === wanted[i])) {
      return number;
    }
  }
  return undefined;
}
