const MOST_LINES = 200;
const LONGEST_LINE = 4000;

/** The log of what the data channel brought. */
export class MessageLog {
  #list;
  #decoder = new TextDecoder();

  constructor(list) {
    this.#list = list;
  }

  /** A new channel starts with a fresh decoder: half a character of the old one is lost anyway. */
  restart() {
    this.#decoder = new TextDecoder();
  }

  add(data) {
    const lines = this.#text(data).split(/\r\n|\r|\n/);
    if (lines.at(-1) === '') {
      lines.pop(); // A closing line end does not begin another line.
    }
    this.#list.append(...lines.slice(-MOST_LINES).map(lineElement));
    while (this.#list.childElementCount > MOST_LINES) {
      this.#list.firstElementChild.remove();
    }
  }

  // Streaming, because a serial port may cut a character in two.
  #text(data) {
    return typeof data === 'string' ? data : this.#decoder.decode(data, { stream: true });
  }
}

function lineElement(text) {
  const line = document.createElement('div');
  line.textContent = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
  // Shown by the style sheet, so that selecting and copying gives the messages alone.
  line.dataset.time = new Date().toLocaleTimeString([], { hourCycle: 'h23' });
  return line;
}
