const SOUND_OFF = 'Sound is off – turn on';
const STOPPED = 'Playback is stopped – start';

/** The video element with its sound and full-screen controls. */
export class Player {
  #stage;
  #video;
  #mute;
  #volume;
  #hint;
  #notify;
  #wantsSound = true;

  constructor({ stage, video, mute, volume, hint, fullscreen, notify }) {
    this.#stage = stage;
    this.#video = video;
    this.#mute = mute;
    this.#volume = volume;
    this.#hint = hint;
    this.#notify = notify;
    mute.addEventListener('click', () => this.#setSound(!this.#audible));
    hint.addEventListener('click', () => this.#setSound(true));
    volume.addEventListener('input', () => this.#changeVolume());
    video.addEventListener('volumechange', () => this.#showSound());
    this.#prepareFullscreen(fullscreen);
    this.#showSound();
  }

  /** Plays with sound if the browser lets us, else without. null clears the picture. */
  async show(stream) {
    this.#hint.hidden = true;
    this.#video.srcObject = stream;
    if (stream !== null) {
      this.#video.muted = !this.#wantsSound;
      await this.#play();
    }
  }

  get #audible() {
    return !this.#video.muted && this.#video.volume > 0;
  }

  async #play() {
    try {
      await this.#video.play();
      this.#hint.hidden = true;
    } catch (error) {
      await this.#playBlocked(error);
    }
  }

  async #playBlocked(error) {
    if (error.name === 'AbortError') {
      return; // Another stream took over, its own play() decides.
    }
    if (error.name !== 'NotAllowedError') {
      this.#notify(`The picture cannot be played: ${error.message}`);
      return;
    }
    if (this.#video.muted) {
      this.#showHint(STOPPED);
      return;
    }
    this.#video.muted = true;
    await this.#play();
    const silent = !this.#video.srcObject?.getAudioTracks().length;
    if (this.#hint.hidden && !silent) {
      this.#showHint(SOUND_OFF);
    }
  }

  #showHint(text) {
    this.#hint.textContent = text;
    this.#hint.hidden = this.#video.srcObject === null;
  }

  async #setSound(on) {
    this.#wantsSound = on;
    this.#hint.hidden = true;
    this.#video.muted = !on;
    if (on && this.#video.volume === 0) {
      this.#video.volume = 0.5;
    }
    if (this.#video.srcObject !== null && this.#video.paused) {
      await this.#play();
    }
  }

  #changeVolume() {
    const volume = Number(this.#volume.value);
    this.#video.volume = volume;
    this.#setSound(volume > 0);
  }

  #showSound() {
    const audible = this.#audible;
    this.#mute.dataset.muted = String(!audible);
    this.#mute.setAttribute('aria-label', audible ? 'Mute' : 'Unmute');
    this.#mute.title = audible ? 'Mute' : 'Unmute';
    this.#volume.value = audible ? this.#video.volume : 0;
  }

  // The whole stage goes full screen, so its controls come along. An iPhone only allows the video.
  #prepareFullscreen(button) {
    const { requestFullscreen } = this.#stage;
    button.hidden = !requestFullscreen && !this.#video.webkitEnterFullscreen;
    button.addEventListener('click', () => this.#toggleFullscreen());
    document.addEventListener('fullscreenchange', () => {
      const label = document.fullscreenElement ? 'Leave full screen' : 'Full screen';
      button.setAttribute('aria-label', label);
      button.title = label;
    });
  }

  async #toggleFullscreen() {
    try {
      if (document.fullscreenElement) {
        await document.exitFullscreen();
      } else if (this.#stage.requestFullscreen) {
        await this.#stage.requestFullscreen();
      } else {
        this.#video.webkitEnterFullscreen();
      }
    } catch (error) {
      this.#notify(`Full screen is not possible: ${error.message}`);
    }
  }
}
