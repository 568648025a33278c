"""pyoxigraph loads the downloads in each syntax, and counts the targets."""

import sys
import urllib.request

from pyoxigraph import RdfFormat, Store

site, targets = sys.argv[1], int(sys.argv[2])
COUNT = "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a <https://w3id.org/lskg/ns#IndicatorTarget> }"
sizes = set()
for form in (RdfFormat.N_TRIPLES, RdfFormat.TURTLE, RdfFormat.RDF_XML):
    request = urllib.request.Request(f"{site}/data?default", headers={"Accept": form.media_type})
    store = Store()
    with urllib.request.urlopen(request) as answer:
        store.bulk_load(answer.read(), form)
    (row,) = store.query(COUNT)
    assert int(row["n"].value) == targets, row
    sizes.add(len(store))
assert len(sizes) == 1, sizes
print(f"/data?default as N-Triples, Turtle and RDF/XML: {sizes.pop()} triples each")
