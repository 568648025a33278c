// Rows of an answer as a chart: bars under their whole names, or lines over years with direct labels.
import { described } from "./described.js";
import * as Plot from "./plots.js";

const MANY = 40;
const SIGN = 7.2; // pixels of a letter, about
const LINE = 14; // pixels of a line of words
const BAR = 18;
const GAP = 14;
const FOOT = 30;

// points: [{label, value, words, series, year}]; descends: whether the least value is the best.
export function drawn(points, { descends = false, width, title, language = document.documentElement.lang }) {
  const style = { background: "none", fontSize: "13px", fontFamily: "var(--sans)", overflow: "visible" };
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const common = { width, style };
  const isOverYears = points.some((point) => point.year !== undefined);
  const options = isOverYears ? lines(points, descends, width, compact) : bars(points.slice(0, MANY), width, compact);
  return described(Plot.plot({ ...common, ...options }), title);
}

const linesOf = (name, width) => Math.max(1, Math.ceil((name.length * SIGN) / (width - 16)));

function bars(points, width, compact) {
  const names = points.map((point) => `${point.label}`);
  const rows = Math.max(1, ...names.map((name) => linesOf(name, width)));
  const step = rows * LINE + BAR + GAP;
  const top = linesOf(names[0] ?? "", width) * LINE + 8;
  const most = Math.max(0, ...points.map((point) => point.value));
  const least = Math.min(0, ...points.map((point) => point.value));
  const widest = Math.max(...points.map((point) => point.words.length));
  const y = points.map((_, at) => at);
  return {
    height: top + FOOT + points.length * step - rows * LINE - GAP,
    marginLeft: 8,
    marginRight: Math.min(width / 3, widest * 8 + 16),
    marginTop: top,
    marginBottom: FOOT,
    x: { axis: "bottom", label: null, grid: true, ticks: Math.max(2, Math.floor(width / 160)), tickFormat: (value) => compact.format(value), domain: [least, most || 1] },
    y: { axis: null, domain: y, paddingInner: 1 - BAR / step, paddingOuter: 0 },
    marks: [
      Plot.barX(points, { x: "value", y: (_, at) => at, fill: "var(--link)", fillOpacity: 0.8 }),
      Plot.ruleX([0], { stroke: "var(--soft)" }),
      Plot.text(points, { x: "value", y: (_, at) => at, text: "words", textAnchor: "start", dx: 5, fill: "var(--ink)" }),
      Plot.text(points, { x: least, y: (_, at) => at, text: "label", textAnchor: "start", lineAnchor: "bottom", dy: -BAR / 2 - 4, lineWidth: (width - 16) / 13, fill: "var(--ink)" }),
    ],
  };
}

function lines(points, descends, width, compact) {
  const years = [...new Set(points.map((point) => point.year))].sort();
  const ordered = points.toSorted((one, other) => one.year - other.year);
  const last = [...new Map(ordered.map((point) => [point.series, point])).values()];
  const series = last.map((point) => point.series);
  const isNarrow = width < 600;
  const tone = (point) => `var(--series-${(series.indexOf(point.series) % 4) + 1})`;
  const every = Math.ceil(years.length / Math.max(2, Math.floor(width / 60)));
  return {
    height: (isNarrow ? 300 : 380) + (isNarrow ? series.length * 2.2 * LINE : 0),
    marginLeft: 44,
    marginRight: isNarrow ? 30 : 260,
    marginTop: 24 + (isNarrow ? series.length * 2.2 * LINE : 0),
    x: { label: null, ticks: years.filter((_, at) => (years.length - 1 - at) % every === 0), tickFormat: (year) => `${year}` },
    y: { label: null, grid: true, nice: true, reverse: descends, ticks: 6, tickFormat: (value) => compact.format(value) },
    marks: [
      Plot.lineY(ordered, { x: "year", y: "value", z: "series", stroke: tone, strokeWidth: 2 }),
      Plot.dot(ordered, { x: "year", y: "value", fill: tone, r: 3.5 }),
      Plot.text(ordered, { x: "year", y: "value", text: "words", dy: -12, fill: "var(--ink)", stroke: "var(--ground)", strokeWidth: 3 }),
      ...(isNarrow ? last : []).map((point, at) =>
        Plot.text([point], { frameAnchor: "top-left", text: () => `● ${point.series}`, dy: (at - series.length) * 2.2 * LINE - 14, dx: -40, fill: tone(point), lineAnchor: "top", lineWidth: (width - 16) / 13 }),
      ),
      isNarrow
        ? null
        : Plot.text(last, { x: "year", y: "value", text: "series", dx: 16, textAnchor: "start", fill: tone, lineWidth: 18 }),
    ],
  };
}
