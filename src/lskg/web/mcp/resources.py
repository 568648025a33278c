"""What assistants can read: the ontology, its terms in words, and the saved questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lskg.sparql.media_types import TURTLE
from lskg.web.http.parameters import Malformed
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex

ONTOLOGY, WORDS, QUESTIONS = "lskg://ontology", "lskg://terms", "lskg://questions/"
_MARKDOWN, _QUERY = "text/markdown", "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Readable:
    """A text that can be read by its address.

    Attributes:
        name: short, in ASCII.
        title: what it is called.
        words: what it is.
    """

    uri: str
    name: str
    title: str
    words: str
    media_type: str


def readable(index: GraphIndex) -> list[Readable]:
    """All that can be read."""
    return [
        Readable(
            ONTOLOGY,
            "ontology",
            "Bản thể học · Ontology",
            "Toàn bộ bản thể học. The whole ontology, in Turtle.",
            TURTLE,
        ),
        Readable(
            WORDS,
            "terms",
            "Thuật ngữ · Terms",
            "Mỗi lớp và thuộc tính một dòng. A line for each class and property: read this before "
            "writing a query.",
            _MARKDOWN,
        ),
        *(
            Readable(
                f"{QUESTIONS}{each.name}",
                each.name,
                each.summary_vi,
                each.summary_en,
                _QUERY,
            )
            for each in index.site.queries_of("examples")
        ),
    ]


def read(index: GraphIndex, uri: str) -> tuple[str, str]:
    """The text at an address, and its media type.

    Raises:
        Malformed: there is none.
    """
    if uri == ONTOLOGY and index.site.versions:
        return index.site.versions[0].turtle, TURTLE
    if uri == WORDS:
        return "\n".join(_terms(index)) + "\n", _MARKDOWN
    for query in index.site.queries_of("examples"):
        if uri == f"{QUESTIONS}{query.name}":
            return query.text, _QUERY
    raise Malformed("There is no resource “{uri}”.", uri=uri[:200])


def _terms(index: GraphIndex) -> Iterator[str]:
    yield f"# lskg: <{TERMS}>"
    for iri in sorted(each for each in index.definitions if each.startswith(TERMS)):
        labels, definitions = index.labels.get(iri, {}), index.definitions[iri]
        name = " · ".join(labels[each] for each in ("vi", "en") if each in labels)
        told = " ".join(definitions[each] for each in ("vi", "en") if each in definitions)
        yield f"- `lskg:{iri.removeprefix(TERMS)}` {name}: {told}"
