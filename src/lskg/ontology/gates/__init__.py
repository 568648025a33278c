"""What the ontology must keep: gates, each a query beside this module that finds its faults."""

from __future__ import annotations

import unicodedata
from functools import partial
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
from rdflib import Graph

from lskg.namespaces import PREFIXES
from lskg.ontology.gates.fault import TERMS, Fault

GROUPS = ("header", "labels", "structure", "profile")
_GATE = "https://w3id.org/lskg/gate#"
_PREFIXES = PREFIXES | {
    "bibo": "http://purl.org/ontology/bibo/",
    "gate": _GATE,
    "vann": "http://purl.org/vocab/vann/",
}


def gates(group: str) -> dict[str, partial[list[Fault]]]:
    """The gates of a group, each of which lists the faults of an ontology."""
    found = sorted(files(__name__).joinpath(group).iterdir(), key=lambda path: path.name)
    names = {path.name.removesuffix(".rq"): path.read_text(encoding="utf-8") for path in found}
    return {name: partial(_faults, name, query) for name, query in names.items()}


def _faults(gate: str, query: str, ontology: Graph) -> list[Fault]:
    store = ox.Store()
    store.load(ontology.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    nfc = {ox.NamedNode(f"{_GATE}isNfc"): _is_nfc}
    found: Any = store.query(query, prefixes=_PREFIXES, custom_functions=nfc)
    rows = ((row["term"], row["why"].value) for row in found)
    return sorted(Fault(gate, getattr(term, "value", TERMS), why) for term, why in rows)


def _is_nfc(text: Any) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None:
    return ox.Literal(unicodedata.is_normalized("NFC", text.value))
