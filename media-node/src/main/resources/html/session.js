import { preferCodec } from './codecs.js';
import { withSoundApart } from './lipsync.js';

// Short interruptions heal by themselves (a Wi-Fi roam, say); longer ones need a new offer.
const INTERRUPTION_LIMIT_MS = 5000;
// From the offer to a flowing connection. Without an answer ICE never starts, so never fails.
const SETUP_LIMIT_MS = 20_000;

/**
 * One offer and the peer connection that comes of it; it is never reused.
 *
 * lipSync: whether pictures wait for their sound.
 *
 * Handlers: send(message), onConnected(), onInterrupted(), onBroken(), onError(error),
 * onMedia(stream), onChannelState(open), onData(data). None is called after close().
 */
export class Session {
  #handlers;
  #codec;
  #lipSync;
  #connection;
  #channel;
  #pendingCandidates = [];
  #timer;
  #closed = false;

  constructor({ iceServers, codec, lipSync, ...handlers }) {
    if (!globalThis.RTCPeerConnection) {
      throw new Error('this browser has no WebRTC');
    }
    this.#handlers = handlers;
    this.#codec = codec;
    this.#lipSync = lipSync;
    this.#connection = new RTCPeerConnection({ iceServers });
    this.#listen();
  }

  get connection() {
    return this.#connection;
  }

  get isAnswered() {
    return this.#connection.signalingState !== 'have-local-offer';
  }

  async start() {
    this.#breakAfter(SETUP_LIMIT_MS);
    await this.#guard(async () => {
      this.#openChannel();
      const video = this.#connection.addTransceiver('video', { direction: 'recvonly' });
      this.#connection.addTransceiver('audio', { direction: 'recvonly' });
      preferCodec(video, this.#codec);
      await this.#connection.setLocalDescription(await this.#connection.createOffer());
      if (!this.#closed) {
        this.#handlers.send({ type: 'offer', sdp: this.#connection.localDescription.sdp });
      }
    });
  }

  async answer(sdp) {
    if (this.#connection.signalingState !== 'have-local-offer') {
      console.warn('Ignored an answer nobody waits for.');
      return;
    }
    await this.#guard(async () => {
      const taken = this.#lipSync ? sdp : withSoundApart(sdp);
      await this.#connection.setRemoteDescription({ type: 'answer', sdp: taken });
      if (this.#closed) {
        return;
      }
      const pending = this.#pendingCandidates.splice(0);
      this.#handlers.onMedia(this.#receivedStream());
      await Promise.all(pending.map((candidate) => this.#addCandidate(candidate)));
    });
  }

  async candidate(candidate) {
    if (this.#connection.remoteDescription === null) {
      this.#pendingCandidates.push(candidate);
    } else {
      await this.#addCandidate(candidate);
    }
  }

  /** Throws if the channel is not open or the data is too large for the peer. */
  sendData(data) {
    this.#channel.send(data);
  }

  close() {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#handlers.onChannelState(false);
    this.#connection.close();
  }

  #listen() {
    const connection = this.#connection;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      // The empty candidate only marks the end of a round, the node has no use for it.
      if (candidate?.candidate && !this.#closed) {
        const { candidate: line, sdpMLineIndex, sdpMid } = candidate;
        this.#handlers.send({
          type: 'candidate',
          ice: { candidate: line, sdpMLineIndex, sdpMid },
        });
      }
    });
    connection.addEventListener('connectionstatechange', () => {
      if (!this.#closed) {
        this.#onState(connection.connectionState);
      }
    });
  }

  #onState(state) {
    if (state === 'connected') {
      clearTimeout(this.#timer);
      this.#handlers.onConnected();
    } else if (state === 'disconnected') {
      this.#breakAfter(INTERRUPTION_LIMIT_MS);
      this.#handlers.onInterrupted();
    } else if (state === 'failed' || state === 'closed') {
      // "closed" without our close(): the node tore down the transport.
      clearTimeout(this.#timer);
      this.#handlers.onBroken();
    }
  }

  #breakAfter(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#handlers.onBroken(), delay);
  }

  #openChannel() {
    const channel = this.#connection.createDataChannel('serial');
    channel.binaryType = 'arraybuffer';
    const report = (open) => () => {
      if (!this.#closed) {
        this.#handlers.onChannelState(open);
      }
    };
    channel.addEventListener('open', report(true));
    channel.addEventListener('close', report(false));
    channel.addEventListener('message', ({ data }) => {
      if (!this.#closed) {
        this.#handlers.onData(data);
      }
    });
    this.#channel = channel;
  }

  #receivedStream() {
    const received = this.#connection
      .getTransceivers()
      .filter(({ currentDirection }) => currentDirection?.includes('recv'));
    return new MediaStream(received.map(({ receiver }) => receiver.track));
  }

  // One unusable candidate (of another address family, say) must not end the session.
  async #addCandidate(candidate) {
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#closed) {
        console.warn('Ignored a candidate of the node:', candidate, error);
      }
    }
  }

  async #guard(work) {
    try {
      await work();
    } catch (error) {
      // Closing in the middle of a step makes it fail; that is no news.
      if (!this.#closed) {
        this.#handlers.onError(error);
      }
    }
  }
}
