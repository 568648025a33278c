"""The frozen records that extraction yields, one class per published table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lskg.extract.figures.records import Figure, Funding, Number
from lskg.extract.names.records import Named, StatusStatement, ToldChange
from lskg.extract.responsibilities.records import PlanLink, Responsibility
from lskg.text.document import Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

_ITEM = re.compile(r"\(|.+\)$|[a-zđ]$|.+ là$|Thứ ")
MentionRole: TypeAlias = Literal["name", "inner", "collective", "group"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a file.

    Attributes:
        body: from the first character to the last of the last section.
        closing: the unnumbered last paragraph, which ends with ``./.``, if there is one.
        appendix: from the appendix heading to the end of the file, if there is one.
    """

    body: Span
    closing: Span | None
    appendix: Span | None


@dataclass(frozen=True, slots=True)
class Section:
    """A printed heading and what stands under it.

    Attributes:
        key: ASCII path of the printed numbers from the top, ``1-i-1.1``.
        number: as printed, without its full stop: ``Phần thứ nhất``, ``I``, ``1.1``, ``(1)``;
            empty for a line that heads a list without a number.
        level: 1 for a heading that lies in no other, one more than that of the heading around it.
        order: position among the headings with the same parent, from 1.
        span: from the number to the end of the last text under the heading.
        heading: number and title as printed.
        point: whether a sentence stands there and no title: a numbered point, or words that lead
            to a list.
    """

    key: str
    number: str
    title: str
    level: int
    parent: str | None
    order: int
    span: Span
    heading: Span
    point: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list (``(1)``, ``a)``, ``Một là``), not a heading."""
        return _ITEM.match(self.number) is not None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the appendix.

    Attributes:
        anchor: offset of the line break that the lost mark left in the body, or None when the
            breaks and the notes do not match up here.
        section: key of the innermost section that holds the anchor.
        clause: the words of the body that the mark closes.
    """

    number: int
    span: Span
    anchor: int | None
    section: str | None
    clause: Span | None = None


#: The word in the IRI and the path of each class of plan element.
ELEMENT_KINDS = {
    "CongressTheme": "theme",
    "OverallGoal": "goal",
    "GuidingViewpoint": "viewpoint",
    "KeyTask": "task",
    "StrategicBreakthrough": "breakthrough",
    "SolutionGroup": "solution-group",
    "Solution": "solution",
    "PolicyMeasure": "measure",
    "Achievement": "achievement",
    "Limitation": "limitation",
    "ObjectiveCause": "objective-cause",
    "SubjectiveCause": "subjective-cause",
    "Lesson": "lesson",
    "ContextFactor": "context",
}
#: Those among them that look back: they are of the report, not of its plan.
ASSESSMENTS = frozenset(
    {"Achievement", "Limitation", "ObjectiveCause", "SubjectiveCause", "Lesson", "ContextFactor"}
)


@dataclass(frozen=True, slots=True)
class PlanElement:
    """A statement of the plan, or of the assessment of the last one.

    Attributes:
        kind: local name of its class in the ontology.
        key: ASCII slug made from its number and first words.
        number: number as printed, or None.
        title: the statement up to its first full stop, as printed.
        span: the whole statement.
        parent: path of the element under which it stands.
        section: key of the innermost section that holds it.
        themes: codes of the scheme `theme`.
    """

    kind: str
    key: str
    number: str | None
    order: int
    title: str
    span: Span
    parent: str | None
    section: str | None
    themes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The end of its IRI, by which curated tables name it: ``solution/1.1-tiep-tuc-…``."""
        return f"{ELEMENT_KINDS[self.kind]}/{self.key}"


@dataclass(frozen=True, slots=True)
class Target:
    """An atomic target: one indicator, one value, one period.

    Attributes:
        number: printed number of the headline target that holds it (``11``), or empty.
        order: position among the atomic targets of the plan, from 1.
        quote: the statement as printed, with white space made single.
        phrase: the indicator in the words of the text.
        indicator: key of its indicator.
        aggregation: code of the scheme `aggregation-kind`.
        period_basis: code of the scheme `basis`.
        method: ``rule``, or ``curated`` where a person said what it measures.
    """

    key: str
    number: str
    order: int
    span: Span
    quote: str
    section: str | None
    phrase: str
    quantity: Quantity
    period: Period | None
    aggregation: str
    indicator: str
    period_basis: str = "not-stated"
    method: str = "rule"

    @property
    def path(self) -> str:
        """The end of its IRI, by which curated tables name it: ``target/11-doctors``."""
        return f"target/{self.key}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the indicator catalogue.

    Attributes:
        phrases: forms in which the report prints it, as quotations.
        unit: notation of its default unit. What the catalogue adds is None for an indicator
            that the rules alone made of a phrase.
        direction: code of the scheme `desirable-direction`.
        theme: code of the scheme `theme`.
        change_rate_of: key of the indicator whose growth or reduction it measures.
        form: code of the scheme `measure-form`.
        broader: key of the indicator whose values take in what it measures.
        numerator, denominator: keys of the indicators of which it is a share or ratio.
        index: key of the composite index that it is a score, rank or growth of.
        near: keys of indicators that measure nearly the same, which is not the same.
    """

    key: str
    name_vi: str
    name_en: str | None
    definition_vi: str | None
    definition_en: str | None
    unit: str | None
    direction: str | None
    theme: str | None
    phrases: tuple[str, ...]
    change_rate_of: str | None = None
    form: str | None = None
    broader: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    index: str | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A named body.

    Attributes:
        kind: local name of its class in the ontology.
        level: code of the scheme `administrative-level`.
        aliases: the forms in which the report prints it.
        parent: key of the body it belongs to.
    """

    key: str
    kind: str
    level: str | None
    name_vi: str
    name_en: str | None
    aliases: tuple[str, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span where an entity is named, or spoken of by a collective word.

    Attributes:
        role: whether it is a name, a name inside a longer one, a collective word, or one for a
            group of bodies that act.
    """

    entity: str
    span: Span
    section: str | None
    footnote: int | None
    role: MentionRole = "name"


@dataclass(frozen=True, slots=True)
class Naming:
    """The named things of a report, the collective words, and the mentions of both."""

    entities: tuple[Entity, ...]
    named: tuple[Named, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one report.

    Attributes:
        statuses: codes of the scheme `responsibility-status`, by path of plan element.
        warnings: sentences on what could not be decided, for a person to look at.
        named: the named things that are not organizations.
        status_statements: what initiatives and border gates were, are and are to be.
        reorganizations: what became of bodies and units.
        funding: what sums of money are for.
        figure_things: keys of the named things that figures are about, by where they start.
        titles_en: English of titles and statements, by their Vietnamese as printed.
    """

    layout: Layout
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    elements: tuple[PlanElement, ...] = ()
    targets: tuple[Target, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    numbers: tuple[Number, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    links: tuple[PlanLink, ...] = ()
    statuses: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    status_statements: tuple[StatusStatement, ...] = ()
    reorganizations: tuple[ToldChange, ...] = ()
    funding: tuple[Funding, ...] = ()
    figure_things: dict[int, tuple[str, ...]] = field(default_factory=dict)
    titles_en: dict[str, str] = field(default_factory=dict)
