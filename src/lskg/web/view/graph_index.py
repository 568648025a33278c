"""What every page needs of the published graph: labels, classes, passages and values."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, wraps
from importlib.resources import files
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from lskg.engine.graph_connection import GraphConnection
from lskg.errors import QueryError
from lskg.iris import INFERRED_GRAPHS, report_key
from lskg.sparql.unknown_terms import KnownTerms
from lskg.text.document import Span
from lskg.web.urls import CODES, TERMS, UNITS
from lskg.web.view.quantities import Value
from lskg.web.view.quotations import Note, Sentences
from lskg.web.view.release import Site

#: Queries that are asked at the same time when the site starts.
_AT_ONCE = 2
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report and the IRI of the section or footnote it stands in.

    Attributes:
        report: key of the report.
    """

    report: str
    span: Span
    section: str | None
    footnote: str | None


class GraphIndex:
    """The published graph, looked through once when the site starts.

    Attributes:
        reports: what is known of each report, by its key.
        labels: words by language, by IRI.
        plurals: English units after numbers other than one, by IRI, where they differ.
        definitions: definitions by language, by IRI.
        classes: stated classes by IRI, the ones that are only inferred left out.
        inferred: IRIs of the graphs of inferred statements.
        known_terms: the terms that the graph or the ontology has.
        judgements: IRIs of the graphs of links by shared words or by an editor.
    """

    def __init__(self, connection: GraphConnection, site: Site) -> None:
        self.connection = connection
        self.site = site
        self.reports = site.infos
        self._sentences: dict[str, Sentences] = {}
        graphs = site.release["graphs"]
        self.inferred = {iri for name, iri in graphs.items() if name in INFERRED_GRAPHS}
        self.judgements = {iri for name, iri in graphs.items() if kind_of(name) == "judgement"}
        self.ontology: str | None = graphs.get("ontology")
        self.alignment: str | None = graphs.get("alignment")
        self.codes: str | None = graphs.get("codes")
        # While one query is answered, the answer to another is read.
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            classes, labels = pool.submit(self._classes), pool.submit(self._labels)
            passages, values = pool.submit(self._passages), pool.submit(self._values)
            definitions, notes = pool.submit(self._definitions), pool.submit(self._notes)
            for key in [*site.reports][:_AT_ONCE]:
                self.sentences(key)
        self.classes, self.labels = classes.result(), labels.result()
        self.plurals = {row["unit"]: row["words"] for row in self.rows("plurals")}
        self.passages, self.values = passages.result(), values.result()
        self.definitions, self.notes = definitions.result(), notes.result()
        self.known_terms = KnownTerms(
            (TERMS, CODES, UNITS, f"{site.base}id/", f"{site.base}graph/"),
            {*self.classes, *self.labels, *graphs.values()},
            {row["old"]: row["new"] for row in self.rows("replaced")},
            self._renamed,
        )

    def rows(self, query: str, **bindings: str) -> Iterator[dict[str, str]]:
        """The answer to a page query as words; a column that has none is left out.

        Args:
            query: name of a file of `queries/`.
            bindings: IRIs for variables that the query projects.
        """
        for row in self.connection.select(page_query(query), **bindings):
            yield {name: term["value"] for name, term in row.items()}

    @cached_property
    def parents(self) -> dict[str, str]:
        """The section that holds each section which another holds."""
        return {row["section"]: row["parent"] for row in self.rows("parents")}

    def describe(self, iri: str, media_type: str) -> bytes:
        """What the graph says of a thing and around it, in RDF."""
        return self.connection.construct(page_query("describe"), media_type, thing=iri)

    def graph(self, iri: str, media_type: str) -> bytes:
        """A named graph in RDF."""
        return self.connection.construct(page_query("graph"), media_type, graph=iri)

    def is_known(self, iri: str) -> bool:
        """Whether the graph says anything of an IRI."""
        try:
            return bool(self.connection.select(page_query("exists"), thing=iri))
        except QueryError:
            return False

    def report_of(self, iri: str) -> str | None:
        """Key of the report that a thing belongs to, or is; None for what reports share."""
        return report_key(iri, self.site.base, self.reports)

    def sentences(self, report: str) -> Sentences:
        """The sentences of the report with a key."""
        if report not in self._sentences:
            english = self.site.english.get(report, {})
            self._sentences[report] = Sentences(self.site.reports[report], english)
        return self._sentences[report]

    def _renamed(self, iri: str) -> str | None:
        """The IRI of what had another one in an earlier version."""
        new = self.site.renamings.new(iri.removeprefix(self.site.base))
        return f"{self.site.base}{new}" if new else None

    def _labels(self) -> dict[str, dict[str, str]]:
        labels: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows("labels"):
            labels[row["thing"]].setdefault(row.get("language", ""), row["words"])
        for iri, words in _foreign_labels().items():
            labels[iri] = {**words, **labels[iri]}
        return dict(labels)

    def _definitions(self) -> dict[str, dict[str, str]]:
        definitions: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows("definitions"):
            definitions[row["thing"]][row.get("language", "")] = row["words"]
        return dict(definitions)

    def _classes(self) -> dict[str, tuple[str, ...]]:
        classes: dict[str, list[str]] = defaultdict(list)
        for row in self.rows("types"):
            if row["graph"] not in self.inferred and row["class"] not in classes[row["thing"]]:
                classes[row["thing"]].append(row["class"])
        return {thing: tuple(sorted(found)) for thing, found in classes.items()}

    def _passages(self) -> dict[str, Passage]:
        return {
            row["passage"]: Passage(
                report,
                Span(int(row["start"]), int(row["end"])),
                row.get("section"),
                row.get("footnote"),
            )
            for row in self.rows("passages")
            if (report := self.report_of(row["passage"])) is not None
        }

    def _values(self) -> dict[str, Value]:
        return {
            row["value"]: Value(
                printed=row.get("printed"),
                low=_decimal(row.get("low")),
                high=_decimal(row.get("high")),
                comparator=row.get("comparator", "="),
                precision=row.get("precision", "exact"),
                scale=row.get("scale"),
                exponent=int(row.get("exponent", 0)),
                unit=row.get("unit"),
            )
            for row in self.rows("values")
        }

    def _notes(self) -> dict[str, Note]:
        return {
            row["footnote"]: Note(
                row["footnote"],
                int(row["number"]),
                int(row["anchor"]) if "anchor" in row else None,
                row.get("section"),
            )
            for row in self.rows("footnotes")
        }


