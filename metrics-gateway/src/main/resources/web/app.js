/** Which node and connection are shown, and what is said of them once they are no longer live. */
import { Announcer } from "./announce.js";
import { Charts } from "./charts.js";
import { $, attribute, element, put } from "./dom.js";
import { Gateway, json } from "./gateway.js";
import { KEPT, Lines } from "./lines.js";
import { addressOf, showConnections, showNodes } from "./lists.js";
import { showCards, showFacts, showLink, showVerdict } from "./panels.js";
import { Report } from "./report.js";
import { ago, clock, duration, moment } from "./units.js";
import { LEVELS, signalingOf, verdictOf } from "./words.js";

/** Seconds a row. */
const HISTORY_STEP = 2;
/** Of two answers the way takes differently long, ms. */
const CLOCK_SLACK = 250;
/** How long the charts stand still without a sample, ms. */
const TICK_CHARTS = 1500;
/** The charts show no less, ms. */
const LEAST_SPAN = 60_000;
const TITLE = document.title;

const lines = new Lines();
const charts = new Charts($("charts"), $("more-charts"), lines, (time) => { pointer = time; drawCharts(); });
const report = new Report($("raw"), $("search"), $("count"), $("report"));
const announcer = new Announcer($("announcement"));
const gateway = new Gateway({ fleet: onFleet, node: onNode, report: (stats) => report.show(stats), opened: load, changed: render });

/** All nodes, as the list had them last; null before the first answer. */
let fleet = null;
/** The node that is shown as it was heard of last, and when, ms of this clock. */
let node = null;
let heardAt = 0;
/** The gateway's clock less this one's, ms. */
let offset = 0;
/** What is shown of the node: a connection, live or ended. */
let shown = nothing("");
/** What the history has of the node. */
let recordings = [];
let loading = null;
/** The time under the pointer in the charts. */
let pointer = null;
let drawnAt = 0;

function nothing(of) {
  return { node: of, boot: "", id: "", live: false };
}

const wanted = () => new URLSearchParams(location.hash.slice(1));
const now = () => Date.now() + offset;
const isLost = () => gateway.lostSince !== null;

function onFleet(nodes, difference) {
  fleet = nodes.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
  if (Math.abs(difference - offset) > CLOCK_SLACK) offset = difference;
  choose();
  const listed = fleet.find(({ id }) => id === node?.id);
  // The list may have been under way while an event came.
  if (!listed || Date.parse(listed.lastSeen) < Date.parse(node.lastSeen)) return;
  if (!gateway.streaming || listed.state !== "connected") onNode(listed);
  else if (listed.sample?.sequence > (node.sample?.sequence ?? 0)) gateway.newsElsewhere();
}

/** Follows the node that the address names; without a name the one that is shown, or the first that is connected. */
function choose() {
  const known = (id) => fleet.find((each) => each.id === id);
  const named = wanted().get("node");
  const chosen = named === null ? known(shown.node) ?? fleet.find(({ state }) => state === "connected") ?? fleet[0] : known(named);
  if (!chosen) {
    node = null;
    gateway.leave();
  } else if (chosen.id !== node?.id) {
    node = null;
    // A gateway that was started again learns of the node anew: what was seen before stays.
    if (chosen.id !== shown.node) {
      notice("");
      show(nothing(chosen.id));
    }
    onNode(chosen);
  }
}

function onNode(news) {
  if (node && node.id !== news.id) return;
  node = news;
  heardAt = Date.now();
  follow();
}

/** Shows the connection that is asked for, or the one that is there. */
function follow() {
  const connection = pick();
  if (connection && node.sample) lines.add(connection, now() - node.sample.ageMillis);
  gateway.follow(node.id, connection?.id);
  render();
  drawCharts();
}

