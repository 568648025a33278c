"use strict";

// Theme: a choice is kept in this browser and set before the page is drawn.
const root = document.documentElement;
const stored = (() => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
})();
if (!root.dataset.theme && (stored === "light" || stored === "dark")) {
  root.dataset.theme = stored;
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setUpTheme(button) {
  const name = () => {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then holds for this page only.
    }
    name();
  });
}

// Tables: a click on a heading sorts by its column, numbers by value.
function setUpSorting(table) {
  const language = root.lang || "vi";
  table.querySelectorAll("thead th").forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const ascending = heading.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("thead th").forEach((each) => each.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const collator = new Intl.Collator(language, { numeric: true });
      const body = table.tBodies[0];
      const words = (row) => row.cells[column].textContent.trim();
      const rows = [...body.rows].sort((one, two) => {
        const [a, b] = [words(one), words(two)];
        if (!a || !b) {
          return a ? -1 : b ? 1 : 0;
        }
        const numbers = [Number(a), Number(b)];
        const order = numbers.some(Number.isNaN) ? collator.compare(a, b) : numbers[0] - numbers[1];
        return ascending ? order : -order;
      });
      body.append(...rows);
    });
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme-switch");
  if (button) {
    setUpTheme(button);
  }
  document.querySelectorAll("table[data-sortable]").forEach(setUpSorting);
});
