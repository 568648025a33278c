"""rdflib asks the endpoint as its store, by SERVICE, and reads what a thing answers."""

import sys

from rdflib import Graph, Namespace
from rdflib.plugins.stores.sparqlstore import SPARQLStore

site, targets = sys.argv[1], int(sys.argv[2])
LSKG = Namespace("https://w3id.org/lskg/ns#")
store = Graph(SPARQLStore(f"{site}/sparql"))
found = {
    row[0] for row in store.query("SELECT ?t { ?t a lskg:IndicatorTarget }", initNs={"lskg": LSKG})
}
assert len(found) == targets, len(found)
service = f"SELECT ?t {{ SERVICE <{site}/sparql> {{ ?t a <{LSKG.IndicatorTarget}> }} }}"
assert {row[0] for row in Graph().query(service)} == found
thing = Graph().parse(site + "/id/" + sorted(found)[0].partition("/id/")[2])
assert len(thing) > 5
assert len(Graph().parse(f"{site}/dataset")) > 50
print("as a store, SERVICE, a thing and the data set by negotiation")
