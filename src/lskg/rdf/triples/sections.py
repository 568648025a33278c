"""Sections, footnotes and sentences in RDF."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, Literal

from lskg.extract.records import Footnote, Section
from lskg.rdf.writer import Writer, text, write
from lskg.text.document import Span
from lskg.text.sentences import sentences
from lskg.text.word_lists import rows
from lskg.vocabulary import LSKG

_NUMBERS_EN = {row["vi"]: row["en"] for row in rows("lskg.rdf.triples", "section_numbers.csv")}


@write.register
def _(section: Section, writer: Writer) -> None:
    iri = writer.start("section", section.key, section)
    parent = writer.iris.mint("section", section.parent) if section.parent else None
    english = writer.title_en(section.title)
    writer.say(
        "report",
        iri,
        (RDF.type, LSKG.Section),
        (LSKG.isSectionOf, writer.version),
        (LSKG.isDirectlyWithinSection, parent),
        (LSKG.sectionNumber, text(section.number)),
        (LSKG.sectionLevel, Literal(section.level)),
        (LSKG.orderNumber, Literal(section.order)),
        (DCTERMS.title, text(section.title or section.number, "vi")),
        (DCTERMS.title, text(english, "en")),
        (LSKG.hasExtent, writer.passage(section.span)),
    )
    joint = ". "
    if not section.number or not section.title:
        joint = ""
    elif section.is_item:
        joint = " " if section.number.endswith(")") else ": "
    elif section.level == 1:
        joint = ": "
    number_en = _NUMBERS_EN.get(section.number, section.number)
    writer.labels(
        "report",
        iri,
        f"{section.number}{joint}{section.title}",
        f"{number_en}{joint}{english}" if english else None,
    )


@write.register
def _(note: Footnote, writer: Writer) -> None:
    iri = writer.start("footnote", str(note.number), note)
    anchor = None
    if note.anchor is not None:
        anchor = Literal(note.anchor)
    section = writer.iris.mint("section", note.section) if note.section else None
    writer.say(
        "report",
        iri,
        (RDF.type, LSKG.Footnote),
        (LSKG.isFootnoteOf, writer.iris.mint("appendix", "1")),
        (LSKG.footnoteNumber, Literal(note.number)),
        (LSKG.anchorOffset, anchor),
        (LSKG.isAnchoredIn, section),
        (LSKG.hasExtent, writer.passage(note.span)),
    )
    if note.clause is not None:
        figures = writer.claims_in(note.clause)
        writer.say(
            "report",
            iri,
            (LSKG.annotatesClause, writer.passage(note.clause)),
            *((LSKG.annotatesFigure, each) for each in figures),
        )
    writer.labels("report", iri, f"Chú thích {note.number}", f"Footnote {note.number}")


def write_sentences(writer: Writer) -> None:
    """The sentences of the report, each a passage."""
    document = writer.document
    for span in sentences(document, Span(0, len(document))):
        writer.say("report", writer.passage(span), (RDF.type, LSKG.Sentence))
