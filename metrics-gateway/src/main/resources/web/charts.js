/** The charts of one connection. All share one time axis, one cursor, and are drawn when they can be seen. */
import { attribute, element, keyed, put } from "./dom.js";
import { ceiling, stepOf, timeMarks } from "./axis.js";
import { CHARTS, place } from "./catalogue.js";
import { clock, format, NONE, scaleOf } from "./units.js";

/** Each stream has its colour in all charts; the path's is its own. */
const COLOURS = 6;
const PATH_COLOUR = 3;
const AXIS_WIDTH = 44;
/** The least that a scale shows, so that noise around nothing looks like nothing. */
const LEAST = { "bit/s": 100_000, s: 0.02, ratio: 0.05, "frames/s": 10, px: 240, "1/s": 1, "packets/s": 10, qp: 40 };

export class Charts {
  #views;
  #lines;
  #seen;
  #ink;
  #range = { from: 0, to: 0 };
  #at = null;

  /** @param onCursor told of the time under the pointer, null when it leaves */
  constructor(host, more, lines, onCursor) {
    this.#lines = lines;
    this.#seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#views.find(({ figure }) => figure === target).visible = isIntersecting;
      this.#draw();
    }, { rootMargin: "100px" });
    this.#views = CHARTS.map((definition) => {
      const view = new View(definition, onCursor);
      (definition.more ? more : host).append(view.figure);
      this.#seen.observe(view.figure);
      return view;
    });
    addEventListener("themechange", () => { this.#ink = null; this.#draw(); });
  }

  /** @param at the time whose values stand beside the names, null for the newest */
  show(from, to, at) {
    this.#range = { from, to };
    this.#at = at;
    this.#draw();
  }

  #draw() {
    this.#ink ??= palette();
    const all = this.#lines.all;
    const colours = coloursOf(all);
    for (const view of this.#views) {
      const lines = all.filter((line) => place(view.definition, line.origin) >= 0 && line.points.some((point) => point.y != null));
      view.figure.hidden = !lines.length;
      if (lines.length) view.show(lines, colours, this.#lines, this.#range, this.#at, this.#ink);
    }
  }
}

function coloursOf(lines) {
  const streams = new Map(lines.filter(({ origin }) => origin.stream).map(({ origin }) => [origin.stream, origin]));
  const sorted = [...streams.values()].sort((a, b) => b.kind.localeCompare(a.kind) || b.of.localeCompare(a.of) || a.stream.localeCompare(b.stream));
  const free = Array.from({ length: COLOURS }, (_, i) => i).filter((colour) => colour !== PATH_COLOUR);
  return new Map(sorted.map(({ stream }, i) => [stream, free[i % free.length]]));
}

class View {
  visible = false;
  #chart = null;
  #end = 0;
  #onCursor;

  constructor(definition, onCursor) {
    this.definition = definition;
    this.#onCursor = onCursor;
    this.unit = element("small");
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.legend = element("ul", { class: "legend" });
    this.figure = element("figure", {}, element("figcaption", {}, `${definition.title} `, this.unit), element("div", { class: "plot" }, this.canvas), this.legend);
    if (definition.verdict) this.figure.className = "wide";
    this.figure.hidden = true;
    this.canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.canvas.addEventListener("pointerdown", (event) => this.#point(event));
    this.canvas.addEventListener("pointerleave", () => this.#onCursor(null));
  }

  #point(event) {
    const { left, right } = this.#chart.chartArea;
    const x = this.#chart.scales.x;
    this.#onCursor(event.offsetX < left || event.offsetX > right ? null : x.getValueForPixel(event.offsetX));
  }

  /** The values are always written, as not everybody reads them on a screen. */
  show(lines, colours, store, range, at, ink) {
    const named = this.#named(lines, colours);
    this.#end = this.definition.states ? 0 : ceiling(this.#largest(lines, range.from), this.#end, LEAST[this.definition.unit] ?? 1);
    this.#describe(named, store, at ?? range.to);
    if (this.visible) this.#draw(named, store.gap, range, at, ink);
  }

  #draw(named, gap, { from, to }, at, ink) {
    this.#chart ??= new window.Chart(this.canvas, this.#configuration());
    const { data, options } = this.#chart;
    const { states, stepped, verdict } = this.definition;
    data.datasets = named.map(({ line, definition, colour }) => data.datasets.find((set) => set.key === line.key && set.data === line.points) ?? {
      key: line.key, data: line.points, borderDash: definition.dash ?? [], borderWidth: definition.dash ? 1.5 : 2, pointRadius: 0, colour, stepped: stepped || verdict || false,
    });
    for (const set of data.datasets) Object.assign(set, { spanGaps: gap, borderColor: ink.series[set.colour], ...(verdict && verdictColours(ink)) });
    const { x, y } = options.scales;
    Object.assign(x, { min: from, max: to });
    if (!states) {
      y.max = this.#end;
      y.ticks.stepSize = stepOf(this.#end);
    }
    for (const axis of [x, y]) {
      axis.ticks.color = ink.faint;
      axis.grid.color = ink.line;
    }
    Object.assign(options.cursor, { at, ink: ink.ink });
    this.#chart.update("none");
  }

  #largest(lines, from) {
    let largest = 0;
    for (const { points, origin } of lines) {
      if (this.definition.lines[place(this.definition, origin)].outside) continue;
      for (const point of points) if (point.x >= from && point.y > largest) largest = point.y;
    }
    return largest;
  }

