// An answer as a chart: one bar a row, or points over years.
import { columnsOf, rowsOf } from "./answer-rows.js";
import { described } from "./described.js";

const MANY = 60;

export class ChartPlugin {
  static texts = {};
  static defaults = {};
  priority = 5;
  helpReference = "";

  constructor(yasr) {
    this.yasr = yasr;
    this.label = ChartPlugin.texts.chart;
  }

  canHandleResults() {
    return columnsOf(this.yasr).numeric.length > 0;
  }

  async draw() {
    const Plot = await import("./plots.js");
    const { numeric, other } = columnsOf(this.yasr);
    const years = numeric.find((name) => /year|nam/i.test(name) && numeric.length > 1);
    const value = numeric.find((name) => name !== years);
    const label = other.at(-1) ?? years;
    const rows = (await rowsOf(this.yasr)).slice(0, MANY);
    const common = { width: 860, marginLeft: years ? 60 : 300, style: { background: "none", fontSize: "13px" } };
    const plot = years
      ? Plot.plot({
          ...common,
          x: { tickFormat: "d", label: years },
          y: { grid: true, label: value },
          marks: [
            Plot.lineY(rows, { x: years, y: value, stroke: other[0] ?? "currentColor" }),
            Plot.dot(rows, { x: years, y: value, stroke: other[0] ?? "currentColor", tip: true }),
          ],
        })
      : Plot.plot({
          ...common,
          y: { label: null, domain: [...new Set(rows.map((row) => String(row[label] ?? "")))], tickFormat: shorten },
          x: { grid: true, label: value },
          marks: [
            Plot.barX(rows, { y: (row) => String(row[label] ?? ""), x: value, fill: "var(--link)", tip: true }),
            Plot.ruleX([0]),
          ],
        });
    this.yasr.resultsEl.replaceChildren(described(plot, `${ChartPlugin.texts.chart}: ${value}`));
  }

  getIcon() {
    return icon("M3 20V10h4v10zm7 0V4h4v16zm7 0v-7h4v7z");
  }
}

function shorten(words) {
  return words.length > 42 ? `${words.slice(0, 41)}…` : words;
}

export function icon(path) {
  const holder = document.createElement("div");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(svg.namespaceURI, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("fill", "currentColor");
  svg.append(shape);
  holder.append(svg);
  return holder;
}