/** The live connection to show, if any. The one that is shown stays until it ends or another is asked for. */
function pick() {
  const { connections, bootId: boot } = node;
  const named = wanted().get("connection");
  const same = shown.boot === boot && connections.find(({ id }) => id === shown.id);
  const newest = connections.reduce((best, each) => (best && best.establishedOrder >= each.establishedOrder ? best : each), undefined);
  const next = named === null ? same || newest : connections.find(({ id }) => id === named);
  if (shown.live && !same && node.state === "connected") sayEnded(named, next ?? newest);
  if (next) {
    if (!shown.live || next !== same) show({ node: node.id, boot, id: next.id, live: true });
    return next;
  }
  const past = named ?? shown.id;
  if (shown.live || shown.id !== past || !shown.boot) show({ node: node.id, boot: shown.boot || boot, id: past, live: false });
  return undefined;
}

function sayEnded(named, other) {
  const text = `Connection ${shown.id} ended at ${clock(heardAt)}.`;
  if (!other) notice(text);
  else if (named === null) notice(`${text} This is ${other.id} now.`);
  else notice(`${text} There is another:`, addressOf(node.id, other.id), other.id);
}

function notice(text, href, name) {
  $("notice").hidden = !text;
  $("notice-text").replaceChildren(text, ...(href ? [" ", element("a", { href }, name)] : []));
}

function show(next) {
  if (next.node !== shown.node) recordings = [];
  if (next.node !== shown.node || next.boot !== shown.boot || next.id !== shown.id) {
    lines.clear();
    rewind();
  }
  report.show([]);
  shown = next;
  if (shown.boot) load();
}

/** What was before, and what was missed while nothing was heard. */
async function load() {
  const of = shown;
  if (!node || loading === of) return;
  loading = of;
  const query = new URLSearchParams({ node: of.node, seconds: KEPT / 1000, step: HISTORY_STEP, ...(of.id && { connection: of.id }) });
  // It may be switched off, or know nothing yet of a connection that is new: then the lines begin now.
  const history = await json(`metrics/history?${query}`).catch(() => null);
  if (loading === of) loading = null;
  if (of !== shown || !history) return;
  recordings = history.connections;
  if (!of.live && history.connection) shown = { ...of, boot: history.bootId, id: history.connection };
  if (shown.boot === history.bootId) lines.load(history);
  render();
  drawCharts();
}

function render() {
  const ready = fleet !== null;
  // A gateway that was started again knows of no node until it dials.
  const expected = wanted().get("node") ?? (shown.node || null);
  $("loading").hidden = ready;
  $("empty").hidden = !ready || fleet.length > 0 || expected !== null;
  $("missing").hidden = !ready || node !== null || expected === null;
  $("node").hidden = node === null;
  put($("missing-name"), `Node ${expected} is not known`);
  put($("feed-host"), location.hostname);
  showBanner();
  showLink(...linkState(ready));
  if (ready) showNodes(fleet, node?.id, { nav: $("fleet"), summary: $("fleet-summary"), filter: $("fleet-filter"), list: $("nodes") });
  if (node) showNode();
  else document.title = TITLE;
}

function showBanner() {
  $("banner").hidden = !isLost();
  document.body.classList.toggle("lost", isLost());
  if (!isLost()) return;
  const wait = Math.ceil((gateway.retryAt - Date.now()) / 1000);
  put($("banner-text"), `The gateway cannot be reached since ${moment(gateway.lostSince)}. ${node ? "What is below is from before. " : ""}It is tried again ${wait > 0 ? `in ${wait} s` : "now"}.`);
}

function linkState(ready) {
  if (isLost()) return ["lost", "No gateway"];
  if (document.hidden) return ["paused", "Paused"];
  if (!ready) return ["paused", "Connecting"];
  return node && isOld() ? ["old", "Not live"] : ["live", "Live"];
}

/** Without news for so long what is shown is old, whatever the reason. */
function isOld() {
  return isLost() || node.state !== "connected" || node.sample?.stale || Date.now() - heardAt > lines.gap;
}

