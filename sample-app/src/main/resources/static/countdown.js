// A button that cannot be pressed for a while and says for how long.

import { duration, text } from "./texts.js";

const TICK_MILLIS = 250;

export class Countdown {
  #button;
  #keys;
  #end = 0;
  #timer = 0;

  /** @param keys the button's text when it is ready, and while it waits */
  constructor(button, keys) {
    this.#button = button;
    this.#keys = keys;
  }

  /** Counts from now by a clock that nobody can set: the server's and the visitor's may differ. */
  start(seconds) {
    this.#end = performance.now() + seconds * 1000;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.show(), TICK_MILLIS);
    this.show();
  }

  stop() {
    this.#end = 0;
    this.show();
  }

  /** Shows what is left; also after a change of language. */
  show() {
    const left = (this.#end - performance.now()) / 1000;
    const ready = left <= 0;
    if (ready) {
      clearInterval(this.#timer);
    }
    this.#button.disabled = !ready;
    this.#button.textContent = ready ? text(this.#keys.ready) : text(this.#keys.waiting, { time: duration(left) });
  }
}
