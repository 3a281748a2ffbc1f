// What became of the message, as far as the vendor says: asked for while the page waits for the code.

import { deliveryOf } from "./api.js";
import { text } from "./texts.js";

const PAUSE_MILLIS = 2_000;
const LONGEST_MILLIS = 90_000;
const FINAL = ["delivered", "failed"];

/** Follows one message at a time and says in a line how far it is. */
export class DeliveryWatch {
  #line;
  #state;
  #timer;

  constructor(line) {
    this.#line = line;
  }

  /** Follows the message of a challenge, and no earlier one any more. */
  start(challengeId) {
    this.stop();
    this.#ask(challengeId, Date.now() + LONGEST_MILLIS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = undefined;
    this.show();
  }

  /** Says it again, perhaps in another language. */
  show() {
    this.#line.textContent = FINAL.includes(this.#state) ? text(`delivery-${this.#state}`) : "";
  }

  #ask(challengeId, until) {
    const timer = setTimeout(async () => {
      const answer = await deliveryOf(challengeId);
      if (this.#timer !== timer) {
        return;
      }
      if (answer.code === "not-found") {
        return;
      }
      this.#state = answer.body?.state ?? this.#state;
      this.show();
      if (!FINAL.includes(this.#state) && Date.now() < until) {
        this.#ask(challengeId, until);
      }
    }, PAUSE_MILLIS);
    this.#timer = timer;
  }
}
