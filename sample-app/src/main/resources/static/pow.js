// Has a proof of work done in a worker.

const WORKER = "/pow-worker.js";
// Where scripts need to be trusted, this one is; the policy knows no other.
const script = globalThis.trustedTypes
  ? trustedTypes.createPolicy("captcha", { createScriptURL: () => WORKER }).createScriptURL(WORKER)
  : WORKER;

/** Resolves to the number, or to nothing if there is none or the challenge expires first; rejects when aborted. */
export function proofOfWork({ salt, challenge, maxnumber, expiresInSeconds }, signal) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    const end = (settle, value) => {
      clearTimeout(expiry);
      worker.terminate();
      settle(value);
    };
    const expiry = setTimeout(() => end(resolve), expiresInSeconds * 1000);
    signal.addEventListener("abort", () => end(reject, signal.reason), { once: true });
    worker.addEventListener("error", () => end(resolve));
    worker.addEventListener("message", ({ data }) => {
      console.debug(`proof of work: ${data.perSecond} tries per second`);
      end(resolve, data.number);
    });
    worker.postMessage({ salt, challenge, maxnumber });
  });
}
