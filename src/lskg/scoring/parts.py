"""What is compared of a made-up report, part by part, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lskg.extract.names.organizations import names_many
from lskg.extract.names.records import Named, NamedDocument
from lskg.extract.records import Entity, Extraction, Section, Target
from lskg.scoring.figures import FIGURES, overlap
from lskg.scoring.marks import MarkedResponsibility, MarkedSection, MarkedTarget, Marks
from lskg.scoring.names import body_of, plain, same_by_level, same_name, same_number
from lskg.scoring.score import Measure, Score
from lskg.scoring.values import same_phrase, same_unit
from lskg.text.document import Document, Span

_DOCUMENT = "LegalDocument"
#: What may be a document, or what a document lays down; *VietGAP* is no legal document.
_BESIDE = frozenset({"Initiative", "Programme", "Scheme", "Standard"})
_YEARLY = ("yearly", "yearly-average")


@dataclass(frozen=True, slots=True)
class _FoundSection:
    line: int
    section: Section
    level: int  # in the tree: 1 for the outermost


@dataclass(frozen=True, slots=True)
class _FoundName:
    forms: tuple[str, ...]
    beside: bool  # no body or document of its own, as far as the rules say


@dataclass(frozen=True, slots=True)
class _FoundResponsibility:
    forms: tuple[str, ...]
    role: str
    lines: range
    cited: bool  # only as the issuer of a document


def compare(document: Document, found: Extraction, marks: Marks) -> dict[str, Score]:
    """The score of each part of what was found in a text."""
    return {
        "sections": _SECTIONS.score(marks.sections, _sections(document, found)),
        "targets": _TARGETS.score(marks.targets, found.targets),
        "figures": FIGURES.score(marks.figures, found.figures),
        "bodies": _BODIES.score(marks.bodies, _bodies(found)),
        "documents": _DOCUMENTS.score(marks.documents, _documents(found)),
        "responsibilities": _RESPONSIBILITIES.score(
            marks.responsibilities, _responsibilities(document, found)
        ),
    }


def _same_section(marked: MarkedSection, found: _FoundSection) -> bool:
    return (
        marked.line == found.line
        and _number(marked.number) == _number(found.section.number)
        and _title(found.section.title) in map(_title, marked.titles)
    )


def _number(number: str) -> str:
    """The number of a heading without its stops and brackets: ``(1)`` as ``1``."""
    return plain(number.strip("(). :"))


def _title(title: str) -> str:
    return plain(title.replace("(", " ").replace(")", " "))


def _same_target(marked: MarkedTarget, found: Target) -> bool:
    numbers = found.quantity.low, found.quantity.high
    return overlap(marked.span, found.quantity.span) and numbers == (marked.low, marked.high)


def _target_period(target: Target) -> str:
    period = str(target.period or "")
    return f"annual {period}" if period and target.aggregation in _YEARLY else period


def _forms(named: Entity | Named) -> tuple[str, ...]:
    return (named.name_vi, *named.aliases)


def _same_responsibility(marked: MarkedResponsibility, found: _FoundResponsibility) -> bool:
    return (
        marked.role == found.role
        and marked.line in found.lines
        and same_name(marked.body, found.forms)
    )


def _near_responsibility(marked: MarkedResponsibility, found: _FoundResponsibility) -> bool:
    body = body_of(marked.body)
    return (
        marked.role == found.role
        and marked.line in found.lines
        and (same_name(body, found.forms) or same_by_level(body, found.forms))
    )


_SECTIONS: Measure[MarkedSection, _FoundSection] = Measure(
    same=(_same_section,),
    fields={"level": lambda marked, found: marked.level == found.level},
    beside=lambda found: found.section.is_item or found.section.point,
)
_TARGETS: Measure[MarkedTarget, Target] = Measure(
    same=(_same_target,),
    fields={
        "scale": lambda one, found: int(one.cells["scale"] or 0) == found.quantity.exponent,
        "unit": lambda one, found: same_unit(
            one.cells["unit"], found.quantity.unit_printed, found.quantity.unit
        ),
        "comparator": lambda one, found: (one.cells["comparator"] or "=") == found.quantity.sign,
        "period": lambda one, found: one.cells["period"] == _target_period(found),
        "indicator": lambda one, found: same_phrase(one.cells["indicator"], found.phrase),
    },
)
_BODIES: Measure[str, _FoundName] = Measure(
    same=(
        lambda marked, found: same_name(marked, found.forms),
        lambda marked, found: same_by_level(marked, found.forms),
    ),
    beside=lambda found: found.beside,
)
_DOCUMENTS: Measure[str, _FoundName] = Measure(
    same=(
        lambda marked, found: same_name(marked, found.forms),
        lambda marked, found: same_number(marked, found.forms),
    ),
    beside=lambda found: found.beside,
)
_RESPONSIBILITIES: Measure[MarkedResponsibility, _FoundResponsibility] = Measure(
    same=(_same_responsibility, _near_responsibility),
    beside=lambda found: found.cited,
)


def _sections(document: Document, found: Extraction) -> Iterator[_FoundSection]:
    levels: dict[str | None, int] = {None: 0}
    for section in found.sections:
        levels[section.key] = levels[section.parent] + 1
        line = _lines(document, section.heading).start
        yield _FoundSection(line, section, levels[section.key])


def _bodies(found: Extraction) -> Iterator[_FoundName]:
    """The organizations and enterprises.

    Those named only inside longer names, and names of many bodies (*UBND các xã*) stand beside.
    """
    named = {each.entity for each in found.mentions if each.role == "name"}
    enterprises = [each for each in found.named if each.kind == "Enterprise"]
    bodies: list[Entity | Named] = [*found.entities, *enterprises]
    for each in bodies:
        yield _FoundName(_forms(each), each.key not in named or names_many(each.name_vi))


def _documents(found: Extraction) -> Iterator[_FoundName]:
    """The documents; standards, what may be one, or what one lays down, stand beside."""
    for each in found.named:
        if each.kind in {_DOCUMENT, *_BESIDE}:
            yield _FoundName(_forms(each), each.kind != _DOCUMENT)


def _responsibilities(document: Document, found: Extraction) -> list[_FoundResponsibility]:
    """One for each body and role in a paragraph."""
    forms = {each.key: _forms(each) for each in found.entities}
    forms |= {each.key: _forms(each) for each in found.named}
    distinct: dict[_FoundResponsibility, None] = {}
    for each in found.responsibilities:
        lines = _lines(document, each.span)
        for role in each.roles:
            cited = role == "issues" and _only_cited(each.agency, each.span, found)
            distinct[_FoundResponsibility(forms.get(each.agency, ()), role, lines, cited)] = None
    return list(distinct)


def _only_cited(agency: str, span: Span, found: Extraction) -> bool:
    """Whether a body is named in a sentence only where a document of its own is cited."""
    documents = {each.key for each in found.named if isinstance(each, NamedDocument)}
    citations = [each.span for each in found.mentions if each.entity in documents]
    mentions = [
        each.span for each in found.mentions if each.entity == agency and span.contains(each.span)
    ]
    return bool(mentions) and all(
        any(citation.contains(mention) for citation in citations) for mention in mentions
    )


def _lines(document: Document, span: Span) -> range:
    """The lines, from 1, that a stretch lies in."""
    first = document.text.count("\n", 0, span.start) + 1
    return range(first, first + document[span].count("\n") + 1)