def kind_of(graph: str) -> str:
    """The kind of a graph by its name, which may begin with the key of a report.

    >>> kind_of("hai-son-xx/plan"), kind_of("codes")
    ('plan', 'codes')
    """
    return graph.rpartition("/")[2]


def page_query(name: str) -> str:
    """The text of a query of the pages."""
    return packaged(f"queries/{name}.rq")


@cache
def packaged(name: str) -> str:
    """The text of a file that comes with this package."""
    return (files("lskg.web") / name).read_text(encoding="utf-8")


def packaged_rows(name: str) -> Iterable[dict[str, str]]:
    """The rows of a table that comes with this package."""
    return csv.DictReader(packaged(name).splitlines())


def spoken_name(iri: str) -> str:
    """The last part of an IRI as words, for what has no label.

    >>> spoken_name("https://w3id.org/lskg/ns#isStatedIn")
    'is stated in'
    """
    last = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    words = _CAMEL.sub(" ", last).replace("-", " ").replace("_", " ")
    return words.lower() if iri.startswith(TERMS) else words


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _foreign_labels() -> dict[str, dict[str, str]]:
    """Labels of the terms of other vocabularies, which do not carry Vietnamese ones."""
    rows = packaged_rows("view/foreign_labels.csv")
    return {row["iri"]: {"vi": row["vi"], "en": row["en"]} for row in rows}


def once_per_graph(
    make: Callable[Concatenate[GraphIndex, _Rest], _Answer],
) -> Callable[Concatenate[GraphIndex, _Rest], _Answer]:
    """Make a function of a graph, and of other values, answer once for each of them.

    A graph does not change; what was answered goes when the graph goes, so it must not hold it.
    """
    kept: WeakKeyDictionary[GraphIndex, dict[Hashable, _Answer]] = WeakKeyDictionary()

    @wraps(make)
    def answer(index: GraphIndex, /, *args: _Rest.args, **kwargs: _Rest.kwargs) -> _Answer:
        known = kept.setdefault(index, {})
        key = (args, *sorted(kwargs.items()))
        if key not in known:
            known[key] = make(index, *args, **kwargs)
        return known[key]

    return answer
