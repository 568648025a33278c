// An answer as a chart: one bar a row, or points over years.
import { columnsOf, rowsOf } from "./answer-rows.js";

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
    const { drawn } = await import("./answer-plot.js");
    const { numeric, other } = columnsOf(this.yasr);
    const year = numeric.find((name) => /year|nam/i.test(name) && numeric.length > 1);
    const value = numeric.find((name) => name !== year);
    const language = document.documentElement.lang;
    const rows = (await rowsOf(this.yasr)).filter((row) => row[value] !== undefined);
    const names = rows.map((row) => row[other.at(-1)]);
    // Where the last column does not tell rows apart, all do together.
    const told = year || new Set(names).size === names.length ? other.slice(-1) : other;
    const points = rows.map((row) => ({
      label: told.map((name) => row[name]).filter(Boolean).join(", "),
      value: row[value],
      words: row[value].toLocaleString(language, { useGrouping: row[value] >= 10000 }),
      series: `${row[other[0]] ?? value}`,
      ...(year ? { year: row[year] } : {}),
    }));
    const width = Math.max(280, Math.min(this.yasr.resultsEl.clientWidth, 860));
    const title = `${ChartPlugin.texts.chart}: ${value}`;
    const descends = /rank|hang/i.test(value);
    this.yasr.resultsEl.replaceChildren(drawn(points, { descends, width, title }));
  }

  getIcon() {
    return icon("M3 20V10h4v10zm7 0V4h4v16zm7 0v-7h4v7z");
  }
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
