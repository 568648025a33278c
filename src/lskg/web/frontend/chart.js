// Charts of the pages, drawn over the table that says the same.
import * as Plot from "./plots.js";

import { described } from "./described.js";

for (const holder of document.querySelectorAll("figure.chart")) {
  const { points, title, actual, target } = JSON.parse(holder.dataset.chart);
  const plot = Plot.plot({
    width: holder.clientWidth,
    height: holder.clientHeight,
    marginLeft: 48,
    marginRight: 48,
    style: { background: "none", fontSize: "13px", fontFamily: "var(--sans)" },
    x: { tickFormat: (year) => String(year), ticks: [...new Set(points.map((each) => each.year))], label: null, inset: 16 },
    y: { axis: null, nice: true, insetTop: 20 },
    marks: [
      Plot.ruleX(points.filter((each) => each.high !== each.low), { x: "year", y1: "low", y2: "high", stroke: "var(--accent)", strokeWidth: 5, strokeOpacity: 0.35 }),
      Plot.lineY(points, { x: "year", y: "value", stroke: "var(--soft)", strokeDasharray: "3 3" }),
      Plot.dot(points.filter((each) => !each.target), { x: "year", y: "value", r: 5, fill: "var(--link)" }),
      Plot.dot(points.filter((each) => each.target), { x: "year", y: "value", r: 6, stroke: "var(--accent)", strokeWidth: 2, fill: "var(--ground)" }),
      Plot.text(points, { x: "year", y: "value", text: "printed", dy: -14, fill: "var(--ink)" }),
      Plot.tip(points, Plot.pointer({ x: "year", y: "value", title: (each) => `${each.year} · ${each.printed}\n${each.target ? target : actual}` })),
    ],
  });
  holder.prepend(described(plot, title));
}
