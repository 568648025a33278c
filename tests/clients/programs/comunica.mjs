// Comunica finds out by itself what stands at the address.
import { QueryEngine } from "@comunica/query-sparql";

const [site, targets] = process.argv.slice(2);
const query = "SELECT DISTINCT ?t { ?t a <https://w3id.org/lskg/ns#IndicatorTarget> }";
const found = await (await new QueryEngine().queryBindings(query, { sources: [`${site}/sparql`] })).toArray();
if (found.length !== Number(targets)) throw new Error(`${found.length} targets`);
console.log("the endpoint by auto-detection");
