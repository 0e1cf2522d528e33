/** The figures of one connection over time. History and live samples meet in one line; what is absent is a gap. */

export const KEPT = 15 * 60 * 1000;
/** More points than that no screen shows. */
const DENSITY = 700;
const LEAST_GAP = 5000;
const CLOCK_STEP = 60_000;

const LEVELS = ["unknown", "poor", "fair", "good"];
export const LIMITATIONS = ["none", "cpu", "bandwidth", "other"];
/** In words that do not blame the link: an encoder that would take more than it gets is "bandwidth"-limited. */
export const LIMITATION_NAMES = ["nothing", "CPU", "bit rate", "other"];

/** The height of a verdict in its chart: worse is lower. */
export const rank = (level) => Math.max(0, LEVELS.indexOf(level));
export const LEVEL_NAMES = ["not known", "poor", "fair", "good"];

export class Line {
  /** @param origin `of` (connection, path, outbound, inbound), `stream`, `kind`, `mid`, `rid`, `figure` */
  constructor(key, origin) {
    this.key = key;
    this.origin = origin;
    this.points = [];
  }

  /** Null for an absence, of which one is enough. */
  add(time, value) {
    const last = this.points.at(-1);
    if (last ? time <= last.x || (value == null && last.y == null) : value == null) return;
    this.points.push({ x: time, y: value });
  }

  /** The last value at that time, unless it was too long ago to hold. */
  at(time, gap) {
    let low = 0;
    let high = this.points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.points[middle].x <= time) low = middle + 1;
      else high = middle;
    }
    const point = this.points[low - 1];
    return point && time - point.x <= gap ? point.y : null;
  }
}

export class Lines {
  #lines = new Map();
  #newest = 0;
  #steps = [];

  clear() {
    this.#lines.clear();
    this.#newest = 0;
    this.#steps = [];
  }

  get all() {
    return [...this.#lines.values()];
  }

  /** The time of the newest sample, 0 without any. */
  get newest() {
    return this.#newest;
  }

  /** The time of the oldest point that is kept, Infinity without any. */
  get oldest() {
    return Math.min(...this.all.map(({ points }) => points[0]?.x ?? Infinity));
  }

  /** Two samples further apart than that are not joined, ms. */
  get gap() {
    const sorted = [...this.#steps].sort((a, b) => a - b);
    return Math.max(LEAST_GAP, 3.5 * (sorted[sorted.length >> 1] ?? 0));
  }

  /** What the history knows, in place of what was seen in that time; what came after it stays. */
  load(history) {
    if (!history.time.length) return;
    const seen = new Map([...this.#lines].map(([key, line]) => [key, line.points]));
    const [first, last] = [history.time[0], history.time.at(-1)];
    for (const series of history.series) {
      const line = this.#line({ ...series, of: series.direction ?? series.of });
      const meaning = reading(series);
      line.points = (seen.get(line.key) ?? []).filter((point) => point.x < first);
      series.values.forEach((value, i) => line.add(history.time[i], value == null ? null : meaning(value)));
      (seen.get(line.key) ?? []).forEach((point) => { if (point.x > last) line.add(point.x, point.y); });
    }
    if (history.time.length > 1) this.#steps = history.time.slice(-10).map((time, i, times) => (i ? time - times[i - 1] : Infinity)).filter(Number.isFinite);
    this.#newest = Math.max(this.#newest, last);
    this.#forget();
  }

  /** What one sample says of the connection. */
  add(connection, time) {
    // The gateway's clock was put back.
    if (time < this.#newest - CLOCK_STEP) this.clear();
    if (time - this.#newest < KEPT / DENSITY / 2) return;
    if (this.#newest) this.#steps = [...this.#steps, time - this.#newest].slice(-10);
    this.#newest = time;
    const absent = new Map(this.#lines);
    const put = (origin, value) => {
      const line = this.#line(origin);
      absent.delete(line.key);
      line.add(time, value);
    };
    put({ of: "connection", figure: "verdict" }, rank(connection.verdict?.level));
    for (const [figure, value] of Object.entries(connection.path?.figures ?? {})) put({ of: "path", figure }, value);
    for (const { id, direction, kind, mid, rid, limitation, figures } of connection.streams) {
      const origin = { of: direction, stream: id, kind, mid, rid };
      for (const [figure, value] of Object.entries(figures)) put({ ...origin, figure }, value);
      if (limitation) put({ ...origin, figure: "limitation" }, LIMITATIONS.indexOf(limitation));
    }
    absent.forEach((line) => line.add(time, null));
    this.#forget();
  }

  #line(origin) {
    const key = [origin.of, origin.stream ?? "", origin.figure].join("|");
    if (!this.#lines.has(key)) this.#lines.set(key, new Line(key, origin));
    return this.#lines.get(key);
  }

  /** A page may stay open for days. */
  #forget() {
    const oldest = this.#newest - KEPT;
    for (const [key, line] of this.#lines) {
      const old = line.points.findIndex((point) => point.x >= oldest);
      if (old > 0) line.points.splice(0, old);
      else if (old < 0) this.#lines.delete(key);
    }
  }
}

/** How the number of a state in the history is read. */
function reading({ figure, states }) {
  if (figure === "verdict" && states) return (value) => rank(states[value]);
  if (figure === "limitation" && states) return (value) => LIMITATIONS.indexOf(states[value]);
  return (value) => value;
}
