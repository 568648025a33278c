"use strict";

// The search boxes: suggestions while one types, as an ARIA combobox. Without this script they are
// plain forms. "/" goes to the box; arrows, Enter and Escape do what they do in any list.

const WAIT = 120; // milliseconds of rest before the server is asked
const LONGEST = 200; // characters that are asked for

// What reports say alone: the choice is kept in this browser, and said in the address.
const only = {
  get wanted() {
    try {
      return localStorage.getItem("only") === "report";
    } catch {
      return false;
    }
  },
  set wanted(is) {
    try {
      localStorage.setItem("only", is ? "report" : "");
    } catch {
      // The choice then holds for this address only.
    }
  },
};

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => value !== undefined && made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function setUpOnly(form) {
  const box = form.querySelector("input[type=checkbox][name=only]");
  if (box) {
    box.addEventListener("change", () => {
      only.wanted = box.checked;
      form.requestSubmit();
    });
  } else if (only.wanted && !form.elements.only) {
    form.append(element("input", { type: "hidden", name: "only", value: "report" }));
  }
}

function isOnly(form) {
  const box = form.elements.only;
  return box ? box.type === "hidden" || box.checked : false;
}

function setUpSuggestions(form, number) {
  const input = form.elements.q;
  const id = `suggestions-${number}`;
  const list = element("div", { id, role: "listbox", class: "suggestions", hidden: "", "aria-label": input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent.trim() });
  const status = element("span", { role: "status", class: "said" });
  input.type = "text"; // a combobox may not be of type search
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "listbox", enterkeyhint: "search" };
  Object.entries(combobox).forEach(([name, value]) => input.setAttribute(name, value));
  form.append(list, status);
  let options = [];
  let at = -1;
  let asking;
  let waiting;

  const isOpen = () => !list.hidden;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    options[at]?.setAttribute("aria-selected", "false");
    at = next;
    const option = options[at];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const take = (option) => {
    if (option.dataset.href) {
      location.assign(option.dataset.href);
    } else {
      form.requestSubmit();
    }
  };
  const optionOf = (item) => {
    const name = element("span", { class: "name", lang: item.lang || undefined }, item.name);
    const option = element("div", { role: "option", "aria-selected": "false", id: `${id}-${options.length}` }, name);
    if (item.value) {
      option.append(" ", element("b", { class: "value" }, item.value));
    }
    option.dataset.href = item.href;
    options.push(option);
    return option;
  };
  const show = (found) => {
    options = [];
    const groups = found.groups.map((group, index) => {
      const label = element("div", { class: "kind", role: "presentation", id: `${id}-group-${index}` }, group.name);
      return element("div", { role: "group", "aria-labelledby": label.id }, label, ...group.items.map(optionOf));
    });
    const all = element("div", { role: "option", class: "all", "aria-selected": "false", id: `${id}-${options.length}` }, found.all);
    options.push(all);
    list.replaceChildren(...groups, all);
    status.textContent = found.said;
    at = -1;
    list.hidden = !found.groups.length;
    input.setAttribute("aria-expanded", String(isOpen()));
    input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    asking?.abort();
    const words = input.value.trim().slice(0, LONGEST);
    if (!words) {
      close();
      return;
    }
    asking = new AbortController();
    const address = new URL(`${form.action}/suggest`);
    address.searchParams.set("q", words);
    if (isOnly(form)) {
      address.searchParams.set("only", "report");
    }
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) {
        show(await answer.json());
      }
    } catch {
      // Another letter came, or the server is away: the form works without suggestions.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) {
        ask();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(((at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter") {
      clearTimeout(waiting);
      asking?.abort();
      if (isOpen() && options[at]) {
        event.preventDefault();
        take(options[at]);
      }
    } else if (event.key === "Escape") {
      clearTimeout(waiting);
      asking?.abort();
      if (isOpen()) {
        event.preventDefault();
        close();
      } else {
        input.value = "";
      }
    }
  });
  input.addEventListener("blur", () => {
    clearTimeout(waiting);
    asking?.abort();
    close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      take(option);
    }
  });
}

const forms = document.querySelectorAll("form.search[action$='/search']:not(#find)"); // not what finds in a text
forms.forEach((form, number) => {
  setUpOnly(form);
  setUpSuggestions(form, number);
});
const otherSources = document.getElementById("other-sources");
otherSources?.addEventListener("click", () => {
  only.wanted = new URL(otherSources.href).searchParams.get("only") === "report";
});
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], .CodeMirror");
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping && forms.length) {
    event.preventDefault();
    const box = [...forms].at(-1).elements.q;
    box.focus();
    box.select();
  }
});
