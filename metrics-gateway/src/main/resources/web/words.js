/** What is said of a node and a connection, in words that somebody can act on. */
import { LIMITATION_NAMES, LIMITATIONS } from "./lines.js";
import { ago, duration, format, moment, NONE } from "./units.js";

export const LEVELS = { good: "Good", fair: "Fair", poor: "Poor", unknown: "Not known", idle: "Nobody is connected", gone: "Gone" };

const HEADLINES = {
  good: "Picture and sound flow as they should.",
  fair: "It works, but not as well as it should.",
  poor: "Whoever watches will notice.",
  unknown: "",
};

/**
 * The verdict's card: level, a sentence, and reasons.
 *
 * @param silence how long the node has not been heard of, ms
 */
export function verdictOf(node, connection, silence) {
  if (node.state !== "connected") {
    return {
      level: "gone",
      summary: `Last seen at ${moment(Date.parse(node.lastSeen))}, ${ago(silence)}. When it is back, this page shows it by itself.`,
      reasons: [{ code: "gone", level: "gone", evidence: [], statement: "It has ended, or its network has", advice: "Check its power and its network, and that media-node runs on it." }],
    };
  }
  if (!node.sample) return { level: "unknown", summary: "The node has just connected and not said more yet.", reasons: [] };
  if (!connection) return { level: "idle", summary: waitingFor(node), reasons: [] };
  const { level, reasons } = connection.verdict;
  return {
    level,
    summary: [HEADLINES[level], level === "unknown" ? "" : flowing(connection)].filter(Boolean).join(" "),
    reasons: reasons.map(({ code, level: of, text, evidence }) => ({ code, level: of, ...split(text), evidence: evidence.map(proof) })),
  };
}

/** The gateway's reasons say what is, and after a semicolon what to do. A number stays with its unit. */
function split(words) {
  const text = words.replace(/(\d) (%|ms|s|kbit\/s|Mbit\/s)(?![a-z])/g, "$1\u00a0$2");
  const at = text.indexOf("; ");
  if (at < 0) return { statement: text, advice: "" };
  const advice = text.slice(at + 2);
  return { statement: text.slice(0, at), advice: advice.charAt(0).toUpperCase() + advice.slice(1) };
}

function proof({ member, figure, value, threshold }) {
  const unit = unitOf(figure);
  return { member, text: `${format(unit, value)}${threshold == null ? "" : `, limit ${format(unit, threshold)}`}` };
}

/** By the ending of the figure's name. */
function unitOf(figure) {
  if (/bitrate/i.test(figure)) return "bit/s";
  if (/share$|load$|level$/i.test(figure)) return "ratio";
  if (/persecond$/i.test(figure)) return "1/s";
  return /time$|delay$|jitter$|deviation$/i.test(figure) ? "s" : "";
}

/** What goes over the link at this moment, as one sentence. */
function flowing({ streams, path }) {
  const parts = [];
  for (const { direction, kind, active, figures } of streams) {
    const sent = direction === "outbound";
    const rate = sent ? figures.framesSentPerSecond : figures.framesDecodedPerSecond;
    if (kind !== "video" || !figures.frameHeight || rate == null || !active) continue;
    parts.push(`${sent ? "sends" : "receives"} ${figures.frameWidth} × ${figures.frameHeight} at ${Math.round(rate)} frames a second`);
  }
  if (path?.figures.roundTripTime != null) parts.push(`round trip ${format("s", path.figures.roundTripTime)}`);
  const text = parts.join(", ");
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const MODES = { p2p: "Peer to peer", ayame: "Ayame", sora: "Sora" };

export function signalingOf({ signaling }) {
  if (!signaling) return "";
  const { mode, target, state, detail } = signaling;
  return `${MODES[mode] ?? mode}${target && `, ${target}`}: ${state}${detail && ` (${detail})`}`;
}

function waitingFor({ signaling: { mode, target, state, detail } }) {
  const more = detail && ` (${detail})`;
  if (mode === "p2p") {
    const port = target.split(":").at(-1);
    return `The node waits for a viewer: open ${port ? `port ${port} of the device` : "its page"} in a browser, and press Connect.`;
  }
  const place = mode === "ayame" ? `room ${target}` : `channel ${target}`;
  switch (state) {
    case "waiting": return `The node is in ${place}, alone: join it from another client.`;
    case "unreachable": return `The signalling server for ${place} cannot be reached; the node tries again${more}. Check the address and the network.`;
    case "rejected": return `The signalling server does not let the node into ${place}; it tries again${more}. Check the name and the key.`;
    case "idle": return `The node waits to be told to connect to ${place}.`;
    default: return `Signalling for ${place}: ${state}${more}.`;
  }
}

/** The cards of what is now: one of the path, one a stream, each with a title and pairs of name and value. */
export function cardsOf({ id, state, since, path, streams, video }, now) {
  const link = path?.figures ?? {};
  const cards = [{
    key: "path",
    title: "Connection",
    note: `${id}: ${state} for ${duration(now - Date.parse(since))}`,
    pairs: [
      ["Round trip", format("s", link.roundTripTime)],
      ["Link offers", format("bit/s", link.availableOutgoingBitrate)],
      ["Path", path ? (path.relayed ? "relayed" : "direct") : NONE, path && `${path.localType} to ${path.remoteType}, ${path.protocol}`],
    ],
  }];
  const videoFirst = [...streams].sort((a, b) => b.kind.localeCompare(a.kind));
  for (const stream of videoFirst) cards.push(streamCard(stream, video?.asked));
  return cards;
}

/** @param asked of the picture that the node sends, where it tells */
function streamCard({ id, direction, kind, rid, codec, implementation, active, limitation, figures }, asked) {
  const sent = direction === "outbound";
  const video = kind === "video";
  const pairs = [["Bit rate", format("bit/s", sent ? figures.bitrateSent : figures.bitrateReceived), sent && video && figures.targetBitrate != null && `target ${format("bit/s", figures.targetBitrate)}`]];
  if (video) {
    pairs.push(["Picture", figures.frameHeight ? `${figures.frameWidth} × ${figures.frameHeight}` : NONE, sent && asked && figures.frameHeight < asked.height && `asked ${asked.width} × ${asked.height}`]);
    pairs.push(["Frames", format("frames/s", sent ? figures.framesSentPerSecond : figures.framesDecodedPerSecond), sent && figures.sourceFramesPerSecond != null && `camera ${format("frames/s", figures.sourceFramesPerSecond)}`]);
  } else {
    pairs.push(["Level", format("ratio", figures.audioLevel)]);
  }
  pairs.push(["Lost", format("ratio", figures.lossShare)], ["Jitter", format("s", figures.jitter)]);
  if (sent && video) pairs.push(["Encoder busy", format("ratio", figures.encoderLoad), limitation && limitation !== "none" && `limited by ${LIMITATION_NAMES[LIMITATIONS.indexOf(limitation)]}`]);
  if (!sent && video) pairs.push(["Frozen", format("ratio", figures.freezeShare)]);
  if (!sent && !video) pairs.push(["Made up", format("ratio", figures.concealedShare)]);
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${sent ? "sent" : "received"}${rid && `, layer ${rid}`}`;
  const note = [codec.split("/").at(-1), implementation && `by ${implementation}`, active ? "" : "(paused)"].filter(Boolean).join(" ");
  return { key: id, title, note, pairs };
}
