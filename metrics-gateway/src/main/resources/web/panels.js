/** The parts of the page that say how a node is at this moment. */
import { $, attribute, element, keyed, put, showIcon } from "./dom.js";
import { cardsOf } from "./words.js";
import { moment } from "./units.js";

/** @param verdict `level`, `title`, `subject`, `summary` and `reasons` */
export function showVerdict({ level, title, subject, summary, reasons }) {
  attribute($("verdict"), "class", level);
  showIcon($("verdict").firstElementChild, level);
  put($("level"), title);
  put($("subject"), subject);
  put($("summary"), summary);
  keyed($("reasons"), reasons, ({ code }) => code, reasonItem, fillReason);
}

function reasonItem() {
  return element("li", {}, element("b"), element("p", { class: "advice" }), element("details", {}, element("summary", {}, "Evidence"), element("ul")));
}

function fillReason(item, { level, statement, advice, evidence }) {
  const [what, todo, proof] = item.children;
  attribute(item, "class", level);
  put(what, `${statement}.`);
  put(todo, advice);
  todo.hidden = !advice;
  proof.hidden = !evidence.length;
  keyed(proof.lastElementChild, evidence, ({ member }) => member, () => element("li"), (line, { member, text }) => put(line, `${member}: ${text}`));
}

export function showCards(connection, now) {
  keyed($("cards"), cardsOf(connection, now), ({ key }) => key, () => element("section", { class: "card" }, element("h4"), element("p"), element("dl")), (card, { title, note, pairs }) => {
    const [heading, small, list] = card.children;
    put(heading, title);
    put(small, note);
    keyed(list, pairs, ([name]) => name, ([name]) => pair(name), (entry, [, value, more]) => {
      const [text, extra] = entry.lastElementChild.children;
      put(text, value);
      put(extra, more || "");
    });
  });
}

function pair(name) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, element("span"), element("small")));
}

export function showFacts(node) {
  const facts = [["Version", node.version], ["Environment", node.environment], ["libwebrtc", node.libwebrtc], ["First seen", moment(Date.parse(node.firstSeen))]];
  if (node.state === "connected") facts.push(["Connected since", moment(Date.parse(node.connectedSince))]);
  if (node.sample?.dropped) facts.push(["Samples dropped", String(node.sample.dropped)]);
  keyed($("facts"), facts, ([name]) => name, ([name]) => pair(name), (entry, [, value]) => put(entry.lastElementChild.firstElementChild, value));
}

/** What a chart and a list cannot say: whether all this is live. */
export function showLink(state, words) {
  attribute($("link"), "class", `link ${state}`);
  put($("link"), words);
}
