"""SPARQLWrapper asks a SELECT, an ASK and a CONSTRUCT query."""

import sys

from SPARQLWrapper import CSV, JSON, TURTLE, SPARQLWrapper

site, targets = sys.argv[1], int(sys.argv[2])
PREFIX = "PREFIX lskg: <https://w3id.org/lskg/ns#> "


def asked(text: str, form: str) -> object:
    endpoint = SPARQLWrapper(f"{site}/sparql")
    endpoint.setQuery(PREFIX + text)
    endpoint.setReturnFormat(form)
    return endpoint.query().convert()


count = "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a lskg:IndicatorTarget }"
found = asked(count, JSON)["results"]["bindings"][0]["n"]["value"]
assert int(found) == targets, found
assert asked(count, CSV).decode().split() == ["n", found]
assert asked("ASK { ?t a lskg:IndicatorTarget }", JSON)["boolean"] is True
assert b"IndicatorTarget" in asked("CONSTRUCT WHERE { ?t a lskg:IndicatorTarget }", TURTLE)
print("SELECT in JSON and CSV, ASK, CONSTRUCT")
