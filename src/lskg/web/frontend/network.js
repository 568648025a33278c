// Things and the links between them, drawn as a network.
import cytoscape from "cytoscape";

const READABLE = 0.9;
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function drawNetwork(box, edges, labels, { centre, open }) {
  const short = (iri) => {
    const words = labels[iri] ?? iri;
    return words.length > 46 ? `${words.slice(0, 45)}…` : words;
  };
  const nodes = [...new Set(edges.flatMap(([from, to]) => [from, to]))];
  const network = cytoscape({
    container: box,
    elements: [
      ...nodes.map((id) => ({ data: { id, label: short(id) }, classes: id === centre ? "centre" : "" })),
      ...edges.map(([source, target, predicate], at) => ({
        data: { id: `edge ${at}`, source, target, label: predicate ? short(predicate) : "" },
      })),
    ],
    layout: centre
      ? { name: "concentric", concentric: (node) => (node.id() === centre ? 2 : 1), minNodeSpacing: 36, padding: 24 }
      : { name: "cose", animate: false, nodeRepulsion: 60000, idealEdgeLength: 110, padding: 24 },
    wheelSensitivity: 0.2,
    userZoomingEnabled: false,
    style: [
      {
        selector: "node",
        style: {
          label: "data(label)", "text-wrap": "wrap", "text-max-width": 130, "font-size": 11, width: 16, height: 16,
          "text-valign": "bottom", "text-margin-y": 4, color: color("--ink"), "background-color": color("--link"),
        },
      },
      { selector: ".centre", style: { "background-color": color("--accent"), width: 24, height: 24, "font-weight": 600 } },
      {
        selector: "edge",
        style: {
          width: 1, "line-color": color("--line"), "curve-style": "bezier", "target-arrow-shape": "triangle",
          "target-arrow-color": color("--line"), "arrow-scale": 0.8, label: "data(label)", "font-size": 9,
          color: color("--soft"), "text-rotation": "autorotate", "text-background-opacity": 1,
          "text-background-color": color("--ground"), "text-background-padding": 1,
        },
      },
    ],
  });
  // Words that cannot be read say nothing; what does not fit is reached by dragging.
  if (network.zoom() < READABLE) {
    network.zoom(READABLE);
    network.center(network.nodes().max((node) => node.degree()).ele);
  }
  if (open) {
    network.on("tap", "node", (event) => open(event.target.id()));
  }
  return network;
}
