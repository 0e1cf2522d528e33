/** The whole report, by type of statistics, live and searchable; it costs nothing while it is folded. */
import { element, keyed, put } from "./dom.js";

/** What most people look for is open from the start. */
const OPEN = new Set(["outbound-rtp", "inbound-rtp", "remote-inbound-rtp", "candidate-pair"]);

export class Report {
  #details;
  #search;
  #count;
  #host;
  #stats = [];

  constructor(details, search, count, host) {
    this.#details = details;
    this.#search = search;
    this.#count = count;
    this.#host = host;
    details.addEventListener("toggle", () => this.#draw());
    search.addEventListener("input", () => this.#draw());
  }

  show(stats) {
    this.#stats = stats;
    this.#draw();
  }

  #draw() {
    if (!this.#details.open) return;
    const words = this.#search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const groups = new Map();
    let members = 0;
    for (const each of this.#stats) {
      const rows = matching(each, words);
      if (!rows.length) continue;
      members += rows.length;
      if (!groups.has(each.type)) groups.set(each.type, []);
      groups.get(each.type).push({ id: each.id, rows });
    }
    put(this.#count, this.#stats.length ? `${members} members` : "There is no report: nobody is connected.");
    const sorted = [...groups].sort(([a], [b]) => OPEN.has(b) - OPEN.has(a) || a.localeCompare(b));
    keyed(this.#host, sorted, ([type]) => type, ([type]) => this.#group(type), (node, [, stats]) => fillGroup(node, stats, words.length > 0));
  }

  #group(type) {
    const made = element("details", { class: "group" }, element("summary", {}, type, " ", element("small")), element("div"));
    made.open = OPEN.has(type);
    made.addEventListener("toggle", () => this.#draw());
    return made;
  }
}

function matching({ type, id, ...members }, words) {
  const rows = Object.entries(members).map(([name, value]) => ({ name, value: typeof value === "object" ? JSON.stringify(value) : String(value) }));
  return rows.filter(({ name, value }) => {
    const text = `${type} ${id} ${name} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A search opens what it finds, and its end folds it again. */
function fillGroup(details, stats, searching) {
  if (searching && !details.dataset.searched) {
    details.dataset.searched = details.open ? "open" : "folded";
    details.open = true;
  } else if (!searching && details.dataset.searched) {
    details.open = details.dataset.searched === "open";
    delete details.dataset.searched;
  }
  put(details.querySelector("small"), String(stats.length));
  if (details.open) {
    keyed(details.lastElementChild, stats, ({ id }) => id, table, (node, { rows }) => keyed(node.tBodies[0], rows, ({ name }) => name, row, fillRow));
  }
}

function table({ id }) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Member"), element("th", { scope: "col" }, "Value"));
  return element("table", {}, element("caption", {}, id), element("thead", { class: "unseen" }, head), element("tbody"));
}

function row({ name }) {
  return element("tr", {}, element("th", { scope: "row" }, name), element("td"));
}

function fillRow(line, { value }) {
  put(line.lastElementChild, value);
}
