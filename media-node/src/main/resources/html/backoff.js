const FIRST_MS = 500;
const LONGEST_MS = 5000;
const JITTER = 0.3;

/** Growing waits between attempts. */
export class Backoff {
  #attempts = 0;

  next() {
    const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempts);
    this.#attempts += 1;
    // Without jitter every viewer of a restarted node would come back in the same instant.
    return full * (1 - JITTER * Math.random());
  }

  reset() {
    this.#attempts = 0;
  }
}
