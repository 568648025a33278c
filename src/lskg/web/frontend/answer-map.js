// An answer as a map: points from columns `lat` and `long`, over the outline of the province.
import { icon } from "./answer-chart.js";
import { columnsOf, rowsOf } from "./answer-rows.js";
import { described } from "./described.js";

const holder = document.getElementById("yasgui");

export class MapPlugin {
  static texts = {};
  priority = 4;
  helpReference = "";

  constructor(yasr) {
    this.yasr = yasr;
    this.label = MapPlugin.texts.map;
  }

  canHandleResults() {
    const { numeric } = columnsOf(this.yasr);
    return numeric.includes("lat") && numeric.includes("long");
  }

  async draw() {
    const Plot = await import("./plots.js");
    const rows = await rowsOf(this.yasr);
    const { other } = columnsOf(this.yasr);
    const outline = await (await fetch(holder.dataset.outline)).json();
    const points = rows.map((row) => [row.long, row.lat]);
    const domain = { type: "MultiPoint", coordinates: points };
    const width = Math.max(280, Math.min(this.yasr.resultsEl.clientWidth, 860));
    const plot = Plot.plot({
      width,
      height: width * 0.65,
      projection: { type: "mercator", domain: outline ?? domain, inset: 20 },
      style: { background: "none", fontSize: "13px" },
      marks: [
        Plot.geo(outline, { fill: "var(--raised)", stroke: "var(--line)" }),
        Plot.dot(rows, { x: "long", y: "lat", r: 5, fill: "var(--accent)", channels: { name: other[0] }, tip: true }),
      ],
    });
    this.yasr.resultsEl.replaceChildren(described(plot, MapPlugin.texts.map));
  }

  getIcon() {
    return icon("M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.5A2.5 2.5 0 1 1 12 6.5a2.5 2.5 0 0 1 0 5z");
  }
}
