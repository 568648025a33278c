"""Who does, is to do or is judged on what: the sentences that say so of a named agency.

A sentence that names no agency goes on with the one that opens its paragraph, or with those that
its heading names as the ones who act; where neither does, nobody is responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lskg.extract.names.records import Named, NamedDocument
from lskg.extract.plan.elements import element_at
from lskg.extract.records import Entity, Footnote, Mention, Naming, PlanElement, Section
from lskg.extract.responsibilities.openings import (
    opens_from_above,
    opens_with_act,
    opens_with_task,
)
from lskg.extract.responsibilities.records import Responsibility
from lskg.extract.responsibilities.roles import (
    CITED,
    Part,
    find_part,
    implied_roles,
    is_topic,
    only_names,
)
from lskg.extract.structure.read import Structure
from lskg.extract.structure.sections import innermost
from lskg.text.document import Document, Span
from lskg.text.sentences import paragraphs, sentences
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import lines

#: Classes of named things that can be responsible for something.
AGENCIES = frozenset(lines("lskg.extract.responsibilities", "agency_classes.txt"))
#: Classes of elements whose statements ask for something; what the others state is over.
ASKED = frozenset(lines("lskg.extract.responsibilities", "asked_classes.txt"))
#: How the heading of a chapter begins that says who is to do what.
ASSIGNING = tuple(
    map(one_spelling, lines("lskg.extract.responsibilities", "assignment_headings.txt"))
)
#: How a sentence begins that says on what the decisions of a document rest.
RESTING = ("căn cứ ", "xét ", "theo đề nghị ", "trên cơ sở ")
#: Classes of elements that are divided further, so that their heading is their statement.
DIVIDED = frozenset({"SolutionGroup", "Solution"})


# *Cơ quan chủ trì: …; phối hợp: …* says all of those that it names.
_SHARES = re.compile(r"chủ trì|phối hợp|đầu mối")
#: The part of a body that is named only in the citation of its document.
_ISSUER = Part(("issues",), given=True)


_BULLET = re.compile(r"\s*(?:[-+*•–]|[a-zđ][.)]|\([a-z0-9]{1,2}\))\s")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a report when its sentences are read for responsibilities."""

    structure: Structure
    elements: tuple[PlanElement, ...]
    mentions: tuple[Mention, ...]
    citations: tuple[Span, ...]

    @property
    def document(self) -> Document:
        return self.structure.document

    def text(self, sentence: Span) -> str:
        """A sentence in small letters, with marks for the documents that it cites."""
        text = self.document.small(sentence)
        for cited in self.citations:
            if sentence.contains(cited):
                start, end = cited.start - sentence.start, cited.end - sentence.start
                text = text[:start] + CITED * (end - start) + text[end:]
        return text


def find_responsibilities(
    structure: Structure, elements: tuple[PlanElement, ...], naming: Naming
) -> tuple[Responsibility, ...]:
    """The responsibilities that the sentences of body and footnotes state, in reading order."""
    agencies = {each.key for each in acting(naming.entities, naming.named)}
    mentions = tuple(
        each for each in _acting(naming.mentions, naming.named) if each.entity in agencies
    )
    documents = {each.key for each in naming.named if isinstance(each, NamedDocument)}
    citations = tuple(each.span for each in naming.mentions if each.entity in documents)
    reading = _Reading(structure, elements, mentions, citations)
    layout, notes = structure.layout, structure.footnotes
    parts = [layout.body, layout.closing, *(note.span for note in notes)]
    return tuple(
        responsibility
        for part in parts
        if part is not None
        for responsibility in _in_part(reading, part)
    )


def acting(entities: Iterable[Entity], named: Iterable[Named]) -> tuple[Entity | Named, ...]:
    """The organizations that can be responsible for something, enterprises among them."""
    things: tuple[Entity | Named, ...] = (*entities, *named)
    return tuple(each for each in things if each.kind in AGENCIES)


def _acting(mentions: tuple[Mention, ...], named: tuple[Named, ...]) -> Iterator[Mention]:
    """The names, and inside the name of a document the names of those who issue it."""
    issuers = {each.key: each.issuers for each in named if isinstance(each, NamedDocument)}
    documents = [each for each in mentions if each.role == "name" and each.entity in issuers]
    for mention in mentions:
        if mention.role != "inner" or any(
            mention.entity in issuers[each.entity] and each.span.contains(mention.span)
            for each in documents
        ):
            yield mention


