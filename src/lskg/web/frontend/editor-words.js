// The editor in the language of the page: its own words, and literals as people write them.

// Puts other words in the place of those that the editor brings along.
export function translate(root, words) {
  for (const element of root.querySelectorAll("[title], [aria-label], [placeholder]")) {
    for (const name of ["title", "aria-label", "placeholder"]) {
      const own = element.getAttribute(name);
      const other = words[own];
      // What is set again is seen again by who watches for changes.
      if (other && other !== own) {
        element.setAttribute(name, other);
      }
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const own = node.data.trim();
    const other = words[own];
    if (other && other !== own && !node.parentElement.closest(".CodeMirror, td, code")) {
      node.data = node.data.replace(own, other);
    }
  }
}

const DATE = /#date$/;
const BOOLEAN = /#boolean$/;
const NUMBER = /#(?:integer|decimal|double|float|int|long|\w*Integer)$/;

// A literal as HTML: numbers, days and truth values in the language of the page, words as they are.
export function literal(term, texts, language = document.documentElement.lang) {
  const holder = document.createElement("span");
  holder.textContent = told(term, texts, language);
  const other = term["xml:lang"];
  if (other && other !== language) {
    const tag = document.createElement("span");
    tag.className = "language-tag";
    tag.textContent = other;
    holder.append(tag);
  }
  return holder.innerHTML;
}

function told({ value, datatype = "" }, texts, language) {
  if (BOOLEAN.test(datatype)) {
    return value === "true" ? texts.yes : texts.no;
  }
  if (DATE.test(datatype) && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const [year, month, day] = value.split("-").map(Number);
    const options = language === "vi" ? {} : { day: "numeric", month: "long", year: "numeric" };
    return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(language === "vi" ? "vi" : "en-GB", { timeZone: "UTC", ...options });
  }
  // A number that a script cannot hold is shown as it is sent.
  if (NUMBER.test(datatype) && value.length <= 16 && Number.isFinite(Number(value))) {
    const number = Number(value);
    const isPlain = Number.isInteger(number) && Math.abs(number) < 10000;
    return isPlain ? `${number}` : number.toLocaleString(language, { maximumFractionDigits: 12 });
  }
  return value;
}
