/**
 * What the gateway says: all nodes by asking now and then, one node and its report as they come. It asks nothing while
 * nobody sees the page, and tries again for ever.
 */

const POLL = 3000;
/** Of a large fleet the list takes long: it is asked for so rarely that asking takes a twentieth of the time. */
const SHARE = 20;
const PATIENCE = 10_000;
/** A stream on which nothing comes, while the list shows that there is news. */
const SILENCE = 10_000;
const WAITS = [500, 1000, 2000, 4000, 8000];

/** Not all pages at once, when a gateway comes back. */
const pause = (failures) => WAITS[Math.min(failures, WAITS.length) - 1] * (0.75 + Math.random() / 2);

export async function json(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

export class Gateway {
  /** When it was lost, by this browser's clock; null while it answers. */
  lostSince = null;
  retryAt = 0;

  #listener;
  #target = "";
  #stream = null;
  #streamTimer = 0;
  #streamFailures = 0;
  #heardAt = 0;
  #asking = false;
  #askTimer = 0;
  #askFailures = 0;

  /** @param listener told of `fleet`, `node`, `report`, `opened` and `changed` */
  constructor(listener) {
    this.#listener = listener;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#rest() : this.retry()));
    addEventListener("online", () => this.retry());
  }

  get streaming() {
    return this.#stream?.readyState === EventSource.OPEN;
  }

  /** Follows that node, and the report of that connection of it. */
  follow(node, connection) {
    const target = new URLSearchParams(connection ? { node, connection } : { node }).toString();
    if (target !== this.#target) {
      this.#target = target;
      this.#streamFailures = 0;
      this.#open();
    }
  }

  leave() {
    this.#target = "";
    this.#close();
  }

  /** At once, without waiting for the next turn. */
  retry() {
    this.#streamFailures = 0;
    this.#askFailures = 0;
    this.ask();
    this.#open();
  }

  async ask() {
    if (this.#asking || document.hidden) return;
    this.#asking = true;
    clearTimeout(this.#askTimer);
    const began = performance.now();
    const fleet = await json("nodes").catch(() => null);
    const took = performance.now() - began;
    this.#asking = false;
    const again = fleet ? Math.max(POLL, took * SHARE) : pause(++this.#askFailures);
    this.retryAt = Date.now() + again;
    this.#askTimer = setTimeout(() => this.ask(), again);
    if (fleet) this.#answered(fleet, took);
    else this.lostSince ??= Date.now();
    this.#listener.changed();
  }

  #answered(fleet, took) {
    if (this.lostSince !== null) {
      this.lostSince = null;
      if (!this.streaming) this.#open();
    }
    this.#askFailures = 0;
    this.#listener.fleet(fleet.nodes, Math.round(Date.parse(fleet.now) + took / 2 - Date.now()));
  }

  /** Opens the stream anew if it has gone quiet without an error, as behind a router that forgot it. */
  newsElsewhere() {
    if (this.streaming && Date.now() - this.#heardAt > SILENCE) this.#open();
  }

  #open() {
    this.#close();
    if (document.hidden || !this.#target) return;
    const stream = new EventSource(`metrics/stream?${this.#target}`);
    this.#stream = stream;
    this.#heardAt = Date.now();
    stream.addEventListener("open", () => this.#listener.opened());
    stream.addEventListener("node", (event) => {
      this.#heardAt = Date.now();
      this.#streamFailures = 0;
      this.#listener.node(JSON.parse(event.data));
    });
    stream.addEventListener("message", (event) => this.#listener.report(JSON.parse(event.data).stats));
    stream.addEventListener("error", () => this.#failed());
  }

  /** An EventSource gives up for good at any answer but 200: so it is always opened anew. */
  #failed() {
    this.#close();
    this.#streamTimer = setTimeout(() => this.#open(), pause(++this.#streamFailures));
    this.ask();
  }

  #close() {
    clearTimeout(this.#streamTimer);
    this.#stream?.close();
    this.#stream = null;
  }

  #rest() {
    clearTimeout(this.#askTimer);
    this.#close();
    this.#listener.changed();
  }
}
