import { codecName } from './codecs.js';

const INTERVAL_MS = 1000;
// Loss comes in bursts; over one second the share would only flicker.
const LOSS_WINDOW = 10;
const UNKNOWN = '–';

/** Shows what getStats() knows about the video, once a second, and a dash for the rest. */
export class Figures {
  #fields;
  #currentConnection;
  #connection = null;
  #samples = [];

  /** fields: element per key of describe(); currentConnection: gives the connection or null. */
  constructor(fields, currentConnection) {
    this.#fields = fields;
    this.#currentConnection = currentConnection;
  }

  get framesDecoded() {
    return this.#samples.at(-1)?.framesDecoded ?? null;
  }

  start() {
    setInterval(() => this.refresh(), INTERVAL_MS);
  }

  async refresh() {
    const connection = this.#currentConnection();
    if (connection !== this.#connection) {
      this.#connection = connection;
      this.#samples = [];
    }
    const sample = await read(connection);
    // The session may have changed while the figures were being gathered.
    if (connection === this.#connection) {
      this.#add(sample);
      this.#show(describe(this.#samples));
    }
  }

  #add(sample) {
    // Counters of another RTP stream start anew; a difference to them would mean nothing.
    if (sample === null || sample.stream !== this.#samples.at(-1)?.stream) {
      this.#samples = [];
    }
    if (sample !== null) {
      this.#samples = [...this.#samples, sample].slice(-LOSS_WINDOW - 1);
    }
  }

  #show(texts) {
    for (const [key, element] of Object.entries(this.#fields)) {
      element.textContent = texts[key] ?? UNKNOWN;
    }
  }
}

async function read(connection) {
  try {
    const stats = connection && (await connection.getStats());
    return stats ? sampleOf(stats) : null;
  } catch (error) {
    console.warn('No figures:', error);
    return null;
  }
}

function sampleOf(stats) {
  const all = [...stats.values()];
  const video = latestVideo(all);
  return {
    stream: video?.id,
    time: video?.timestamp,
    width: video?.frameWidth,
    height: video?.frameHeight,
    framesDecoded: video?.framesDecoded,
    bytes: video?.bytesReceived,
    received: video?.packetsReceived,
    lost: video?.packetsLost,
    mimeType: stats.get(video?.codecId)?.mimeType,
    roundTrip: nominatedPair(stats, all)?.currentRoundTripTime,
  };
}

function latestVideo(all) {
  const age = ({ lastPacketReceivedTimestamp }) => lastPacketReceivedTimestamp ?? 0;
  return all
    .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
    .sort((a, b) => age(b) - age(a))[0];
}

// Several pairs may be nominated after a change of network; the transport knows which one counts.
function nominatedPair(stats, all) {
  const transport = all.find(({ selectedCandidatePairId }) => selectedCandidatePairId);
  return (
    stats.get(transport?.selectedCandidatePairId) ??
    all.find(({ type, nominated, state }) =>
      type === 'candidate-pair' && nominated && state === 'succeeded')
  );
}

/** Texts of the figures; undefined where nothing was measured. */
function describe(samples) {
  const last = samples.at(-1);
  return {
    resolution: last?.width && last.height ? `${last.width} × ${last.height}` : undefined,
    fps: last?.framesDecoded ? frameRate(rate(samples, 'framesDecoded')) : undefined,
    bitrate: last?.bytes ? bitrate(rate(samples, 'bytes')) : undefined,
    rtt: roundTrip(last?.roundTrip),
    codec: last?.mimeType && codecName(last.mimeType),
    lost: lostShare(samples),
  };
}

/** Growth of a counter per second between the last two samples. */
function rate(samples, key) {
  const [before, now] = samples.slice(-2);
  const seconds = (now?.time - before?.time) / 1000;
  return seconds > 0 ? (now[key] - before[key]) / seconds : undefined;
}

function frameRate(perSecond) {
  return Number.isFinite(perSecond) ? `${Math.round(perSecond)} frames/s` : undefined;
}

function bitrate(bytesPerSecond) {
  if (!Number.isFinite(bytesPerSecond)) {
    return undefined;
  }
  const kilobits = (bytesPerSecond * 8) / 1000;
  return kilobits < 1000 ? `${Math.round(kilobits)} kbit/s` : `${(kilobits / 1000).toFixed(1)} Mbit/s`;
}

function roundTrip(seconds) {
  if (!Number.isFinite(seconds)) {
    return undefined;
  }
  const milliseconds = seconds * 1000;
  return milliseconds < 1 ? '< 1 ms' : `${Math.round(milliseconds)} ms`;
}

function lostShare(samples) {
  if (samples.length < 2) {
    return undefined;
  }
  const [first, last] = [samples[0], samples.at(-1)];
  // A packet that arrives late after all is taken off the count again.
  const lost = Math.max(0, last.lost - first.lost);
  const expected = lost + last.received - first.received;
  return expected > 0 ? `${((lost / expected) * 100).toFixed(1)} %` : undefined;
}