function showNode() {
  const live = shown.live && node.connections.find(({ id }) => id === shown.id);
  document.body.classList.toggle("old", isOld());
  put($("name"), node.id);
  put($("signaling"), node.state === "connected" ? signalingOf(node) : "");
  const past = recordings.filter((each) => each.bootId === shown.boot && !each.live);
  showConnections(node.id, node.connections, past, shown.id, { nav: $("connections-nav"), list: $("connections") });
  const verdict = verdictNow(live);
  showVerdict(verdict);
  document.title = document.hidden ? `Paused · ${TITLE}` : `${verdict.title} · ${node.id} · ${TITLE}`;
  // Numbers change all the time: what counts is what is said.
  announcer.say(`${node.id}: ${[verdict.title, ...verdict.reasons.filter(({ level }) => level === "fair" || level === "poor").map(({ code }) => code.replaceAll("-", " "))].join(", ")}.${isLost() ? " The gateway cannot be reached." : ""}`);
  $("now").hidden = !live;
  $("raw").hidden = !live;
  if (live) showCards(live, now());
  attribute($("json"), "href", `metrics?${new URLSearchParams({ node: node.id, connection: shown.id })}`);
  showFacts(node);
}

function verdictNow(live) {
  const sinceHeard = Date.now() - heardAt;
  const verdict = { subject: live ? shown.id : "", ...verdictOf(node, live, node.silenceMillis + sinceHeard) };
  verdict.title = LEVELS[verdict.level];
  if (isLost()) {
    return { ...verdict, level: "unknown", title: LEVELS.unknown, reasons: [], summary: `The gateway cannot be reached. At ${moment(heardAt)} this was: ${verdict.title}.` };
  }
  if (!live && node.sample && wanted().has("connection")) {
    const kept = recording();
    return { level: "gone", title: "Ended", subject: shown.id, reasons: [], summary: kept ? `This connection ended at ${moment(kept.to)}. What is kept of it is below.` : "The node has no such connection now, and nothing is kept of it." };
  }
  if (live && isOld()) {
    verdict.title = "Not live";
    verdict.summary = `No news for ${duration(node.sample.ageMillis + sinceHeard)}: what is below is from ${clock(heardAt - node.sample.ageMillis)}. ${verdict.summary}`.trim();
  }
  return verdict;
}

/** What the history has of the connection that is shown. */
const recording = () => recordings.findLast(({ id, bootId }) => id === shown.id && bootId === shown.boot);

const span = () => Number(document.querySelector("input[name=window]:checked").value) * 1000;

function drawCharts() {
  drawnAt = Date.now();
  $("past").hidden = !node || !lines.newest;
  if ($("past").hidden) return;
  const running = shown.live && node.state === "connected" && !isLost();
  const to = running ? Math.max(now(), lines.newest) : Math.max(lines.newest, recording()?.to ?? 0);
  // A connection that is new fills the charts from the start.
  const from = Math.max(to - span(), Math.min(lines.oldest, to - LEAST_SPAN));
  const slider = $("back");
  attribute(slider, "min", String(-Math.round((to - from) / 1000)));
  const back = Number(slider.value) * 1000;
  const at = pointer ?? (back < 0 ? to + back : null);
  put($("past-title"), running ? "Over time" : `${shown.id}, until ${moment(to)}`);
  put($("back-text"), at === null ? (running ? "now" : clock(to)) : `${clock(at)}, ${ago(now() - at)}`);
  attribute(slider, "aria-valuetext", $("back-text").textContent);
  charts.show(from, to, at);
}

function rewind() {
  $("back").value = 0;
  pointer = null;
}

/** Ages grow by themselves; the charts move with each sample, and without one too. */
function tick() {
  if (document.hidden) return;
  render();
  if (Date.now() - drawnAt > TICK_CHARTS) drawCharts();
}

addEventListener("hashchange", () => {
  notice("");
  if (fleet === null) return;
  choose();
  if (node) follow();
  render();
  drawCharts();
});
$("fleet-filter").addEventListener("input", render);
$("notice-close").addEventListener("click", () => notice(""));
$("retry").addEventListener("click", () => gateway.retry());
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("main").focus(); });
$("windows").addEventListener("change", () => { rewind(); drawCharts(); });
$("back").addEventListener("input", () => { pointer = null; drawCharts(); });
$("more").addEventListener("toggle", drawCharts);
setInterval(tick, 1000);
gateway.ask();
