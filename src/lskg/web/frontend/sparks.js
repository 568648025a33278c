// Small charts in the lines of tables: where the province stands and what is aimed at, over the
// years of both plans. Each is drawn when it comes into sight; the line says the same in words.
import { described } from "./described.js";

const YEARS = [2020, 2030];

async function draw(holder) {
  const Plot = await import("./plots.js");
  const points = JSON.parse(holder.dataset.spark).map((each) => ({
    ...each,
    middle: (each.low + each.high) / 2,
    at: each.to,
  }));
  const spans = points.filter((each) => each.from !== each.to);
  const single = points.filter((each) => each.from === each.to);
  const reported = (each) => !each.target;
  const plot = Plot.plot({
    width: 148,
    height: 36,
    margin: 7,
    style: { background: "none" },
    x: { domain: YEARS, axis: null },
    y: { axis: null, nice: true },
    marks: [
      Plot.lineY(single.length > 1 ? points : [], { x: "at", y: "middle", stroke: "var(--line)", strokeWidth: 2 }),
      Plot.link(spans, { x1: "from", x2: "to", y1: "middle", y2: "middle", stroke: (each) => (each.target ? "var(--accent)" : "var(--link)"), strokeWidth: 3 }),
      Plot.ruleX(single.filter((each) => each.low !== each.high), { x: "at", y1: "low", y2: "high", stroke: "var(--accent)", strokeWidth: 4, strokeOpacity: 0.4 }),
      Plot.dot(single.filter(reported), { x: "at", y: "middle", r: 3, fill: "var(--link)" }),
      Plot.dot(single.filter((each) => each.target), { x: "at", y: "middle", r: 3.5, stroke: "var(--accent)", strokeWidth: 1.5, fill: "var(--ground)" }),
    ],
  });
  const words = points.map(({ from, to, printed }) => `${from === to ? to : `${from}–${to}`}: ${printed}`);
  holder.replaceChildren(described(plot, `${holder.dataset.title} – ${words.join("; ")}`));
}

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    watcher.unobserve(entry.target);
    draw(entry.target);
  }
});
document.querySelectorAll("figure.sparkline").forEach((holder) => watcher.observe(holder));
