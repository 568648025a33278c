"""The only maker of IRIs.

What belongs to a report bears its key, ``id/KEY/target/…`` and ``graph/KEY/plan``; what reports
share does not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from lskg.errors import BuildError

#: Kinds of things that belong to a report.
REPORT_KINDS = frozenset(
    {
        *("appendix", "file", "footnote", "passage", "section", "version"),
        *("context", "goal", "measure", "solution", "solution-group", "target", "task", "theme"),
        *("breakthrough", "viewpoint"),
        *("achievement", "lesson", "limitation", "objective-cause", "subjective-cause"),
        *("plan-link", "responsibility"),
        *("figure", "value", "status", "told-change"),
        *("activity", "check"),
    }
)
#: Kinds of things whose slug is the key of a report.
_WHOLES = ("report", "plan")
#: Graphs that belong to a report.
REPORT_GRAPHS = ("report", "plan", "figures", "entities", "judgement", "audit")
#: Graphs of what follows from the others.
INFERRED_GRAPHS = ("inferred", "inferred-closure")
#: Graphs of what reports share.
SHARED_GRAPHS = (
    "ontology",
    "alignment",
    "codes",
    "catalogue",
    "territories",
    "links",
    "planning",
)
#: All graphs, those that reports share first.
GRAPHS = (
    *SHARED_GRAPHS,
    *REPORT_GRAPHS,
    *INFERRED_GRAPHS,
)
#: Graphs that a query without FROM sees by their names alone: what only multiplies rows.
APART_GRAPHS = ("inferred-closure",)

_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs of things and graphs.

    Attributes:
        base: what all begin with; it ends with a slash.
        report: key of the report.
    """

    base: str
    report: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"]+/", self.base):
            raise BuildError(
                f"“{self.base}” is no base for IRIs: it must begin with http:// or https:// "
                "and end with /."
            )

    def mint(self, kind: str, slug: str) -> URIRef:
        """IRI of a thing.

        Raises:
            BuildError: kind, slug or key of the report is not made of small ASCII letters, digits,
                ``-`` and ``.``.
        """
        parts = (self.report, kind, slug) if kind in REPORT_KINDS else (kind, slug)
        for part in parts:
            if not _SLUG.fullmatch(part):
                raise BuildError(
                    f"“{part}” cannot stand in an IRI: only small letters, digits, - and . may."
                )
        return URIRef(f"{self.base}id/{'/'.join(parts)}")

    def graph_name(self, kind: str) -> str:
        """Name of a graph: what its IRI has after ``graph/``."""
        return f"{self.report}/{kind}" if kind in REPORT_GRAPHS else kind

    def graph(self, kind: str) -> URIRef:
        """IRI of a named graph."""
        return URIRef(f"{self.base}graph/{self.graph_name(kind)}")


def report_key(iri: str, base: str, keys: Container[str]) -> str | None:
    """Key of the report that a thing belongs to, or is; None for what reports share.

    Args:
        iri: of the thing.
        base: what the IRIs of things begin with.
        keys: those of the reports there are.

    >>> report_key("https://e.org/id/an-hai/target/1", "https://e.org/", ["an-hai"])
    'an-hai'
    >>> report_key("https://e.org/id/plan/an-hai", "https://e.org/", ["an-hai"])
    'an-hai'
    """
    start = f"{base}id/"
    if not iri.startswith(start):
        return None
    first, _, rest = iri.removeprefix(start).partition("/")
    key = rest if first in _WHOLES else first
    return key if rest and key in keys else None


def pattern(base: str, kinds: Sequence[str] = ()) -> str:
    """Regular expression, as XPath reads it, of the IRIs of things of some kinds; or of all below.

    >>> pattern("https://e.org/", ["place", "project"])
    '^https://e[.]org/id/(place|project)/[a-z0-9]+([-.][a-z0-9]+)*$'
    """
    start = f"^{base.replace('.', '[.]')}"
    if not kinds:
        return start
    slug = _SLUG.pattern.replace("(?:", "(")
    forms = [form(kind).replace("KEY", slug) for kind in kinds]
    return f"{start}id/({'|'.join(forms)})/{slug}$"


def form(kind: str) -> str:
    """What stands between ``id/`` and the slug of a thing, with KEY for that of its report.

    >>> form("place"), form("target")
    ('place', 'KEY/target')
    """
    return f"KEY/{kind}" if kind in REPORT_KINDS else kind
