/** Light or dark: as the system says, until the reader chooses. Runs before the page is painted, so that it never flashes. */
(() => {
  const KEY = "theme";
  const ORDER = ["auto", "light", "dark"];
  const LABELS = { auto: "Auto", light: "Light", dark: "Dark" };
  const root = document.documentElement;

  function kept() {
    try {
      const theme = localStorage.getItem(KEY);
      return ORDER.includes(theme) ? theme : "auto";
    } catch {
      // Storage may be forbidden; then each visit begins as the system says.
      return "auto";
    }
  }

  function keep(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // As above: the choice holds until the page is closed.
    }
  }

  let theme = kept();
  root.dataset.theme = theme;

  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const show = () => {
      button.lastElementChild.textContent = LABELS[theme];
      button.setAttribute("aria-label", `Theme: ${LABELS[theme]}`);
    };
    button.addEventListener("click", () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      root.dataset.theme = theme;
      keep(theme);
      show();
      dispatchEvent(new Event("themechange"));
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("themechange")));
    show();
  });
})();
