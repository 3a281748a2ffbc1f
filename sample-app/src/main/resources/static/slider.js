// The picture captcha. An ordinary range input moves the piece, so keys, a click or a finger all do.

import { text } from "./texts.js";

const PICTURE = "data:image/jpeg;base64,";
const PIECE = "data:image/png;base64,";
const NUDGE = 2; // pixels of the picture, well below what still counts as right

const $ = (id) => document.getElementById(id);
const percent = (part, whole) => `${(100 * part) / whole}%`;

export class Slider {
  #picture = $("puzzle-picture");
  #piece = $("puzzle-piece");
  #range = $("column");
  #confirm = $("captcha-confirm");
  #choose; // takes what the visitor chose, while there is something to choose

  /** @param unmoved called when the piece is to be confirmed where it started, which is never right */
  constructor(unmoved) {
    this.#range.addEventListener("input", () => this.refresh());
    $("nudge-left").addEventListener("click", () => this.#nudge(-NUDGE));
    $("nudge-right").addEventListener("click", () => this.#nudge(NUDGE));
    $("captcha-new").addEventListener("click", () => this.#choose?.(undefined));
    $("captcha-step").addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#range.valueAsNumber === 0) {
        unmoved();
      } else {
        this.#choose?.(this.#range.valueAsNumber);
      }
    });
  }

  /** Shows a challenge, with the piece at the left edge; false if its pictures are none. */
  async show({ image, piece, top }) {
    if (!image.startsWith(PICTURE) || !piece.startsWith(PIECE)) {
      return false;
    }
    this.#picture.src = image;
    this.#piece.src = piece;
    try {
      await Promise.all([this.#picture.decode(), this.#piece.decode()]);
    } catch {
      return false;
    }
    this.#piece.style.width = percent(this.#piece.naturalWidth, this.#picture.naturalWidth);
    this.#piece.style.top = percent(top, this.#picture.naturalHeight);
    this.#range.max = this.#picture.naturalWidth - this.#piece.naturalWidth;
    this.#range.value = 0;
    this.refresh();
    return true;
  }

  /** Resolves to the column of the piece's left edge in the picture, or to nothing if another picture is wanted. */
  async column(signal) {
    try {
      return await new Promise((resolve, reject) => {
        this.#choose = resolve;
        this.#confirm.removeAttribute("aria-busy");
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    } finally {
      this.#choose = undefined;
      this.#confirm.setAttribute("aria-busy", "true");
    }
  }

  /** Puts the piece where the range input says, and that into words. */
  refresh() {
    const { value, max } = this.#range;
    this.#piece.style.left = percent(value, this.#picture.naturalWidth || 1);
    this.#picture.alt = text("captcha-picture");
    this.#range.setAttribute("aria-valuetext", text("captcha-position", { n: value, most: max }));
  }

  #nudge(pixels) {
    this.#range.valueAsNumber += pixels;
    this.refresh();
  }
}
