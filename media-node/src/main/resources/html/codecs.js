const ORDER = ['VP8', 'VP9', 'AV1', 'H264', 'H265'];
const PREFERRED = 'H264';
// Repair and redundancy formats travel along with a codec, nobody picks them.
const HELPER = /^(rtx|red|ulpfec|flexfec.*)$/i;

/** The name people know a codec by: "video/H264" is "H264". */
export function codecName(mimeType) {
  return mimeType.split('/')[1];
}

/** What this browser can receive, each name once, in the order of the list on the page. */
export function selectableCodecs() {
  const names = capabilities().map(({ mimeType }) => codecName(mimeType));
  const unique = [...new Set(names.filter((name) => !HELPER.test(name)))];
  return unique.sort((a, b) => rank(a) - rank(b));
}

/** The name wished for if there is one and the browser has it, else H264, else the first. */
export function initialCodec(names, wished) {
  const same = (name) => name.toLowerCase() === wished?.toLowerCase();
  return names.find(same) ?? names.find((name) => name === PREFERRED) ?? names[0];
}

/** Puts the codec first and keeps all others behind it, so a node without it still has a choice. */
export function preferCodec(transceiver, name) {
  const codecs = capabilities();
  if (!name || codecs.length === 0 || !transceiver.setCodecPreferences) {
    return;
  }
  const chosen = ({ mimeType }) => codecName(mimeType) === name;
  transceiver.setCodecPreferences([
    ...codecs.filter(chosen),
    ...codecs.filter((codec) => !chosen(codec)),
  ]);
}

function capabilities() {
  return globalThis.RTCRtpReceiver?.getCapabilities?.('video')?.codecs ?? [];
}

function rank(name) {
  const index = ORDER.indexOf(name.toUpperCase());
  return index < 0 ? ORDER.length : index;
}
