// Gets a request through where the server asks for a captcha first: work for the browser, a picture if it insists.

import { fetchCaptcha, solveCaptcha } from "./api.js";
import { proofOfWork } from "./pow.js";

const ROUNDS = 3; // work, a picture, and one more for a token that came too late
const CANCELLED = { ok: false, code: "cancelled" };
const UNSOLVED = { ok: false, code: "captcha-required" };
const SOLVERS = { pow: work, slider: picture };

let current = new AbortController();

/** Gives up what is being solved; its request ends with the code "cancelled". */
export function cancel() {
  current.abort();
}

/**
 * Resolves to the answer of the request. Ends whatever captcha is still being solved.
 *
 * @param purpose of the request
 * @param request makes it, with a captcha token or without
 * @param view what there is to see: {slider, working(on), picture(message), close()}
 */
export async function throughCaptcha(purpose, request, view) {
  cancel();
  current = new AbortController();
  const { signal } = current;
  try {
    return await rounds(request, { purpose, view, signal });
  } catch (error) {
    if (signal.aborted) {
      return CANCELLED;
    }
    throw error;
  } finally {
    view.close();
  }
}

async function rounds(request, attempt) {
  let answer = await request();
  for (let round = 0; round < ROUNDS && answer.code === "captcha-required"; round++) {
    attempt.signal.throwIfAborted();
    const solved = await solve({ ...attempt, kind: answer.kind });
    attempt.signal.throwIfAborted();
    if (solved.ok) {
      answer = await request(solved.body.captchaToken);
    } else if (solved.code !== "captcha-failed") {
      return solved;
    }
  }
  return answer;
}

async function solve(attempt) {
  const offer = await fetchCaptcha(attempt.purpose, attempt.kind);
  attempt.signal.throwIfAborted();
  if (!offer.ok) {
    return offer;
  }
  return Object.hasOwn(SOLVERS, offer.body.kind) ? SOLVERS[offer.body.kind](offer.body, attempt) : UNSOLVED;
}

async function work(challenge, { purpose, view, signal }) {
  if (challenge.algorithm !== "SHA-256") {
    return UNSOLVED;
  }
  view.working(true);
  try {
    const number = await proofOfWork(challenge, signal);
    return number === undefined ? UNSOLVED : await solveCaptcha(challenge.id, String(number), purpose);
  } finally {
    view.working(false);
  }
}

/** Goes on with new pictures until one is right or the visitor gives up; the server limits how many. */
async function picture(challenge, attempt) {
  const { purpose, view, signal } = attempt;
  if (!(await view.slider.show(challenge))) {
    return UNSOLVED;
  }
  signal.throwIfAborted();
  view.picture(attempt.message);
  const column = await view.slider.column(signal);
  if (column === undefined) {
    return solve({ ...attempt, message: undefined });
  }
  const solved = await solveCaptcha(challenge.id, String(column), purpose);
  signal.throwIfAborted();
  return solved.code === "captcha-failed" ? solve({ ...attempt, message: "captcha-wrong" }) : solved;
}
