/** Where the axes of a chart begin and end, such that a new value seldom moves them. */

/** Where a scale may end, and in how many parts it is divided then. */
const ENDS = [[1, 5], [1.5, 3], [2, 4], [3, 3], [4, 4], [5, 5], [6, 3], [8, 4], [10, 5]];
const HEADROOM = 1.05;
/** A scale shrinks only when it has become much too large. */
const TOO_LARGE = 3;

/** The scale's end for a largest value, given the end that it had: it grows at once and shrinks late. */
export function ceiling(largest, before, least) {
  const wanted = roundUp(Math.max(largest * HEADROOM, least));
  return before && wanted <= before && before <= wanted * TOO_LARGE ? before : wanted;
}

const magnitudeOf = (value) => 10 ** Math.floor(Math.log10(value) + 1e-9);

function roundUp(value) {
  const magnitude = magnitudeOf(value);
  return magnitude * ENDS.find(([end]) => end * magnitude >= value * (1 - 1e-9))[0];
}

/** From one line of the grid to the next. */
export function stepOf(end) {
  const leading = end / magnitudeOf(end);
  return end / ENDS.find(([each]) => Math.abs(each - leading) < 1e-6)[1];
}

/** Marks at full minutes (or halves), which move with the time. */
export function timeMarks(from, to) {
  const step = to - from <= 150_000 ? 30_000 : to - from <= 400_000 ? 60_000 : 180_000;
  const marks = [];
  for (let mark = Math.ceil(from / step) * step; mark <= to; mark += step) marks.push({ value: mark });
  return { marks, seconds: step < 60_000 };
}
