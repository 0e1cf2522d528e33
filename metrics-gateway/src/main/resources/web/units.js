/** Figures as a person reads them; what is undefined is a dash. */

export const NONE = "–";

/** By the unit that the gateway gives: size, symbol and digits, the largest first. */
const SCALES = {
  "bit/s": [[1e6, "Mbit/s", 2], [1e3, "kbit/s", 0], [1, "bit/s", 0]],
  s: [[1, "s", 2], [1e-3, "ms", 1]],
  ratio: [[0.01, "%", 1]],
  "frames/s": [[1, "/s", 1]],
  "packets/s": [[1, "/s", 0]],
  "1/s": [[1, "/s", 1]],
  px: [[1, "px", 0]],
  qp: [[1, "", 1]],
};

/** What suits a value of that size; 0 suits the smallest. */
export function scaleOf(unit, value) {
  const scales = SCALES[unit] ?? [[1, unit, 1]];
  const [size, symbol, digits] = scales.find(([each]) => Math.abs(value) >= each) ?? scales.at(-1);
  return { size, symbol, digits };
}

export function format(unit, value) {
  if (value == null || Number.isNaN(value)) return NONE;
  const { size, symbol, digits } = scaleOf(unit, value);
  const number = value / size;
  // Three digits are enough to act on.
  const text = number.toFixed(Math.abs(number) >= 100 ? 0 : Math.min(digits, Math.abs(number) >= 10 ? 1 : 2));
  return symbol ? `${text}\u00a0${symbol}` : text;
}

export function clock(time, seconds = true) {
  return new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined });
}

/** The time, with the day unless that is today. */
export function moment(time) {
  const sameDay = new Date(time).toDateString() === new Date().toDateString();
  return sameDay ? clock(time) : `${new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short" })} ${clock(time)}`;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

export const ago = (ms) => `${duration(ms)} ago`;
