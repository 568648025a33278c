// How far each target has come: one bar a target, a rule where the target is reached.
import { described } from "./described.js";
import * as Plot from "./plots.js";

// The ends of names tell them apart, so it is the middle that goes.
const shorten = (words, most) => {
  const half = Math.floor(most / 2);
  if (words.length <= most) return words;
  const start = words.slice(0, half).replace(/\s+\S*$/, "");
  const end = words.slice(words.length - half + 3).replace(/^\S*\s+/, "");
  return `${start} … ${end}`;
};
const isNarrow = matchMedia("(max-width: 46rem)").matches;

for (const holder of document.querySelectorAll("figure.bars")) {
  const { bars, title } = JSON.parse(holder.dataset.bars);
  const percent = new Intl.NumberFormat(holder.dataset.percent, { style: "percent", maximumFractionDigits: 0 });
  const width = Math.max(300, Math.min(holder.clientWidth, 900));
  const plot = Plot.plot({
    width,
    height: bars.length * (isNarrow ? 44 : 26) + 40,
    marginLeft: isNarrow ? 8 : 350,
    marginRight: 56,
    marginBottom: 32,
    style: { background: "none", fontSize: "12px", fontFamily: "var(--sans)" },
    x: { tickFormat: (share) => percent.format(share), ticks: [0, 0.25, 0.5, 0.75, 1], label: null, domain: [0, Math.max(1, ...bars.map((bar) => bar.reached))] },
    y: { domain: bars.map((bar) => bar.name), axis: isNarrow ? null : "left", tickSize: 0, label: null, tickFormat: (name) => shorten(name, 52), padding: isNarrow ? 0.55 : 0.3 },
    marks: [
      Plot.barX(bars, { x: "reached", y: "name", fill: (bar) => (bar.reached >= 1 ? "var(--accent)" : "var(--link)"), fillOpacity: 0.8 }),
      Plot.ruleX([1], { stroke: "var(--ink)", strokeDasharray: "3 3" }),
      Plot.text(bars, { x: "reached", y: "name", text: (bar) => percent.format(bar.reached), textAnchor: "start", dx: 5, fill: "var(--ink)" }),
      ...(isNarrow ? [Plot.text(bars, { x: 0, y: "name", text: (bar) => shorten(bar.name, 46), textAnchor: "start", dy: -17, fill: "var(--ink)" })] : []),
      Plot.tip(bars, Plot.pointer({ x: "reached", y: "name", title: (bar) => `${bar.name}\n${bar.words}`, fill: "var(--raised)" })),
    ],
  });
  holder.replaceChildren(described(plot, title));
}
