/** The time series of one connection. Points are kept by series, so that history and live samples meet in one line. */
import { bits, clock, millis, percent } from "./units.js";

const WINDOW = 15 * 60 * 1000;
const COLOURS = ["#2f7de1", "#e0742b", "#2aa876", "#b455d3", "#c9a227", "#d64545", "#4bb4c8", "#8a8f98"];
const VERDICTS = ["unknown", "good", "fair", "poor"];

/** `scale` makes a figure one of the axis; `format` reads an axis value. */
const CHARTS = [
  { title: "Bit rate", format: bits, figures: { bitrateSent: "sent", bitrateReceived: "received", targetBitrate: "target", availableOutgoingBitrate: "the link offers" }, paths: ["availableOutgoingBitrate"] },
  { title: "Frames a second", format: (v) => v.toFixed(0), figures: { framesSentPerSecond: "sent", framesDecodedPerSecond: "decoded", sourceFramesPerSecond: "camera" } },
  { title: "Height of the picture", format: (v) => `${v.toFixed(0)} px`, stepped: true, figures: { frameHeight: "height" } },
  { title: "Round trip", format: millis, figures: { roundTripTime: "round trip" }, paths: ["roundTripTime"] },
  { title: "Packets lost", format: percent, figures: { lossShare: "lost" } },
  { title: "What limits the quality", format: percent, max: 1, figures: { limitedByBandwidthShare: "the link", limitedByCpuShare: "the CPU" } },
  { title: "Verdict", format: (v) => VERDICTS[v] ?? "", stepped: true, max: 3, step: 1, figures: { verdict: "verdict" } },
];

const DASHES = { targetBitrate: [2, 3], availableOutgoingBitrate: [7, 4], sourceFramesPerSecond: [2, 3] };

export class Charts {
  constructor(host) {
    this.host = host;
    this.views = [];
  }

  /** Begins anew, with what the history knows. */
  reset(history) {
    this.views.forEach((view) => view.chart.destroy());
    this.host.replaceChildren();
    this.views = CHARTS.map((definition) => this.#view(definition));
    for (const series of history?.series ?? []) {
      const name = label(series);
      series.values.forEach((value, i) => this.#add(series.of, series.stream ?? series.of, name, series.figure, history.time[i], value));
    }
    this.draw();
  }

  #view(definition) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = definition.title;
    const plot = document.createElement("div");
    plot.className = "plot";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${definition.title} over the last 15 minutes`);
    plot.append(canvas);
    figure.append(caption, plot);
    this.host.append(figure);
    const chart = new window.Chart(canvas, { type: "line", data: { datasets: [] }, options: options(definition) });
    return { definition, chart, figure, series: new Map() };
  }

  /** What a sample said of the connection at that time (ms). */
  append(connection, time) {
    this.#add("connection", "connection", "", "verdict", time, VERDICTS.indexOf(connection.verdict?.level ?? "unknown"));
    for (const [figure, value] of Object.entries(connection.path?.figures ?? {})) {
      this.#add("path", "path", "", figure, time, value);
    }
    for (const stream of connection.streams ?? []) {
      for (const [figure, value] of Object.entries(stream.figures)) {
        this.#add("stream", stream.id, label(stream), figure, time, value);
      }
    }
    this.draw();
  }

  #add(of, key, name, figure, time, value) {
    for (const view of this.views) {
      const meaning = view.definition.figures[figure];
      const wanted = meaning && (of !== "path" || view.definition.paths?.includes(figure));
      if (wanted) {
        this.#line(view, `${key} ${figure}`, `${name} ${meaning}`.trim(), figure).push({ x: time, y: value });
      }
    }
  }

  #line(view, key, name, figure) {
    if (!view.series.has(key)) {
      const colour = COLOURS[view.series.size % COLOURS.length];
      const data = [];
      view.series.set(key, data);
      view.chart.data.datasets.push({ label: name, data, borderColor: colour, backgroundColor: colour, borderWidth: 2, pointRadius: 0, borderDash: DASHES[figure] ?? [], stepped: view.definition.stepped ?? false });
    }
    return view.series.get(key);
  }

  draw() {
    const style = getComputedStyle(document.documentElement);
    const ink = getComputedStyle(document.body).color;
    const grid = style.getPropertyValue("--faint") && "rgba(128,128,128,0.25)";
    for (const { chart, figure, series } of this.views) {
      const newest = Math.max(0, ...[...series.values()].map((data) => data.at(-1)?.x ?? 0));
      for (const data of series.values()) {
        while (data.length && data[0].x < newest - WINDOW) data.shift();
      }
      figure.hidden = ![...series.values()].some((data) => data.some((point) => point.y != null));
      chart.options.scales.x.max = newest;
      chart.options.scales.x.min = Math.min(newest - 60000, ...[...series.values()].map((data) => data[0]?.x ?? newest));
      for (const axis of Object.values(chart.options.scales)) {
        axis.ticks.color = ink;
        axis.grid.color = grid;
      }
      chart.options.plugins.legend.labels.color = ink;
      chart.update("none");
    }
  }
}

function label(stream) {
  return [stream.kind, stream.rid].filter(Boolean).join(" ");
}

function options({ format, max, step }) {
  return {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    spanGaps: 5000,
    interaction: { mode: "nearest", axis: "x", intersect: false },
    scales: {
      x: { type: "linear", grid: {}, ticks: { callback: clock, maxRotation: 0, autoSkipPadding: 16, maxTicksLimit: 5 } },
      y: { beginAtZero: true, suggestedMax: max, grid: {}, ticks: { callback: (value) => format(value), stepSize: step, maxTicksLimit: 6 } },
    },
    plugins: {
      legend: { position: "bottom", labels: { boxWidth: 18, boxHeight: 2 } },
      tooltip: { callbacks: { title: (items) => clock(items[0].parsed.x), label: (item) => `${item.dataset.label}: ${format(item.parsed.y)}` } },
    },
  };
}
