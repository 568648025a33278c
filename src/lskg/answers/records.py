"""What answers know of a report: its sentences in pieces, and the figures and things in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lskg.text.document import Span

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report, or a target of its plan.

    Attributes:
        iri: that of the figure, or of the target.
        kind: share, count, rank and so on.
        years: first and last year that it is of; None when undated.
        is_aim: whether it says what shall be, not what is.
        part: of what part of the whole it is, in words and by its code.
    """

    iri: str
    indicator: str
    labels: Labels
    quote: str
    kind: str
    unit: str
    years: tuple[int, int] | None
    is_aim: bool
    span: Span
    part: str = ""

    def names(self, tongue: str) -> str:
        """What it measures and of which part, in a language."""
        return f"{self.labels.get(tongue, '')} {self.part}"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name.

    Attributes:
        kind: its class, without the namespace.
        names: its names and other names, in either language.
        mentions: where the report names it.
    """

    iri: str
    kind: str
    labels: Labels
    names: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An element of the plan: a breakthrough, a lesson, a limitation and so on."""

    iri: str
    kind: str
    number: str
    labels: Labels
    parent: str
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """A sum of the audit."""

    iri: str
    verdict: str
    explanation: Labels
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the report tells of a stretch: a merger, a document, a project.

    Attributes:
        thing: what it is about, or None.
    """

    iri: str
    labels: Labels
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report.

    Attributes:
        english: what it says in English; empty without a translation.
        footnote: IRI of the footnote that it is of, or None.
        heads: labels of the sections that hold it, the nearest first.
        anchor: where the mark of its footnote stands in the text, or None.
    """

    span: Span
    english: str
    footnote: str | None
    heads: tuple[Labels, ...]
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence between two marks.

    Attributes:
        sentence: number of its sentence.
        figures: those that stand in it.
        labels: names of the figures and things in it.
    """

    span: Span
    sentence: int
    figures: tuple[Figure, ...]
    labels: tuple[Labels, ...] = field(default=())
