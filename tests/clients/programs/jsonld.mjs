// jsonld.js makes RDF of the JSON-LD of the plan.
import jsonld from "jsonld";

const [site, targets] = process.argv.slice(2);
const document = await (await fetch(`${site}/data/lang-son-xviii/plan.jsonld`)).json();
const lines = (await jsonld.toRDF(document, { format: "application/n-quads" })).split("\n");
const found = lines.filter((each) => each.includes("22-rdf-syntax-ns#type> <https://w3id.org/lskg/ns#IndicatorTarget>"));
if (new Set(found).size !== Number(targets)) throw new Error(`${found.length} targets`);
console.log(`${lines.length - 1} triples of the plan`);
