// The map of the province, or of the place of one thing; the page lists the same places in words.
import { described } from "./described.js";
import * as Plot from "./plots.js";

const POINTS = ["gate", "town", "place"];
// Degrees that a map shows at least: one point alone says nothing of where it is.
const LEAST = 0.35;

// The corners of some shapes, as a shape of its own.
function around(features) {
  const corners = features.flatMap((each) => each.geometry.coordinates.flat(Infinity));
  const extent = (offset) => {
    const values = corners.filter((_, number) => number % 2 === offset);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const more = Math.max(0, LEAST - (high - low)) / 2;
    return [low - more, high + more];
  };
  const [west, east] = extent(0);
  const [south, north] = extent(1);
  return { type: "MultiPoint", coordinates: [[west, south], [east, north]] };
}

function drawn(holder, data, features, chosen) {
  const { places, language, whole } = data;
  const located = features.filter((each) => each.geometry);
  const named = located.map((feature) => ({ ...feature, known: places[feature.properties.thing] }));
  const of = (...kinds) => named.filter((each) => kinds.includes(each.properties.kind));
  const [communes, districts, points] = [of("commune"), of("district"), of(...POINTS).filter((each) => each.known)];
  const shapes = [...communes, ...districts].filter((each) => each.known);
  const shown = [...points, ...shapes, ...of("province", "neighbour").filter((each) => each.known)];
  const isMarked = (each) => each.known?.marked;
  const inside = communes.filter((each) => isMarked(each) && each.known.things.length);
  const name = (each) => each.properties[language];
  const words = (each) => [each.known.label, ...each.known.things.map((thing) => `– ${thing}`)].slice(0, 9).join("\n");
  const width = Math.max(300, Math.min(holder.clientWidth, 860));
  const isNarrow = width < 560;
  const towns = new Set(of("town").filter((each) => each.known).map(name));
  const titles = (place) => [points.filter((each) => (each.properties.label ?? "above") === place && (each.properties.kind === "town" || !whole)), {
    x: (each) => each.geometry.coordinates[0],
    y: (each) => each.geometry.coordinates[1],
    text: name,
    dy: place === "above" ? -12 : 14,
    fontWeight: 600,
    fill: "var(--ink)",
    stroke: "var(--ground)",
  }];
  const at = {
    x: (each) => each.geometry.coordinates[0],
    y: (each) => each.geometry.coordinates[1],
  };
  const wanted = shown.filter(isMarked);
  const domain = whole || !wanted.length ? { type: "FeatureCollection", features: districts } : around(wanted);
  return Plot.plot({
    width,
    height: Math.round(width * 0.86),
    projection: { type: "mercator", domain, inset: isNarrow ? 12 : 28 },
    style: { background: "none", fontSize: isNarrow ? "10px" : "12px", fontFamily: "var(--sans)", overflow: "hidden" },
    marks: [
      Plot.geo(of("neighbour"), { fill: "var(--raised)", stroke: "var(--line)" }),
      Plot.geo(districts, { fill: "var(--ground)", stroke: "var(--soft)", strokeWidth: 2.5 }),
      Plot.geo(districts, { fill: "var(--ground)" }),
      Plot.geo(districts, { fill: (each) => (isMarked(each) ? "var(--link)" : "none"), fillOpacity: 0.16, stroke: "none" }),
      Plot.geo(communes, { fill: (each) => (isMarked(each) ? "var(--accent)" : "none"), fillOpacity: 0.12, stroke: "var(--line)", strokeWidth: 0.7 }),
      Plot.geo(districts, { stroke: "var(--soft)", strokeWidth: 1 }),
      Plot.geo(named.filter((each) => chosen && each.properties.thing === chosen), { stroke: "var(--focus)", strokeWidth: 3, r: 12 }),
      Plot.text(districts.filter((each) => !towns.has(name(each)) && (isMarked(each) || !isNarrow)), Plot.centroid({ text: name, fill: "var(--soft)", stroke: "var(--ground)", lineWidth: 8 })),
      Plot.text(whole ? [] : communes.filter(isMarked), Plot.centroid({ text: name, dy: -12, fontWeight: 600, fill: "var(--ink)", stroke: "var(--ground)" })),
      Plot.dot(inside, Plot.centroid({ r: 5, fill: "var(--ground)", stroke: "var(--accent)", strokeWidth: 1.5 })),
      Plot.dot(points.filter((each) => each.properties.kind !== "gate"), { ...at, r: 5, fill: "var(--accent)", stroke: "var(--ground)" }),
      Plot.dot(points.filter((each) => each.properties.kind === "gate"), { ...at, r: 5, symbol: "square", fill: "var(--accent)", stroke: "var(--ground)" }),
      Plot.text(...titles("above")),
      Plot.text(...titles("below")),
      Plot.tip(shown, Plot.pointer(Plot.centroid({ title: words, fill: "var(--raised)" }))),
    ],
  });
}

async function draw(holder) {
  const data = JSON.parse(holder.dataset.map);
  const { features } = await (await fetch(holder.dataset.features)).json();
  const show = (chosen) => {
    const plot = drawn(holder, data, features, chosen);
    plot.addEventListener("click", () => {
      if (plot.value?.known.href) {
        location.href = plot.value.known.href;
      }
    });
    holder.replaceChildren(described(plot, data.title));
  };
  show();
  const unitsOf = Object.fromEntries(features.filter((each) => each.properties.within).map((each) => [each.properties.thing, each.properties.within[0]]));
  document.querySelectorAll("[data-place]").forEach((item) => {
    const thing = unitsOf[item.dataset.place] ?? item.dataset.place;
    item.querySelector("a")?.addEventListener("focus", () => show(thing));
    item.addEventListener("pointerenter", () => show(thing));
  });
}

document.querySelectorAll("figure.map").forEach(draw);
