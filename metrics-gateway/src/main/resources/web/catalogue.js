/** Which figures of the gateway make a chart. The names are those of the gateway's derived figures. */
import { LEVEL_NAMES, LIMITATION_NAMES } from "./lines.js";

/**
 * A line is of a stream `outbound` or `inbound`, of the `path`, or of the `connection`; `kind` narrows it; `dash` draws
 * what was asked or offered, so that what is there stands out; `size` shows the width beside a height; what may lie
 * `outside` does not stretch the scale. The numbers of a chart with `states` stand for these words.
 */
export const CHARTS = [
  { title: "Verdict", unit: "state", states: LEVEL_NAMES, verdict: true, lines: [{ of: "connection", figure: "verdict" }] },
  { title: "Bit rate sent", unit: "bit/s", lines: [
    { of: "outbound", figure: "bitrateSent", name: "sent" },
    { of: "outbound", kind: "video", figure: "targetBitrate", name: "target", dash: [3, 3] },
    { of: "path", figure: "availableOutgoingBitrate", name: "the link offers", dash: [8, 4], outside: true },
  ] },
  { title: "Frames sent", unit: "frames/s", lines: [
    { of: "outbound", figure: "framesSentPerSecond", name: "sent" },
    { of: "outbound", figure: "sourceFramesPerSecond", name: "camera", dash: [3, 3] },
  ] },
  { title: "Picture sent", unit: "px", stepped: true, hint: "height", lines: [{ of: "outbound", figure: "frameHeight", name: "size", size: true }] },
  { title: "Round trip", unit: "s", lines: [
    { of: "outbound", figure: "roundTripTime", name: "media" },
    { of: "path", figure: "roundTripTime", name: "path", dash: [3, 3] },
  ] },
  { title: "Packets lost", unit: "ratio", lines: [
    { of: "outbound", figure: "lossShare", name: "sent" },
    { of: "inbound", figure: "lossShare", name: "received", dash: [3, 3] },
  ] },
  { title: "Jitter", unit: "s", lines: [
    { of: "outbound", figure: "jitter", name: "at the viewer" },
    { of: "inbound", figure: "jitter", name: "received", dash: [3, 3] },
  ] },
  { title: "Wait to be sent", unit: "s", lines: [{ of: "outbound", figure: "packetSendDelay", name: "" }] },
  { title: "Encoder busy", unit: "ratio", lines: [{ of: "outbound", figure: "encoderLoad", name: "" }] },
  { title: "What limits the encoder", unit: "state", states: LIMITATION_NAMES, stepped: true, lines: [{ of: "outbound", kind: "video", figure: "limitation", name: "" }] },
  { title: "Bit rate received", unit: "bit/s", lines: [
    { of: "inbound", figure: "bitrateReceived", name: "received" },
    { of: "path", figure: "availableIncomingBitrate", name: "the link offers", dash: [8, 4], outside: true },
  ] },
  { title: "Frames received", unit: "frames/s", lines: [
    { of: "inbound", figure: "framesDecodedPerSecond", name: "decoded" },
    { of: "inbound", figure: "framesReceivedPerSecond", name: "received", dash: [3, 3] },
  ] },
  { title: "Picture received", unit: "px", stepped: true, hint: "height", lines: [{ of: "inbound", figure: "frameHeight", name: "size", size: true }] },
  { title: "Freezes and gaps received", unit: "ratio", hint: "share of the time", lines: [
    { of: "inbound", figure: "freezeShare", name: "frozen" },
    { of: "inbound", figure: "concealedShare", name: "made up", dash: [3, 3] },
  ] },
  { title: "Wait to be played", unit: "s", lines: [{ of: "inbound", figure: "jitterBufferDelay", name: "" }] },
  { more: true, title: "Time per frame", unit: "s", lines: [
    { of: "outbound", figure: "encodeTime", name: "to encode" },
    { of: "inbound", figure: "decodeTime", name: "to decode" },
  ] },
  { more: true, title: "Quantizer", unit: "qp", hint: "lower is finer", lines: [
    { of: "outbound", figure: "qp", name: "sent" },
    { of: "inbound", figure: "qp", name: "received" },
  ] },
  { more: true, title: "Packets", unit: "packets/s", lines: [
    { of: "outbound", figure: "packetsSentPerSecond", name: "sent" },
    { of: "inbound", figure: "packetsReceivedPerSecond", name: "received", dash: [3, 3] },
  ] },
  { more: true, title: "Packets sent again", unit: "ratio", lines: [
    { of: "outbound", figure: "retransmittedShare", name: "sent" },
    { of: "inbound", figure: "retransmittedShare", name: "received", dash: [3, 3] },
  ] },
  { more: true, title: "Repairs asked for", unit: "1/s", lines: [
    { of: "outbound", figure: "nacksPerSecond", name: "NACK from the viewer" },
    { of: "outbound", kind: "video", figure: "plisPerSecond", name: "PLI from the viewer", dash: [3, 3] },
    { of: "inbound", figure: "nacksPerSecond", name: "NACK to the viewer" },
    { of: "inbound", kind: "video", figure: "plisPerSecond", name: "PLI to the viewer", dash: [3, 3] },
  ] },
  { more: true, title: "Sound level", unit: "ratio", lines: [
    { of: "outbound", figure: "audioLevel", name: "sent" },
    { of: "inbound", figure: "audioLevel", name: "received", dash: [3, 3] },
  ] },
];

/** Which of a chart's lines that is, or -1. */
export function place(definition, { of, kind, figure }) {
  return definition.lines.findIndex((line) => line.of === of && line.figure === figure && (!line.kind || line.kind === kind));
}
