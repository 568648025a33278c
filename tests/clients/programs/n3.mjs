// N3.js parses Turtle and N-Quads.
import { Parser } from "n3";

const [site, targets] = process.argv.slice(2);
const kind = "https://w3id.org/lskg/ns#IndicatorTarget";
const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const read = async (path, format) => {
  const quads = new Parser({ format }).parse(await (await fetch(site + path)).text());
  const found = new Set(quads.filter((each) => each.predicate.value === type && each.object.value === kind)
    .map((each) => each.subject.value));
  if (found.size !== Number(targets)) throw new Error(`${path}: ${found.size} targets`);
  return quads.length;
};
const quads = await read("/data/dataset.nq", "N-Quads");
const triples = await read("/data/lang-son-xviii/plan.ttl", "Turtle");
console.log(`${quads} quads, ${triples} triples of the plan in Turtle`);
