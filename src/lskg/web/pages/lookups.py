"""Small answers for the scripts of the pages: labels, terms, the neighbours of a thing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, jsonify, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.parameters import Malformed, json_value, word
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import reader_for
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, shorten
from lskg.web.view.statements import OWN_WORDS

#: IRIs that one request may ask labels for.
_MAX_LABELS = 500
#: Neighbours of a thing that are drawn; those by a property that has many come last.
_MAX_NEIGHBOURS = 40
_KINDS = {
    "http://www.w3.org/2002/07/owl#Class": "classes",
    "http://www.w3.org/2002/07/owl#ObjectProperty": "properties",
    "http://www.w3.org/2002/07/owl#DatatypeProperty": "properties",
}
#: Links that every thing has to its evidence, which the page shows as quotations.
_EVIDENCE = frozenset((*OWN_WORDS, f"{TERMS}isMentionedIn", f"{TERMS}isPassageOf"))


def lookups(index: GraphIndex, language: Language) -> Blueprint:
    """The answers in one language."""
    blueprint = Blueprint("lookups", __name__)

    @blueprint.post("/labels.json")
    def labels() -> BaseResponse:
        wanted = json_value(request.get_data(), "labels.json")
        if not isinstance(wanted, list) or len(wanted) > _MAX_LABELS:
            raise Malformed(
                "What is asked for labels is a list of up to {most} IRIs.", most=_MAX_LABELS
            )
        reader = reader_for(index, language)
        return jsonify(
            {
                iri: reader.ref(iri).text.words
                for iri in wanted
                if isinstance(iri, str) and _is_named(index, iri)
            }
        )

    @blueprint.get("/vocabulary.json")
    def vocabulary() -> BaseResponse:
        reader = reader_for(index, language)
        found: dict[str, list[dict[str, str]]] = {"classes": [], "properties": []}
        for kind, iri in _terms(index):
            found[kind].append({"iri": iri, "label": reader.label(iri).words})
        return conditional(jsonify(found))

    @blueprint.get("/neighbours.json")
    def neighbours() -> BaseResponse:
        iri = word("thing")
        if not index.is_known(iri):
            abort(404)
        return conditional(jsonify(neighbourhood(reader_for(index, language), iri)))

    return blueprint


def _terms(index: GraphIndex) -> list[tuple[str, str]]:
    """Kind and IRI of each class and property that a query can name, in order."""
    return sorted(
        {
            (_KINDS[each], iri)
            for iri, classes in index.classes.items()
            for each in classes
            if each in _KINDS and iri.startswith("http")
        }
    )


def neighbourhood(reader: Reader, iri: str) -> dict[str, Any]:
    """The asserted links of a thing to things with names, in and out, for drawing."""
    index = reader.index
    edges: list[tuple[str, str, str]] = []
    for row in index.rows("statements", thing=iri):
        if row["is_iri"] == "true" and _is_drawn(index, row, row["value"]):
            edges.append((iri, row["value"], row["predicate"]))
    for row in index.rows("incoming", thing=iri):
        if _is_drawn(index, row, row["subject"]):
            edges.append((row["subject"], iri, row["predicate"]))
    edges = sorted(set(edges), key=lambda edge: (_rarity(edges, edge), edge))[:_MAX_NEIGHBOURS]
    drawn = {each for edge in edges for each in edge} | {iri}
    return {
        "centre": iri,
        "edges": edges,
        "labels": {each: shorten(reader.ref(each).text.words) for each in sorted(drawn)},
        "pages": {each: reader.urls.thing(each) for each in sorted(drawn)},
    }


def _is_named(index: GraphIndex, iri: str) -> bool:
    return iri in index.labels or iri in index.values or iri in index.passages


def _is_drawn(index: GraphIndex, row: dict[str, str], other: str) -> bool:
    return (
        row.get("graph") not in index.inferred
        and row["predicate"] not in _EVIDENCE
        and not row["predicate"].endswith("#type")
        and _is_named(index, other)
    )


def _rarity(edges: list[tuple[str, str, str]], edge: tuple[str, str, str]) -> int:
    return sum(1 for each in edges if each[2] == edge[2])
