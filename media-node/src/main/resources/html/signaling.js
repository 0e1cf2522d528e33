import { Backoff } from './backoff.js';

// The node pings every 30 s, so this is two pings missed and some slack.
const SILENCE_LIMIT_MS = 75_000;
// Opening the socket and being accepted; a host that is gone would otherwise hang for minutes.
const GREETING_LIMIT_MS = 10_000;

/**
 * The WebSocket to the node. Registers, answers pings, and comes back by itself after a loss.
 *
 * Handlers: onReady(iceServers), onLost(), onMessage(message).
 */
export class Signaling {
  #url;
  #handlers;
  #socket = null;
  #ready = false;
  #backoff = new Backoff();
  #watchdog;
  #retry;

  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
  }

  get ready() {
    return this.#ready;
  }

  start() {
    window.addEventListener('online', () => this.#retryNow());
    this.#open();
  }

  /** A message for a socket that is gone is dropped: the session it belongs to is gone as well. */
  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#watch();
    socket.addEventListener('open', () => {
      this.send({ type: 'register', roomId: 'p2p', clientId: randomId() });
    });
    socket.addEventListener('message', ({ data }) => {
      if (socket === this.#socket) {
        this.#receive(data);
      }
    });
    socket.addEventListener('close', () => this.#lose(socket));
  }

  #watch() {
    clearTimeout(this.#watchdog);
    const socket = this.#socket;
    const limit = this.#ready ? SILENCE_LIMIT_MS : GREETING_LIMIT_MS;
    this.#watchdog = setTimeout(() => this.#lose(socket), limit);
  }

  #receive(data) {
    this.#watch();
    const message = parse(data);
    switch (message?.type) {
      case undefined:
        break;
      case 'ping':
        this.send({ type: 'pong' });
        break;
      case 'accept':
        this.#accept(message);
        break;
      default:
        this.#handlers.onMessage(message);
    }
  }

  #accept({ iceServers }) {
    if (this.#ready) {
      return; // Said twice, it must not disturb a running session.
    }
    this.#ready = true;
    this.#backoff.reset();
    this.#watch();
    this.#handlers.onReady(Array.isArray(iceServers) ? iceServers : []);
  }

  #lose(socket) {
    if (socket !== this.#socket) {
      return;
    }
    // Forgotten before it is closed: on a dead link the close event may take minutes.
    this.#socket = null;
    this.#ready = false;
    clearTimeout(this.#watchdog);
    socket.close();
    this.#retry = setTimeout(() => this.#open(), this.#backoff.next());
    this.#handlers.onLost();
  }

  #retryNow() {
    if (this.#socket === null) {
      clearTimeout(this.#retry);
      this.#open();
    }
  }
}

function parse(data) {
  try {
    const message = JSON.parse(data);
    if (typeof message?.type === 'string') {
      return message;
    }
    console.warn('Ignored a message without a type:', data);
  } catch (error) {
    console.warn('Ignored a message that is not JSON:', data, error);
  }
  return undefined;
}

// Not crypto.randomUUID: browsers withhold it from pages served over plain HTTP.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
