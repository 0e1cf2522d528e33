/** Figures as a person reads them; what is undefined is a dash. */

const NONE = "–";

export function bits(value) {
  if (value == null) return NONE;
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} Mbit/s`;
  return value >= 1e3 ? `${(value / 1e3).toFixed(0)} kbit/s` : `${value.toFixed(0)} bit/s`;
}

export const millis = (value) => (value == null ? NONE : `${(value * 1000).toFixed(value < 0.01 ? 1 : 0)} ms`);
export const percent = (value) => (value == null ? NONE : `${(value * 100).toFixed(1)} %`);
export const rate = (value) => (value == null ? NONE : `${value.toFixed(1)} /s`);
export const clock = (time) => new Date(time).toLocaleTimeString([], { hour12: false });

export function ago(ms) {
  if (ms < 2000) return "now";
  if (ms < 120000) return `${Math.round(ms / 1000)} s ago`;
  return ms < 7200000 ? `${Math.round(ms / 60000)} min ago` : `${Math.round(ms / 3600000)} h ago`;
}
