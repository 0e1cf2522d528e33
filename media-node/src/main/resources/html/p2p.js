import { initialCodec, selectableCodecs } from './codecs.js';
import { Figures } from './figures.js';
import { MessageLog } from './messages.js';
import { Player } from './player.js';
import { Viewer } from './viewer.js';

const IDLE_STATES = ['ready', 'disconnected', 'failed'];
const BUSY_STATES = ['connecting', 'connected', 'reconnecting'];

const byId = (id) => document.getElementById(id);
const ui = {
  state: byId('state'),
  notice: byId('notice'),
  veil: byId('veil'),
  veilText: byId('veil-text'),
  video: byId('video'),
  codec: byId('codec'),
  lipSync: byId('lip-sync'),
  connect: byId('connect'),
  disconnect: byId('disconnect'),
  messageForm: byId('message-form'),
  message: byId('message'),
  send: byId('send'),
};

const player = new Player({
  stage: byId('stage'),
  video: ui.video,
  mute: byId('mute'),
  volume: byId('volume'),
  hint: byId('sound-hint'),
  fullscreen: byId('fullscreen'),
  notify,
});
const log = new MessageLog(byId('messages'));
const viewer = new Viewer(socketUrl(), {
  codec: () => ui.codec.value,
  lipSync: () => ui.lipSync.checked,
  onState: showState,
  onMedia: showMedia,
  onChannelState: showChannel,
  onData: (data) => log.add(data),
});
const figures = new Figures(
  {
    resolution: byId('resolution'),
    fps: byId('fps'),
    bitrate: byId('bitrate'),
    rtt: byId('rtt'),
    codec: byId('codec-used'),
    lost: byId('lost'),
  },
  () => viewer.peerConnection,
);

function start() {
  const wishes = new URLSearchParams(location.search);
  fillCodecs(wishes.get('codec'));
  ui.lipSync.checked = wishes.has('lipsync');
  ui.connect.addEventListener('click', connect);
  ui.disconnect.addEventListener('click', () => viewer.disconnect());
  for (const button of [ui.connect, ui.disconnect]) {
    button.addEventListener('keydown', ignoreRepeat);
  }
  for (const wish of [ui.codec, ui.lipSync]) {
    wish.addEventListener('change', changeWish);
  }
  ui.messageForm.addEventListener('submit', sendMessage);
  for (const event of ['resize', 'emptied']) {
    ui.video.addEventListener(event, showVeil);
  }
  viewer.start();
  figures.start();
  if (wishes.has('autoconnect')) {
    viewer.connect();
  }
}

function socketUrl() {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/ws`;
}

function fillCodecs(wished) {
  const names = selectableCodecs();
  const selected = initialCodec(names, wished);
  ui.codec.append(...names.map((name) => new Option(name, name, false, name === selected)));
  if (names.length === 0) {
    ui.codec.append(new Option('Chosen by the browser', ''));
    ui.codec.disabled = true;
  }
  if (wished && wished.toLowerCase() !== selected?.toLowerCase()) {
    notify(`This browser cannot receive ${wished}.`);
  }
}

function connect() {
  notify('');
  viewer.connect();
}

// The focus moves between the two buttons, so a key held down would press them in turn.
function ignoreRepeat(event) {
  if (event.repeat && event.key === 'Enter') {
    event.preventDefault();
  }
}

// What is agreed on once takes a new connection.
function changeWish() {
  notify('');
  viewer.renew();
}

function showState(state, text) {
  ui.state.dataset.state = state;
  ui.state.textContent = text;
  ui.veilText.textContent = text;
  // A button that goes dead under the keyboard hands the focus to its counterpart.
  const { activeElement } = document;
  ui.connect.disabled = !IDLE_STATES.includes(state);
  ui.disconnect.disabled = !BUSY_STATES.includes(state);
  if (activeElement === ui.connect && ui.connect.disabled) {
    ui.disconnect.focus();
  } else if (activeElement === ui.disconnect && ui.disconnect.disabled) {
    ui.connect.focus();
  }
  showVeil();
}

// Connected does not mean there is a picture yet.
function showVeil() {
  const connected = ui.state.dataset.state === 'connected';
  const picture = ui.video.videoWidth > 0;
  ui.veil.hidden = connected && picture;
  if (connected && !picture) {
    ui.veilText.textContent = 'Waiting for the picture…';
  }
}

function showMedia(stream) {
  player.show(stream);
  if (stream === null) {
    figures.refresh(); // Figures of a session that is over must not linger for a second.
  }
}

function showChannel(open) {
  ui.message.disabled = !open;
  ui.send.disabled = !open;
  if (open) {
    log.restart();
  }
}

function sendMessage(event) {
  event.preventDefault();
  const text = ui.message.value;
  if (text === '') {
    return;
  }
  try {
    // Bytes, as on Momo's page: what sits behind the channel is a serial port.
    viewer.sendData(new TextEncoder().encode(text).buffer);
    ui.message.value = '';
    notify('');
  } catch (error) {
    notify(`The message was not sent: ${error.message}`);
  }
}

function notify(text) {
  ui.notice.textContent = text;
  ui.notice.hidden = text === '';
}

// For tests that drive this page.
window.momo = {
  get peerConnection() {
    return viewer.peerConnection;
  },
  get framesDecoded() {
    return figures.framesDecoded;
  },
};

start();
