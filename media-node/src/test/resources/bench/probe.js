// Runs in the viewer's page. Writes down each picture that is shown and, four times a second, what has been received;
// `bench.take()` gives both. Times are milliseconds since the epoch.
window.bench = (() => {
  const SAMPLE_MS = 250;
  const CLOCK_MS = 90;
  const MEMBERS = [
    'framesDecoded', 'frameWidth', 'frameHeight', 'bytesReceived', 'freezeCount', 'totalFreezesDuration',
    'packetsLost', 'keyFramesDecoded', 'framesDropped', 'nackCount', 'pliCount',
    'jitterBufferDelay', 'jitterBufferMinimumDelay', 'jitterBufferEmittedCount',
  ];
  // Pictures wait for their sound, so what delays the sound delays them.
  const MEMBERS_OF_SOUND = ['jitterBufferDelay', 'jitterBufferMinimumDelay', 'jitterBufferEmittedCount'];
  const video = document.getElementById('video');
  const frames = [];
  const samples = [];
  let codec = '';

  // The clock of the fake device's picture: 84 units wide, 11 high, a digit is 6 by 11 with strokes of one unit.
  const PIXELS = 4;
  const canvas = new OffscreenCanvas(84 * PIXELS, 11 * PIXELS);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const DIGITS = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];
  const SEGMENTS = [[3, 0.5], [5.5, 3], [5.5, 8], [3, 10.5], [0.5, 8], [0.5, 3], [3, 5.5]];
  const LEFTS = [0, 8, 20, 28, 40, 48, 60, 68, 76];
  const FULL = { width: 1280, height: 720 };
  const FACE = {
    left: 64 / FULL.width, top: 36 / FULL.height, width: 84 * 13 / FULL.width, height: 11 * 13 / FULL.height,
  };

  // Milliseconds of the local day, NaN if a digit cannot be read.
  function clock() {
    const { videoWidth: w, videoHeight: h } = video;
    context.drawImage(video, FACE.left * w, FACE.top * h, FACE.width * w, FACE.height * h,
      0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const bright = (x, y) => data[4 * (Math.floor(y * PIXELS) * canvas.width + Math.floor(x * PIXELS)) + 1] > 128;
    const digits = LEFTS.map((left) => DIGITS.indexOf(
      SEGMENTS.reduce((bits, [x, y], i) => bits | (bright(left + x, y) ? 1 << i : 0), 0)));
    if (digits.includes(-1)) {
      return NaN;
    }
    const [h1, h2, m1, m2, s1, s2, t1, t2, t3] = digits;
    return (((h1 * 10 + h2) * 60 + m1 * 10 + m2) * 60 + s1 * 10 + s2) * 1000 + t1 * 100 + t2 * 10 + t3;
  }

  function localMillisOfDay(epoch) {
    return epoch - new Date(epoch).getTimezoneOffset() * 60_000;
  }

  // How old the picture is by its own clock.
  function age(shown) {
    const day = 86_400_000;
    const difference = (localMillisOfDay(shown) - clock()) % day;
    return difference < -day / 2 ? difference + day : difference;
  }

  let clockAt = 0;
  function onFrame(now, { expectedDisplayTime, rtpTimestamp, captureTime, width, height }) {
    video.requestVideoFrameCallback(onFrame);
    const shown = performance.timeOrigin + expectedDisplayTime;
    let clockAge = NaN;
    if (now - clockAt >= CLOCK_MS) {
      clockAt = now;
      clockAge = age(shown);
    }
    frames.push([shown, width, height, rtpTimestamp, performance.timeOrigin + captureTime, clockAge]);
  }
  video.requestVideoFrameCallback(onFrame);

  setInterval(async () => {
    const report = await window.momo.peerConnection?.getStats() ?? new Map();
    const received = (kind) => [...report.values()].find((each) => each.type === 'inbound-rtp' && each.kind === kind);
    const video = received('video');
    if (video) {
      codec = report.get(video.codecId)?.mimeType ?? codec;
      const sound = received('audio') ?? {};
      samples.push([
        video.timestamp,
        ...MEMBERS.map((name) => video[name] ?? 0),
        ...MEMBERS_OF_SOUND.map((name) => sound[name] ?? 0),
      ]);
    }
  }, SAMPLE_MS);

  return {
    hasPicture: () => frames.length > 0,
    take: () => JSON.stringify({ codec, frames, samples, members: ['timestamp', ...MEMBERS, ...MEMBERS_OF_SOUND] }),
  };
})();
