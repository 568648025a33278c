"""Where everything lies on the site; the one place that knows its paths."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from lskg.formats import Kind, endings_of
from lskg.web.language import PREFIXES, Language

TERMS = "https://w3id.org/lskg/ns#"
CODES = "https://w3id.org/lskg/code/"
UNITS = "https://w3id.org/lskg/unit/"
#: The parameter by which pages leave away what is of other sources than reports, and its value.
ONLY, REPORT = "only", "report"
#: Endings of the RDF representations, with their media types.
RDF_TYPES = endings_of(Kind.GRAPH)
#: Endings of the dumps of the whole dataset, with their media types.
DATASET_TYPES = endings_of(Kind.DATASET)


@dataclass(frozen=True, slots=True)
class Urls:
    """Paths of the site in one language.

    Attributes:
        root: path under which the whole site is mounted, without a final slash.
        base: base IRI of the things of the published graph.
        report_only: whether pages leave away what is of other sources, and lead to such pages.
    """

    language: Language
    root: str
    base: str
    report_only: bool = False

    def page(self, path: str, **query: str) -> str:
        """Path of a page of this language; `path` begins with a slash."""
        if self.report_only:
            query = {**query, ONLY: REPORT}
        return self._with_query(self.root + PREFIXES[self.language] + quote(path), query)

    def file(self, path: str, **query: str) -> str:
        """Path of what exists once for both languages: RDF, tables to download, the endpoint."""
        return self._with_query(self.root + quote(path), query)

    def document(self, iri: str) -> str | None:
        """Path of the document about a thing, without language; None for things of others."""
        for start, place in ((f"{self.base}id/", ""), (CODES, "code/"), (UNITS, "unit/")):
            if iri.startswith(start) and len(iri) > len(start):
                return f"/doc/{place}{iri.removeprefix(start)}"
        return None

    def report(self, key: str) -> str:
        """Path of the page about a report."""
        return self.page(f"/reports/{key}")

    def reading(self, key: str, **query: str) -> str:
        """Path of the page that shows the text of a report."""
        return self.page(f"/reports/{key}/text", **query)

    def passage(self, report: str, place: str) -> str:
        """Link to a stretch of a report, marked in its surroundings.

        Args:
            report: key of the report.
            place: its offsets, ``start-end``.
        """
        return f"{self.reading(report, at=place)}#passage"

    def thing(self, iri: str) -> str | None:
        """Link to what explains an IRI; None when nothing on the site or the web does."""
        if iri.startswith(TERMS):
            return f"{self.page('/ontology')}#{quote(iri.removeprefix(TERMS))}"
        if (document := self.document(iri)) is not None:
            return self.page(document)
        return iri if iri.startswith(("http://", "https://")) else None

    @staticmethod
    def _with_query(path: str, query: dict[str, str]) -> str:
        return f"{path}?{urlencode(query)}" if query else path