def with_element(
    responsibility: Responsibility,
    elements: tuple[PlanElement, ...],
    footnotes: tuple[Footnote, ...],
) -> Responsibility:
    """The responsibility with the plan element that its sentence belongs to."""
    holder = _holder(responsibility.span, elements, footnotes)
    return replace(responsibility, element=holder.path if holder else None)


def _in_part(reading: _Reading, part: Span) -> Iterator[Responsibility]:
    """The responsibilities of the body, the closing or a footnote, paragraph by paragraph.

    A line that is nothing but names assigns the paragraph below it, and the list below it.
    """
    told: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    for paragraph in paragraphs(reading.document, part):
        if _BULLET.match(reading.document.text, paragraph.start, paragraph.end):
            announced = ()
        else:
            before, announced = announced, _named(reading, paragraph)
            told = announced or before
        yield from _in_paragraph(reading, paragraph, told)


def _in_paragraph(
    reading: _Reading, paragraph: Span, told: tuple[str, ...]
) -> Iterator[Responsibility]:
    """The responsibilities of a paragraph, which the line above it may assign to agencies."""
    topics: tuple[str, ...] = ()
    assigned = opened = False
    for number, sentence in enumerate(sentences(reading.document, paragraph)):
        if _is_assignment(reading, sentence):
            continue
        parts = _parts(reading, sentence)
        if _is_preamble(reading, sentence):
            # *Căn cứ …, § ban hành kế hoạch:* says what is decided, too.
            parts = {agency: part for agency, part in parts.items() if part.clause}
            yield from (_responsibility(reading, sentence, *each) for each in parts.items())
            continue
        subject = next((agency for agency, part in parts.items() if part.subject), None)
        if number == 0:
            topics, assigned = (told, True) if told else _topics(reading, sentence)
            topics, opened = ((subject,), not assigned) if subject else (topics, False)
        if topics and not subject:
            _add_implied(reading, sentence, topics, parts, assigned=assigned, verb=opened)
        if not assigned and _others_act(parts, topics):
            topics = ()
        for agency, part in parts.items():
            yield _responsibility(reading, sentence, agency, part)


def _is_assignment(reading: _Reading, sentence: Span) -> bool:
    """Whether a sentence is a heading that only names those whom its text assigns something."""
    headings = (each.heading for each in reading.structure.sections)
    heading = next((each for each in headings if each.contains(sentence)), None)
    return heading is not None and bool(_named(reading, heading))


def _is_preamble(reading: _Reading, sentence: Span) -> bool:
    """Whether a sentence is of the title of the text, or says on what its decisions rest."""
    first = next((each.heading.start for each in reading.structure.sections), 0)
    if sentence.end > first:
        return False
    printed = reading.document[sentence].strip()
    text = reading.document.small(sentence).strip()
    return printed.isupper() or not printed.endswith((".", ";", ":")) or text.startswith(RESTING)


def _named(reading: _Reading, heading: Span) -> tuple[str, ...]:
    """The agencies of a heading that is nothing but their names."""
    named = [each for each in reading.mentions if heading.contains(each.span)]
    names = [each.span.shift(-heading.start) for each in named]
    text = reading.document.small(heading)
    if not names or not only_names(text, names) or _SHARES.search(text):
        return ()
    return tuple(dict.fromkeys(each.entity for each in named))


def _parts(reading: _Reading, sentence: Span) -> dict[str, Part]:
    """What a sentence says of each agency that it names."""
    named = [each for each in reading.mentions if sentence.contains(each.span)]
    text = reading.text(sentence)
    names = [each.span.shift(-sentence.start) for each in named if each.role != "inner"]
    parts: dict[str, Part] = {}
    for mention in named:
        name = mention.span.shift(-sentence.start)
        part = _ISSUER if mention.role == "inner" else find_part(text, name, names)
        if part is not None:
            parts[mention.entity] = _joined(parts.get(mention.entity), part)
    return parts


