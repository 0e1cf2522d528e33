/** The lists to choose from. Each choice is a link, so that it can be shared, opened elsewhere and reached by keys. */
import { attribute, element, icon, keyed, put, showIcon } from "./dom.js";
import { LEVELS } from "./words.js";
import { ago, clock } from "./units.js";

const FILTER_FROM = 9;
const ENDED_SHOWN = 5;

export function addressOf(node, connection) {
  return `#${new URLSearchParams(connection ? { node, connection } : { node })}`;
}

function link() {
  const anchor = element("a", {}, icon("unknown"), element("span", {}, element("b"), element("small")));
  return element("li", {}, anchor);
}

function fill(item, { href, level, name, note, current }) {
  const anchor = item.firstElementChild;
  attribute(anchor, "href", href);
  attribute(anchor, "aria-current", String(current));
  showIcon(anchor.firstElementChild, level);
  const [title, text] = anchor.lastElementChild.children;
  put(title, name);
  put(text, note);
}

export function levelOf(node) {
  if (node.state !== "connected") return "gone";
  return node.verdict ?? (node.sample ? "idle" : "unknown");
}

function noteOf(node) {
  if (node.state !== "connected") return `gone, seen ${ago(node.silenceMillis)}`;
  if (!node.sample) return "just connected";
  const count = node.connections.length;
  if (!count) return "nobody connected";
  return `${LEVELS[node.verdict] ?? node.verdict}, ${count} connection${count > 1 ? "s" : ""}`;
}

export function showNodes(nodes, shown, { nav, summary, filter, list }) {
  nav.hidden = nodes.length < 2;
  if (nav.hidden) return;
  const counts = ["poor", "fair", "unknown", "good", "idle", "gone"].map((level) => [nodes.filter((node) => levelOf(node) === level).length, level]).filter(([count]) => count);
  const words = { idle: "idle", gone: "gone", unknown: "not known" };
  put(summary, `${nodes.length} nodes: ${counts.map(([count, level]) => `${count} ${words[level] ?? level}`).join(", ")}`);
  filter.hidden = nodes.length < FILTER_FROM;
  const wanted = filter.hidden ? "" : filter.value.trim().toLowerCase();
  const matching = nodes.filter((node) => `${node.id} ${noteOf(node)}`.toLowerCase().includes(wanted));
  keyed(list, matching, ({ id }) => id, link, (item, node) => fill(item, { href: addressOf(node.id), level: levelOf(node), name: node.id, note: noteOf(node), current: node.id === shown }));
  if (list.dataset.shown !== shown) reveal(list, shown);
}

/** The one that is shown may lie outside of a list that scrolls. */
function reveal(list, shown = "") {
  list.dataset.shown = shown;
  const item = [...list.children].find(({ dataset }) => dataset.key === shown);
  if (item) list.scrollTop = item.offsetTop - (list.clientHeight - item.clientHeight) / 2;
}

/** @param ended of the same boot, the newest last: `id`, `to` */
export function showConnections(node, live, ended, shown, { nav, list }) {
  const entries = live.map((each) => ({ id: each.id, level: each.verdict.level, note: `${LEVELS[each.verdict.level]}, ${each.state}` }));
  const past = ended.filter(({ id }) => !live.some((each) => each.id === id));
  const kept = past.filter(({ id }, i) => i >= past.length - ENDED_SHOWN || id === shown);
  for (const each of kept) entries.push({ id: each.id, level: "gone", note: `ended ${clock(each.to)}` });
  nav.hidden = entries.length < 2;
  keyed(list, entries, ({ id }) => id, link, (item, { id, level, note }) => fill(item, { href: addressOf(node, id), level, name: id, note, current: id === shown }));
}
