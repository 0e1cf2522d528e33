/** Which node and connection are shown, and where their news come from. All text of nodes is put in as text alone. */
import { Charts } from "./charts.js";
import { Report } from "./report.js";
import { ago, bits, millis, percent, rate } from "./units.js";

const $ = (id) => document.getElementById(id);
const NODES_EVERY = 3000;
/** Without news for so long what is shown is old, whatever the reason. */
const OLD_AFTER = 4000;

const charts = new Charts($("charts"));
const report = new Report($("raw"), $("search"), $("count"), $("report"));

let nodes = [];
let shown = null;
let connectionId = "";
let stream = null;
let heard = 0;
let reachable = true;
let offset = 0;

const wanted = () => new URLSearchParams(location.hash.slice(1));

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

async function json(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

async function pollNodes() {
  try {
    const fleet = await json("nodes");
    reachable = true;
    nodes = fleet.nodes;
    choose();
    const now = nodes.find((node) => node.id === shown?.id);
    // A node that left sends no more events of its own.
    if (now && now.state !== "connected") showNode(now);
  } catch {
    reachable = false;
  }
  showBanner();
  setTimeout(pollNodes, NODES_EVERY);
}

function choose() {
  $("empty").hidden = nodes.length > 0;
  $("nodes").replaceChildren(...nodes.map(nodeButton));
  const id = wanted().get("node") ?? nodes.find((node) => node.state === "connected")?.id ?? nodes[0]?.id;
  const node = nodes.find((each) => each.id === id);
  if (node && node.id !== shown?.id) open(node);
}

function nodeButton(node) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-current", String(node.id === shown?.id));
  const state = node.state === "connected" ? node.verdict ?? "nobody connected" : `gone, seen ${ago(node.silenceMillis)}`;
  button.append(element("span", "", `dot ${node.state === "connected" ? node.verdict ?? "" : ""}`), element("span", `${node.id} · ${state}`));
  button.addEventListener("click", () => { location.hash = new URLSearchParams({ node: node.id }); });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/** Follows another node. */
function open(node) {
  shown = node;
  connectionId = "";
  stream?.close();
  report.show([]);
  showNode(node);
  stream = new EventSource(`metrics/stream?node=${encodeURIComponent(node.id)}`);
  stream.addEventListener("node", (event) => { onNews(); showNode(JSON.parse(event.data), true); });
  stream.addEventListener("message", (event) => { onNews(); report.show(JSON.parse(event.data).stats); });
  stream.addEventListener("open", () => { connectionId = ""; });
  stream.addEventListener("error", showBanner);
}

function onNews() {
  heard = Date.now();
  reachable = true;
  showBanner();
}

function showBanner() {
  const lost = !reachable || (stream && stream.readyState !== EventSource.OPEN && shown?.state === "connected");
  $("banner").textContent = "The gateway cannot be reached: what is below is old. Trying again.";
  $("banner").hidden = !lost;
  document.body.classList.toggle("old", isOld(lost));
}

function isOld(lost) {
  return lost || !shown || shown.state !== "connected" || shown.sample?.stale || Date.now() - heard > OLD_AFTER;
}

async function showNode(node, live = false) {
  shown = node;
  $("node").hidden = false;
  $("name").textContent = node.id;
  const signaling = node.signaling;
  $("facts").textContent = [node.version, node.environment, node.libwebrtc, signaling && `${signaling.mode} ${signaling.target}: ${signaling.state}${signaling.detail ? ` (${signaling.detail})` : ""}`].filter(Boolean).join(" · ");
  const connection = pick(node.connections);
  showConnections(node.connections, connection);
  showVerdict(node, connection);
  showTiles(connection);
  if (connection && connection.id !== connectionId) {
    connectionId = connection.id;
    await fill(node, connection);
  } else if (connection && live) {
    charts.append(connection, Date.now() + offset);
  } else if (!connection) {
    connectionId = "";
    charts.reset(null);
  }
  showBanner();
}

/** The one asked for, else the one established last. */
function pick(connections) {
  const named = connections.find((each) => each.id === wanted().get("connection"));
  return named ?? [...connections].sort((a, b) => b.establishedOrder - a.establishedOrder)[0];
}

async function fill(node, connection) {
  try {
    const query = new URLSearchParams({ node: node.id, connection: connection.id, seconds: 900, step: 2 });
    const history = await json(`metrics/history?${query}`);
    offset = history.now - Date.now();
    if (connectionId === connection.id) charts.reset(history);
  } catch {
    // Its history may be off, or too short: then the lines begin now.
    charts.reset(null);
  }
}

function showConnections(connections, chosen) {
  $("choice").hidden = connections.length < 2;
  $("connections").replaceChildren(...connections.map((connection) => {
    const option = element("option", `${connection.id} · ${connection.state} · ${connection.verdict?.level ?? "unknown"}`);
    option.value = connection.id;
    option.selected = connection.id === chosen?.id;
    return option;
  }));
}

$("connections").addEventListener("change", (event) => {
  location.hash = new URLSearchParams({ node: shown.id, connection: event.target.value });
});

function showVerdict(node, connection) {
  const [level, words, reasons] = judge(node, connection);
  $("verdict").className = level;
  $("level").textContent = words;
  $("reasons").replaceChildren(...reasons.map((reason) => {
    const item = element("li", reason.text);
    item.append(...(reason.evidence ?? []).map((each) => element("small", `${each.member} is ${each.value}${each.threshold == null ? "" : `, the limit ${each.threshold}`}`)));
    return item;
  }));
}

function judge(node, connection) {
  if (node.state !== "connected") {
    return ["unknown", `Gone, last seen ${ago(node.silenceMillis)}`, [{ text: "The node has left, or its network has. Check its power, its network, and that media-node runs on it." }]];
  }
  if (!connection) {
    return ["unknown", "Nobody is connected", [{ text: "The node waits for a viewer." }]];
  }
  const verdict = connection.verdict ?? { level: "unknown", reasons: [] };
  const words = { good: "Good", fair: "Fair", poor: "Poor", unknown: "Not known yet" }[verdict.level];
  const reasons = verdict.reasons.length ? verdict.reasons : [{ text: "Nothing stands in the way of picture and sound." }];
  return [verdict.level, words, reasons];
}

function showTiles(connection) {
  const tiles = [];
  if (connection) {
    tiles.push(["Connection", connection.state], ["Round trip", millis(connection.path?.figures.roundTripTime)]);
    tiles.push(["Path", connection.path ? `${connection.path.localType} – ${connection.path.remoteType}, ${connection.path.protocol}` : "–"]);
    for (const stream of connection.streams) tiles.push(...streamTiles(stream));
  }
  $("tiles").replaceChildren(...tiles.map(([name, value]) => {
    const tile = document.createElement("div");
    tile.append(element("dt", name), element("dd", value));
    return tile;
  }));
}

function streamTiles(stream) {
  const { figures } = stream;
  const sent = stream.direction === "outbound";
  const name = [stream.kind, stream.rid, sent ? "sent" : "received"].filter(Boolean).join(" ");
  const tiles = [[`${name}: bit rate`, bits(sent ? figures.bitrateSent : figures.bitrateReceived)]];
  if (stream.kind === "video") {
    tiles.push([`${name}: picture`, figures.frameWidth ? `${figures.frameWidth} × ${figures.frameHeight}` : "–"]);
    tiles.push([`${name}: frames`, rate(sent ? figures.framesSentPerSecond : figures.framesDecodedPerSecond)]);
  }
  tiles.push([`${name}: lost`, percent(figures.lossShare)], [`${name}: codec`, [stream.codec, stream.implementation].filter(Boolean).join(", ") || "–"]);
  return tiles;
}

$("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  charts.draw();
});
addEventListener("hashchange", () => { connectionId = ""; choose(); if (shown) showNode(shown); });
setInterval(showBanner, 1000);
pollNodes();
