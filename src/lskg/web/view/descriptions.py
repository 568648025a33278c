"""The dataset, its releases and the service described in RDF, from templates in Turtle.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/,
https://semiceu.github.io/DCAT-AP/releases/3.0.0/ and
https://www.w3.org/TR/sparql11-service-description/.
"""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox
from flask import render_template

from lskg.formats import FORMATS, Kind
from lskg.namespaces import PREFIXES
from lskg.web.view.graph_index import kind_of, packaged_rows
from lskg.web.view.release import Site

_DECLARED = re.compile(r"^@prefix (\w+): <(.+)> \.$", re.MULTILINE)


def describe(template: str, site: Site, media_type: str, **context: Any) -> bytes:
    """A description in RDF, in an order that does not change.

    Args:
        template: name of a file of `templates/descriptions/`.
        site: which is described.
        media_type: one of the formats of graphs.
        context: what else the template knows.
    """
    declared = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text = declared + render_template(
        f"descriptions/{template}.ttl",
        site=site,
        dataset=f"{site.base}dataset",
        formats=FORMATS,
        kinds=Kind,
        graph_titles=graph_titles,
        text=_literal,
        **context,
    )
    triples = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    body = ox.serialize(
        sorted(triples, key=str),
        format=ox.RdfFormat.from_media_type(media_type),
        prefixes=dict(_DECLARED.findall(text)) | PREFIXES,
    )
    return body or b""


def graph_titles(name: str) -> dict[str, str]:
    """What a named graph holds, by language; its name where nothing is known of it.

    >>> graph_titles("plan")["en"]
    'goals, tasks and solutions of the plan'
    """
    rows = {row["name"]: row for row in packaged_rows("view/graph_titles.csv")}
    return {each: rows.get(kind_of(name), {}).get(each, name) for each in ("vi", "en")}


def _literal(words: str, language: str = "") -> str:
    """Words as Turtle writes them."""
    return str(ox.Literal(words, language=language or None))
