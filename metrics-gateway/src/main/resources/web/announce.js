/** Tells those who do not see the page what changed: only what has held for a while, and never the same twice. */

const HOLDS = 3000;

export class Announcer {
  #place;
  #said = "";
  #next = "";
  #timer = 0;

  constructor(place) {
    this.#place = place;
  }

  say(text) {
    if (text === this.#next) return;
    this.#next = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#said === this.#next) return;
      this.#said = this.#next;
      this.#place.textContent = this.#said;
    }, HOLDS);
  }
}