  /** The names of the lines, by stream where there are several. */
  #named(lines, colours) {
    const taken = new Map();
    return lines
      .map((line) => ({ line, order: place(this.definition, line.origin) }))
      .sort((a, b) => a.order - b.order || (b.line.origin.kind ?? "").localeCompare(a.line.origin.kind ?? ""))
      .map(({ line, order }) => {
        const { kind, rid, mid } = line.origin;
        const definition = this.definition.lines[order];
        let name = [kind, rid, definition.name].filter(Boolean).join(" ");
        if (taken.has(name)) name = `${name} ${mid ? `(mid ${mid})` : ""} ${taken.get(name)}`;
        taken.set(name, (taken.get(name) ?? 1) + 1);
        return { line, definition, name, colour: colours.get(line.origin.stream) ?? PATH_COLOUR };
      });
  }

  /** Values stand beside the names: they can be read, and heard, without a pointer. */
  #describe(named, store, time) {
    const { states, unit, hint } = this.definition;
    put(this.unit, [states ? "" : scaleOf(unit, this.#end).symbol, hint].filter(Boolean).join(", "));
    keyed(this.legend, named, ({ line }) => line.key, () => element("li", {}, element("i"), element("span"), element("b")), (item, { line, definition, name, colour }) => {
      const [mark, label, value] = item.children;
      attribute(mark, "class", this.definition.verdict ? "none" : `series-${colour + 1}${definition.dash ? " dashed" : ""}`);
      put(label, name);
      const now = line.at(time, store.gap);
      const text = states ? states[now] ?? NONE : definition.size ? size(store, line, now, time) : format(unit, now);
      put(value, !states && now > this.#end ? `${text} ↑` : text);
    });
  }

  #configuration() {
    const { states } = this.definition;
    const view = this;
    const font = { size: 11, family: getComputedStyle(document.body).fontFamily };
    return {
      type: "line",
      data: { datasets: [] },
      plugins: [CURSOR],
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        events: [],
        cursor: { at: null, ink: "" },
        layout: { padding: { top: 4, right: 20 } },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        scales: {
          x: {
            type: "linear",
            border: { display: false },
            grid: { drawTicks: false },
            ticks: { maxRotation: 0, autoSkip: false, padding: 6, font },
            afterBuildTicks(axis) {
              const { marks, seconds } = timeMarks(axis.min, axis.max);
              axis.ticks = marks;
              axis.options.ticks.callback = (value) => clock(value, seconds);
            },
            afterFit(axis) {
              // Else the chart would shrink whenever a label comes in.
              Object.assign(axis, { paddingLeft: 0, paddingRight: 0 });
            },
          },
          y: {
            min: states ? -0.25 : 0,
            max: states ? states.length - 0.75 : undefined,
            border: { display: false },
            grid: { drawTicks: false },
            ticks: {
              padding: 6,
              stepSize: 1,
              autoSkip: false,
              font,
              callback: (value) => (states ? states[value] : number(value, view.definition.unit, view.#end)),
            },
            afterBuildTicks(axis) {
              if (states) axis.ticks = states.map((_, value) => ({ value }));
            },
            afterFit(axis) {
              // As wide in every chart, so that the times stand below each other.
              axis.width = states ? Math.max(axis.width, AXIS_WIDTH + 20) : AXIS_WIDTH + 20;
            },
          },
        },
      },
    };
  }
}

const CURSOR = {
  id: "cursor",
  afterDatasetsDraw(chart, _, { at }) {
    const { cursor } = chart.options;
    if (cursor.at == null) return;
    const { ctx, chartArea, scales } = chart;
    const x = scales.x.getPixelForValue(cursor.at);
    if (x < chartArea.left || x > chartArea.right) return;
    ctx.save();
    ctx.strokeStyle = cursor.ink;
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  },
};

function number(value, unit, end) {
  const { size: scale } = scaleOf(unit, end);
  return String(Math.round((value / scale) * 100) / 100);
}

function size(store, line, height, time) {
  if (height == null) return NONE;
  const width = store.all.find(({ origin }) => origin.figure === "frameWidth" && origin.stream === line.origin.stream)?.at(time, store.gap);
  return width == null ? `${height}` : `${width} × ${height}`;
}

function verdictColours(ink) {
  const colour = (context) => ink.levels[context.p0.parsed.y] ?? ink.faint;
  return { borderWidth: 3, fill: "start", segment: { borderColor: colour, backgroundColor: (context) => faded(colour(context)) } };
}

const faded = (rgb) => rgb.replace("rgb(", "rgba(").replace(")", ", 0.18)");

/** The colours of the theme as they are now: a canvas does not follow the style sheet. */
function palette() {
  const probe = element("i");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const made = {
    ink: colour("ink"),
    faint: colour("faint"),
    line: colour("line"),
    series: Array.from({ length: COLOURS }, (_, i) => colour(`series-${i + 1}`)),
    levels: ["unknown", "poor", "fair", "good"].map(colour),
  };
  probe.remove();
  return made;
}
