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
    if (heading.dataset.sort === "no") {
      return;
    }
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
      const words = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
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

// Small letters without diacritics, of the same length, as the server folds them.
function fold(text) {
  return [...text.normalize("NFC")]
    .map((each) => {
      const base = each.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("đ", "d");
      return base.length === each.length ? base : each;
    })
    .join("");
}

// Find in the report: each paragraph is searched as running text; Enter goes to the next place.
function setUpFinding(form, article) {
  const input = form.querySelector("input[type=search]");
  const output = form.querySelector("output");
  let paragraphs;
  const read = () => [...article.querySelectorAll("p, h2, h3, h4, h5")].map((element) => {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(".hidden, sup, .permalink")) {
        nodes.push({ node: walker.currentNode, start: text.length });
        text += walker.currentNode.data;
      }
    }
    return { nodes, folded: fold(text.replace(/\s/g, " ")) };
  });
  let ranges = [];
  let current = -1;
  const place = ({ nodes }, offset) => {
    const found = nodes.findLast((each) => each.start <= offset);
    return [found.node, offset - found.start];
  };
  const find = () => {
    const wanted = fold(input.value.trim().replace(/\s+/g, " "));
    paragraphs ??= read();
    ranges = [];
    current = -1;
    if (wanted.length > 1) {
      for (const paragraph of paragraphs) {
        let at = paragraph.folded.indexOf(wanted);
        while (at >= 0) {
          const range = new Range();
          range.setStart(...place(paragraph, at));
          range.setEnd(...place(paragraph, at + wanted.length));
          ranges.push(range);
          at = paragraph.folded.indexOf(wanted, at + wanted.length);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
    output.textContent = wanted.length > 1 ? String(ranges.length) : "";
  };
  input.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!ranges.length) {
      return;
    }
    current = (current + 1) % ranges.length;
    const holder = ranges[current].startContainer.parentElement;
    holder.closest("details")?.setAttribute("open", "");
    holder.scrollIntoView({ block: "center" });
    output.textContent = `${current + 1} / ${ranges.length}`;
  });
}

// Words to take along: a click copies them, or marks them where the browser does not let us.
function setUpCopying(button) {
  const words = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(words);
    }
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme-switch");
  if (button) {
    setUpTheme(button);
  }
  const [form, article] = [document.getElementById("find"), document.querySelector("article.report")];
  if (form && article && CSS.highlights) {
    setUpFinding(form, article);
  }
  if (location.hash.startsWith("#note-")) {
    document.querySelector(location.hash)?.setAttribute("open", "");
  }
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#note-")) {
      document.querySelector(location.hash)?.setAttribute("open", "");
    }
  });
  document.querySelectorAll("table[data-sortable]").forEach(setUpSorting);
  document.querySelectorAll("button[data-copy]").forEach(setUpCopying);
});
