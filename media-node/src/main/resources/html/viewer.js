import { Backoff } from './backoff.js';
import { Session } from './session.js';
import { Signaling } from './signaling.js';

const NO_ANSWER = 'The node does not answer, trying again…';
const LONGEST_REASON = 300;

/**
 * Brings the socket and the sessions over it together, and remembers what the user wants.
 *
 * Handlers: onState(state, text), onMedia(stream or null), onChannelState(open), onData(data),
 * and codec() and lipSync(), asked anew for each offer.
 */
export class Viewer {
  #handlers;
  #signaling;
  #session = null;
  #iceServers = [];
  #wanted = false;
  #lostBefore = false;
  #connectedBefore = false;
  #backoff = new Backoff();
  #retry;

  constructor(url, handlers) {
    this.#handlers = handlers;
    this.#signaling = new Signaling(url, {
      onReady: (iceServers) => this.#onReady(iceServers),
      onLost: () => this.#onLost(),
      onMessage: (message) => this.#onMessage(message),
    });
  }

  get peerConnection() {
    return this.#session?.connection ?? null;
  }

  start() {
    this.#signaling.start();
  }

  connect() {
    this.#wanted = true;
    this.#connectedBefore = false;
    this.#backoff.reset();
    this.#handlers.onState('connecting', 'Connecting…');
    // Otherwise the offer follows as soon as the node accepts us and names its ICE servers.
    if (this.#signaling.ready) {
      this.#offer();
    }
  }

  /** Makes a new offer if there is one to replace; while the socket is away the next one is new. */
  renew() {
    if (this.#wanted && this.#signaling.ready) {
      this.connect();
    }
  }

  disconnect() {
    this.#end();
    this.#signaling.send({ type: 'close' });
    if (this.#signaling.ready) {
      this.#handlers.onState('disconnected', 'Disconnected');
    } else {
      this.#handlers.onState('offline', NO_ANSWER);
    }
  }

  sendData(data) {
    if (this.#session === null) {
      throw new Error('there is no connection');
    }
    this.#session.sendData(data);
  }

  #onReady(iceServers) {
    this.#iceServers = iceServers;
    if (!this.#wanted) {
      this.#handlers.onState('ready', 'Ready to connect');
      return;
    }
    if (this.#lostBefore) {
      this.#handlers.onState('reconnecting', 'The node is back, connecting again…');
    }
    this.#offer();
  }

  // The session is left alone: its last picture stays on screen until the node is back.
  #onLost() {
    this.#lostBefore = true;
    clearTimeout(this.#retry);
    this.#handlers.onState(this.#wanted ? 'reconnecting' : 'offline', NO_ANSWER);
  }

  #onMessage(message) {
    switch (message.type) {
      case 'answer':
        this.#session?.answer(message.sdp);
        break;
      case 'candidate':
        // No candidate at all would tell the browser that none will follow.
        if (message.ice) {
          this.#session?.candidate(message.ice);
        }
        break;
      case 'reject':
        this.#onReject(message.reason);
        break;
      case 'error':
        this.#onError(message.reason);
        break;
      case 'bye':
      case 'close':
        this.#endedByNode('The node ended the session');
        break;
      default:
        // Left to newer nodes.
    }
  }

  // Somebody who was watching may find the place still held by the connection that was lost.
  #onReject(reason) {
    if (this.#connectedBefore) {
      this.#onBroken();
    } else {
      this.#endedByNode('The node refused the connection', reason);
    }
  }

  // Only an offer that was not understood ends something.
  #onError(reason) {
    if (this.#session?.isAnswered === false) {
      this.#signaling.send({ type: 'close' });
      this.#endedByNode('The node reports an error', reason);
    } else {
      console.warn('The node reports an error:', reason);
    }
  }

  #offer() {
    this.#closeSession();
    try {
      this.#session = this.#newSession();
      this.#session.start();
    } catch (error) {
      this.#fail(error);
    }
  }

  #newSession() {
    return new Session({
      iceServers: this.#iceServers,
      codec: this.#handlers.codec(),
      lipSync: this.#handlers.lipSync(),
      send: (message) => this.#signaling.send(message),
      onConnected: () => this.#onConnected(),
      onInterrupted: () => this.#reconnecting('The connection is interrupted…'),
      onBroken: () => this.#onBroken(),
      onError: (error) => this.#fail(error),
      onMedia: (stream) => this.#handlers.onMedia(stream),
      onChannelState: (open) => this.#handlers.onChannelState(open),
      onData: (data) => this.#handlers.onData(data),
    });
  }

  #onConnected() {
    this.#connectedBefore = true;
    this.#backoff.reset();
    if (this.#signaling.ready) {
      this.#handlers.onState('connected', 'Connected');
    }
  }

  #onBroken() {
    this.#closeSession();
    this.#reconnecting('The connection broke, trying again…');
    // With the socket gone too, its return brings the next offer.
    if (this.#signaling.ready) {
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#offer(), this.#backoff.next());
    }
  }

  #reconnecting(text) {
    this.#handlers.onState('reconnecting', this.#signaling.ready ? text : NO_ANSWER);
  }

  #endedByNode(what, reason) {
    this.#end();
    const known = typeof reason === 'string' && reason !== '';
    const text = known ? `${what}: ${reason.slice(0, LONGEST_REASON)}` : what;
    this.#handlers.onState('disconnected', text);
  }

  // Trying again would end the same way, so this waits for the user.
  #fail(error) {
    console.error(error);
    this.#end();
    this.#signaling.send({ type: 'close' });
    this.#handlers.onState('failed', `The connection could not be set up: ${error.message}`);
  }

  #end() {
    this.#wanted = false;
    clearTimeout(this.#retry);
    this.#closeSession();
    this.#handlers.onMedia(null);
  }

  #closeSession() {
    clearTimeout(this.#retry);
    this.#session?.close();
    this.#session = null;
  }
}