def _add_implied(
    reading: _Reading,
    sentence: Span,
    topics: tuple[str, ...],
    parts: dict[str, Part],
    *,
    assigned: bool,
    verb: bool,
) -> None:
    """Add what a sentence says of the agencies it goes on with, without naming them as subject.

    Those that opened the paragraph go on with a verb, those of a heading with a noun too.
    """
    text = reading.text(sentence)
    named = [each for each in reading.mentions if sentence.contains(each.span)]
    names = [each.span.shift(-sentence.start) for each in named if each.role != "inner"]
    acts = opens_with_act(text, names, near=assigned, verb=verb)
    if not (acts or (assigned and opens_with_task(text, names))):
        return
    if not assigned and opens_from_above(reading.document.small(sentence)):
        return
    if roles := implied_roles(text, names) or (() if acts else ("performs",)):
        for topic in topics:
            if topic in parts and roles == ("performs",):
                continue  # the sentence says what it does
            parts[topic] = _joined(parts.get(topic), Part(roles))


def _others_act(parts: dict[str, Part], topics: tuple[str, ...]) -> bool:
    """Whether a clause has another agency as its subject, so that nobody is gone on with."""
    return any(part.clause for agency, part in parts.items() if agency not in topics)


def _joined(before: Part | None, part: Part) -> Part:
    if before is None:
        return part
    roles = tuple(dict.fromkeys((*before.roles, *part.roles)))
    return Part(
        roles,
        before.subject or part.subject,
        before.clause or part.clause,
        before.given and part.given,
    )


def _responsibility(reading: _Reading, sentence: Span, agency: str, part: Part) -> Responsibility:
    explicit = any(
        each.entity == agency and sentence.contains(each.span) for each in reading.mentions
    )
    tense = "done" if part.given else _tense(reading, sentence)
    roles = tuple(role for role in part.roles if role != "is-judged" or tense == "done")
    return with_element(
        Responsibility(
            agency=agency,
            roles=roles or ("performs",),
            span=sentence,
            tense=tense,
            naming="explicit" if explicit else "implied",
        ),
        reading.elements,
        reading.structure.footnotes,
    )


def _topics(reading: _Reading, sentence: Span) -> tuple[tuple[str, ...], bool]:
    """The agencies that the nearest heading above names as those who act.

    The second value tells whether the heading is nothing but their names, so that what stands
    under it is for them to do.
    """
    for section in _above(reading, sentence):
        if section.heading.end > sentence.start:
            continue
        named = [each for each in reading.mentions if section.heading.contains(each.span)]
        text = reading.document.small(section.heading)
        names = [each.span.shift(-section.heading.start) for each in named]
        if assigned := _named(reading, section.heading):
            return assigned, True
        for mention, name in zip(named, names, strict=True):
            if is_topic(text, name, names):
                return (mention.entity,), False
    return (), False


def _above(reading: _Reading, sentence: Span) -> Iterator[Section]:
    """The sections that hold a sentence, the innermost first."""
    section = innermost(reading.structure.sections, sentence.start)
    by_key = {each.key: each for each in reading.structure.sections}
    while section is not None:
        yield section
        section = by_key.get(section.parent or "")


def _tense(reading: _Reading, sentence: Span) -> str:
    """``to-do`` for what the plan, a chapter of assignment or the closing paragraph asks for."""
    holder = _holder(sentence, reading.elements, reading.structure.footnotes)
    if holder is not None:
        return "to-do" if holder.kind in ASKED else "done"
    closing = reading.structure.layout.closing
    if closing is not None and closing.contains(sentence):
        return "to-do"
    titles = (one_spelling(each.title).lower() for each in _above(reading, sentence))
    return "to-do" if any(title.startswith(ASSIGNING) for title in titles) else "done"


def _holder(
    sentence: Span, elements: tuple[PlanElement, ...], footnotes: tuple[Footnote, ...]
) -> PlanElement | None:
    """The innermost element that holds a sentence, or the anchor of its footnote."""
    note = next((each for each in footnotes if each.span.contains(sentence)), None)
    last = sentence.end
    if note is not None:
        if note.anchor is None:
            return None
        last = note.anchor
    return element_at(Span(last - 1, last), elements)
