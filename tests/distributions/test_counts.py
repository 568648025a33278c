"""Lines are counted as the engine counts what it holds, also where they are counted in parts."""

from __future__ import annotations

import json

from rdflib import RDF, XSD

from lskg.distributions.counts import Counts, Tally
from lskg.engine.store import Store

COMMON = [
    b'<urn:c> <urn:p> "1.50"^^<%b> .\n' % str(XSD.decimal).encode(),
    b'<urn:c> <urn:p> "1.5"^^<%b> .\n' % str(XSD.decimal).encode(),
    b'<urn:c> <urn:q> "1.5" .\n',
]
OWN = [
    b"<urn:own/a> <%b> <urn:C> .\n" % str(RDF.type).encode(),
    b"<urn:own/b> <%b> <urn:C> .\n" % str(RDF.type).encode(),
    b"<urn:own/a> <urn:p> <urn:own/b> .\n",
    b"<urn:c> <urn:p> <urn:own/b> .\n",
    b'<urn:own/a> <urn:p> "1.5"^^<%b> .\n' % str(XSD.decimal).encode(),
]


def asked(lines: list[bytes]) -> Counts:
    """What the engine counts."""
    store = Store.load({"urn:g": b"".join(lines)})

    def numbers(term: str) -> dict[str, int]:
        rows = store.rows(f"SELECT ?t (COUNT(*) AS ?n) {{ {term} }} GROUP BY ?t ORDER BY ?t")
        return {row["t"]: int(row["n"]) for row in rows}

    (row,) = store.rows("SELECT (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) { ?s ?p ?o }")
    classes = numbers("?s a ?t")
    # The engine keeps 1.50 as 1.5: that is one triple there, and two in the file.
    properties = numbers("?s ?t ?o") | {"urn:p": sum(b"<urn:p>" in line for line in lines)}
    return Counts(properties, classes, int(row["a"]), int(row["b"]))


def test_lines_are_counted_as_the_engine_counts() -> None:
    assert Tally.of([*COMMON, *OWN]).total == asked([*COMMON, *OWN])


def test_parts_are_added_up() -> None:
    own = Tally.of(OWN, b"<urn:own/")
    assert (own.counts.subjects, own.counts.objects) == (2, 1)
    kept = Tally.read(json.loads(json.dumps(own.written())))
    assert kept == own
    assert Tally.added([Tally.of(COMMON), kept]).total == asked([*COMMON, *OWN])


def test_terms_that_others_name_are_counted_once() -> None:
    other = [b"<urn:c> <urn:r> <urn:own/a> .\n"]
    own = Tally.of(OWN, b"<urn:own/", {b"<urn:own/a>"})
    total = Tally.added([Tally.of([*COMMON, *other]), own]).total
    assert total == asked([*COMMON, *other, *OWN])
