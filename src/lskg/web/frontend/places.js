// The map of the province, or of the place of one thing; the page lists the same places in words.
import { described } from "./described.js";
import * as Plot from "./plots.js";

const CLOSE = ["town", "district"];

async function draw(holder) {
  const { places, title, language } = JSON.parse(holder.dataset.map);
  const { features } = await (await fetch(holder.dataset.features)).json();
  const named = features.map((feature) => ({ ...feature, known: places[feature.properties.thing] }));
  const of = (...kinds) => named.filter((each) => kinds.includes(each.properties.kind));
  const districts = of("district");
  const name = (each) => each.properties[language];
  const words = (each) => [each.known.label, ...each.known.things.map((thing) => `– ${thing}`)].slice(0, 9).join("\n");
  const width = Math.max(300, Math.min(holder.clientWidth, 860));
  const points = of("town").filter((each) => each.known);
  const towns = new Set(points.map(name));
  const titles = (place) => [points.filter((each) => (each.properties.label ?? "above") === place), {
    x: (each) => each.geometry.coordinates[0],
    y: (each) => each.geometry.coordinates[1],
    text: name,
    dy: place === "above" ? -12 : 14,
    fontWeight: 600,
    fill: "var(--ink)",
    stroke: "var(--ground)",
  }];
  const shown = named.filter((each) => each.known && CLOSE.includes(each.properties.kind));
  const isNarrow = width < 560;
  const plot = Plot.plot({
    width,
    height: Math.round(width * 0.86),
    projection: { type: "mercator", domain: { type: "FeatureCollection", features: districts }, inset: isNarrow ? 12 : 28 },
    style: { background: "none", fontSize: isNarrow ? "10px" : "12px", fontFamily: "var(--sans)", overflow: "hidden" },
    marks: [
      Plot.geo(of("neighbour"), { fill: "var(--raised)", stroke: "var(--line)" }),
      Plot.geo(districts, { fill: "var(--ground)", stroke: "var(--soft)", strokeWidth: 2.5 }),
      Plot.geo(districts, { fill: "var(--ground)" }),
      Plot.geo(districts, { fill: (each) => (each.known ? "var(--link)" : "none"), fillOpacity: 0.16, stroke: "var(--line)" }),
      Plot.text(districts.filter((each) => !towns.has(name(each)) && (each.known || !isNarrow)), Plot.centroid({ text: name, fill: "var(--soft)", stroke: "var(--ground)", lineWidth: 8 })),
      Plot.dot(points, { x: (each) => each.geometry.coordinates[0], y: (each) => each.geometry.coordinates[1], r: 5, fill: "var(--accent)", stroke: "var(--ground)" }),
      Plot.text(...titles("above")),
      Plot.text(...titles("below")),
      Plot.tip(shown, Plot.pointer(Plot.centroid({ title: words, fill: "var(--raised)" }))),
    ],
  });
  plot.addEventListener("click", () => {
    if (plot.value?.known.href) {
      location.href = plot.value.known.href;
    }
  });
  holder.replaceChildren(described(plot, title));
}

document.querySelectorAll("figure.map").forEach(draw);
