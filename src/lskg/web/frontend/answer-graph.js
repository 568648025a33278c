// An answer as a graph: the first two columns of IRIs, or the triples of a CONSTRUCT.
import { icon } from "./answer-chart.js";
import { labelsOf } from "./labels.js";

const MANY = 100;

export class GraphPlugin {
  static texts = {};
  priority = 3;
  helpReference = "";

  constructor(yasr) {
    this.yasr = yasr;
    this.label = GraphPlugin.texts.graph;
  }

  canHandleResults() {
    return this.edges().length > 0;
  }

  edges() {
    const statements = this.yasr.results?.getStatements?.();
    if (statements?.length) {
      return statements
        .filter((each) => each.object.termType === "NamedNode")
        .slice(0, MANY)
        .map((each) => [each.subject.value, each.object.value, each.predicate.value]);
    }
    return (this.yasr.results?.getBindings() ?? []).slice(0, MANY).flatMap((row) => {
      const iris = Object.values(row).filter((term) => term.type === "uri").map((term) => term.value);
      return iris.length > 1 ? [[iris[0], iris.at(-1), ""]] : [];
    });
  }

  async draw() {
    const { drawNetwork } = await import("./network.js");
    const edges = this.edges();
    const labels = await labelsOf(edges.flat().filter(Boolean));
    const box = document.createElement("div");
    box.className = "network";
    this.yasr.resultsEl.replaceChildren(box);
    drawNetwork(box, edges, labels, {});
  }

  getIcon() {
    return icon("M6 3a3 3 0 1 1-1 5.8L7.5 15H9a3 3 0 1 1-2.9.8L3.8 8.900A3 3 0 0 1 6 3zm12 8a3 3 0 1 1-2.8 2H9.5l-.5-2h6.200A3 3 0 0 1 18 11z");
  }
}
