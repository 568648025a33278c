// The query editor: YASGUI for this endpoint, its vocabulary and its labels.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

import { ChartPlugin } from "./answer-chart.js";
import { GraphPlugin } from "./answer-graph.js";
import { MapPlugin } from "./answer-map.js";
import { faultOf } from "./editor-fault.js";
import { literal, translate } from "./editor-words.js";
import { labelsOf } from "./labels.js";

// The styles come with the script, and are there before the editor measures itself.
const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = new URL("./query.css", import.meta.url).href;
const styled = new Promise((resolve) => {
  styles.onload = resolve;
  styles.onerror = resolve;
});
document.head.append(styles);
await styled;

const holder = document.getElementById("yasgui");
const room = document.querySelector(".editor");
room.style.minHeight = `${room.offsetHeight}px`;
holder.hidden = false;
const form = document.getElementById("plain-query");
const texts = JSON.parse(holder.dataset.texts);
const prefixes = JSON.parse(holder.dataset.prefixes);

for (const [name, Plugin] of Object.entries({ chart: ChartPlugin, graph: GraphPlugin, map: MapPlugin })) {
  Plugin.texts = texts;
  Yasgui.Yasr.registerPlugin(name, Plugin);
}
Yasgui.Yasr.plugins.table.prototype.formatLiteral = (term) => literal(term, texts);
Object.assign(Yasgui.Yasr.plugins.table.defaults.tableConfig.language, texts.table);
Yasgui.Yasr.defaults.pluginOrder = ["table", "chart", "map", "graph", "response"];

let vocabulary;
async function terms(kind) {
  vocabulary ??= fetch(holder.dataset.vocabulary).then((response) => response.json());
  return (await vocabulary)[kind].map((each) => each.iri);
}
for (const [fork, name, kind] of [
  ["class", "our-classes", "classes"],
  ["property", "our-properties", "properties"],
]) {
  Yasgui.Yasqe.forkAutocompleter(fork, {
    name,
    bulk: true,
    persistenceId: null,
    get: () => terms(kind),
  });
}
// Things are found by their names: type words inside <…> and complete.
Yasgui.Yasqe.registerAutocompleter({
  name: "things",
  bulk: false,
  autoShow: false,
  isValidCompletionPosition: (yasqe) => yasqe.getCompleteToken().string.startsWith("<"),
  preProcessToken: (_, token) => ({ ...token, autocompletionString: token.string.replace(/[<>]/g, "") }),
  postProcessSuggestion: (_, token, suggestion) => `<${suggestion}>`,
  get: async (_, token) => {
    const address = `${holder.dataset.search}?q=${encodeURIComponent(token.autocompletionString)}`;
    const found = await (await fetch(address)).json();
    return found.filter((each) => each.iri).map((each) => each.iri);
  },
});

const plain = form.querySelector("textarea");
const query = plain.value;
const wasTyping = document.activeElement === plain;
const caret = plain.selectionStart;
const height = plain.offsetHeight;
Yasgui.Yasqe.defaults.autocompleters = ["variables", "our-classes", "our-properties", "things"];
// The prefixes of the site count as declared, so that names complete and IRIs are short.
const { getPrefixesFromQuery } = Yasgui.Yasqe.prototype;
Yasgui.Yasqe.prototype.getPrefixesFromQuery = function () {
  return { ...prefixes, ...getPrefixesFromQuery.call(this) };
};
const asked = new URLSearchParams(location.search);
const yasgui = new Yasgui(holder, {
  persistenceId: null,
  populateFromUrl: false,
  autofocus: false,
  copyEndpointOnNewTab: true,
  requestConfig: {
    endpoint: new URL(holder.dataset.endpoint, location.href).href,
    method: "POST",
    headers: { "Accept-Language": document.documentElement.lang },
  },
  yasqe: {
    value: query,
    prefixCcApi: null,
    collapsePrefixesOnLoad: false,
  },
  yasr: { prefixes, pluginOrder: ["table", "chart", "map", "graph", "response"] },
});
const tab = yasgui.getTab();
tab.setQuery(query);
form.hidden = true;
tab.getYasqe().setSize(null, height);
tab.getYasqe().refresh();
if (wasTyping) {
  tab.getYasqe().focus();
  tab.getYasqe().setCursor(tab.getYasqe().posFromIndex(caret));
}
document.getElementById("plain-answer")?.remove();
document.getElementById("fault")?.remove();

// Names instead of bare IRIs: in the answer, and over an IRI in the editor.
tab.getYasr().on("drawn", async (yasr) => {
  const links = [...yasr.resultsEl.querySelectorAll("a.iri")];
  const labels = await labelsOf(links.map((link) => link.href));
  for (const link of links) {
    const label = labels[link.href];
    if (label) {
      link.title = link.href;
      link.textContent = label;
      link.classList.add("named");
      link.parentElement.childNodes.forEach((node) => {
        if (node.nodeType === Node.TEXT_NODE) {
          node.data = node.data.replace(/[<>]/g, "");
        }
      });
    }
  }
});
const codemirror = tab.getYasqe();
codemirror.getWrapperElement().addEventListener("mouseover", async (event) => {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !/cm-(?:variable-3|atom|string-2)/.test(target.className)) {
    return;
  }
  const words = target.textContent;
  const [prefix, local] = words.split(":");
  const iri = words.startsWith("<") ? words.slice(1, -1) : (prefixes[prefix] ?? "") + local;
  target.title = (await labelsOf([iri]))[iri] ?? "";
});
codemirror
  .getWrapperElement()
  .querySelector("textarea, [contenteditable]")
  ?.setAttribute("aria-label", texts.editor);
