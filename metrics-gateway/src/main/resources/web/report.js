/** The whole report as a table that can be searched; it costs nothing while it is folded. */

const MOST_ROWS = 2000;

export class Report {
  constructor(details, search, count, body) {
    Object.assign(this, { details, search, count, body, stats: [] });
    details.addEventListener("toggle", () => this.#draw());
    search.addEventListener("input", () => this.#draw());
  }

  show(stats) {
    this.stats = stats;
    this.#draw();
  }

  #draw() {
    if (!this.details.open) return;
    const wanted = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [];
    for (const { type, id, ...members } of this.stats) {
      for (const [member, value] of Object.entries(members)) {
        const cells = [type, id, member, typeof value === "object" ? JSON.stringify(value) : String(value)];
        const text = cells.join(" ").toLowerCase();
        if (wanted.every((word) => text.includes(word))) rows.push(cells);
      }
    }
    this.count.textContent = this.stats.length ? `${rows.length} members` : "There is no report: nobody is connected.";
    this.body.replaceChildren(...rows.slice(0, MOST_ROWS).map(row));
  }
}

function row(cells) {
  const line = document.createElement("tr");
  line.append(...cells.map((text) => {
    const cell = document.createElement("td");
    cell.textContent = text;
    return cell;
  }));
  return line;
}