// Terms that the graph does not have; a click puts the nearest one into the query.
const unknown = document.createElement("div");
unknown.setAttribute("role", "status");
holder.after(unknown);
const nameOf = (iri) => {
  const known = Object.entries({ ...prefixes, ...codemirror.getPrefixesFromQuery() });
  const [prefix, start] = known.findLast(([, start]) => /^[\w-]+$/.test(iri.replace(start, ""))) ?? [];
  return start && iri.startsWith(start) ? `${prefix}:${iri.slice(start.length)}` : `<${iri}>`;
};
const codeOf = (iri) => Object.assign(document.createElement("code"), { textContent: nameOf(iri) });
codemirror.on("queryResponse", (_, response) => {
  const told = response.headers?.get?.("Lskg-Unknown-Terms") ?? "";
  const terms = told.matchAll(/"([^"]*)"(?:;nearest="([^"]*)")?/g);
  unknown.replaceChildren(
    ...[...terms].map(([, ...iris]) => {
      const [iri, nearest] = iris.map((each) => each && decodeURI(each));
      const line = document.createElement("p");
      line.append(`${texts.unknown} `, codeOf(iri), ". ");
      if (nearest) {
        const button = document.createElement("button");
        button.append(codeOf(nearest));
        button.addEventListener("click", () => {
          const names = [`<${iri}>`, nameOf(iri)].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
          const old = new RegExp(`(?<![\\w:-])(?:${names.join("|")})(?![\\w-])`, "g");
          codemirror.setValue(codemirror.getValue().replace(old, () => nameOf(nearest)));
          codemirror.query();
        });
        line.append(`${texts.nearest} `, button);
      }
      return line;
    }),
  );
});

// How long it takes, and a way to stop it; then how much there is, or why there is nothing.
const status = document.createElement("p");
status.className = "query-status";
status.setAttribute("role", "status");
holder.querySelector(".yasr").before(status);
const stop = Object.assign(document.createElement("button"), { type: "button", textContent: texts.stop });
stop.addEventListener("click", () => codemirror.abortQuery());
const seconds = (begin) =>
  ((performance.now() - begin) / 1000).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
let begin = 0;
let clock;
let wasStopped = false;
let faulty;
codemirror.on("query", () => {
  begin = performance.now();
  wasStopped = false;
  codemirror.removeLineClass(faulty ?? 0, "background", "faulty-line");
  clearInterval(clock);
  const words = document.createElement("span");
  // What is read aloud does not change each tenth of a second.
  words.setAttribute("aria-hidden", "true");
  const tell = () => (words.textContent = texts.running.replace("SECONDS", seconds(begin)));
  tell();
  clock = setInterval(tell, 100);
  status.replaceChildren(words, " ", stop);
});
codemirror.on("queryAbort", () => (wasStopped = true));
codemirror.on("queryResponse", () => {
  clearInterval(clock);
  const rows = tab.getYasr().results?.getBindings()?.length;
  const told = rows === undefined ? texts.answered : texts.found.replace("ROWS", rows.toLocaleString(document.documentElement.lang));
  status.textContent = wasStopped ? texts.stopped : told.replace("SECONDS", seconds(begin));
});
tab.getYasr().config.errorRenderers = [
  async (error) => {
    if (wasStopped) {
      return document.createElement("span");
    }
    status.textContent = "";
    const { box, line, column } = faultOf(error.text ?? "", codemirror.getValue(), texts);
    if (line) {
      faulty = line - 1;
      codemirror.addLineClass(faulty, "background", "faulty-line");
      codemirror.setCursor({ line: faulty, ch: Math.max(0, (column ?? 1) - 1) });
    }
    return box;
  },
];

// A link that opens the query with its answer in the same view, here and elsewhere.
codemirror.config.createShareableLink = () => {
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("query", codemirror.getValue());
  const view = tab.getYasr().getSelectedPluginName();
  if (view !== "table") {
    address.searchParams.set("view", view);
  }
  return address.href;
};
holder.querySelector(".yasr_external_ref_btn")?.remove();
const inOurWords = () => translate(holder, texts.words);
inOurWords();
tab.getYasr().on("drawn", inOurWords);
const watched = { childList: true, subtree: true, attributeFilter: ["title", "aria-label"] };
for (const name of [".yasqe_buttons", ".yasr_header"]) {
  new MutationObserver(inOurWords).observe(holder.querySelector(name), watched);
}
if (tab.getYasr().plugins[asked.get("view")]) {
  tab.getYasr().selectPlugin(asked.get("view"));
}
if (asked.has("query") || asked.has("example")) {
  codemirror.query().catch(() => {});
}
