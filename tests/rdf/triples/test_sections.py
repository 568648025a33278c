"""Sections and footnotes in RDF."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, RDF, RDFS, Literal, URIRef

from lskg.extract.records import Extraction, Footnote
from lskg.rdf.triples import write
from lskg.rdf.writer import Writer
from lskg.text.document import Span
from lskg.vocabulary import LSKG

ID = "https://example.org/id/"


@pytest.mark.parametrize(
    ("key", "title_en", "vi", "en"),
    [
        ("1-i", "Main results", "I. NHỮNG KẾT QUẢ CHỦ YẾU", "I. Main results"),
        ("1-i-1", "Economy", "1. Kinh tế", "1. Economy"),
        ("1-iii-2", "Rely", "Hai là: Dựa vào Nhân dân", "Second: Rely"),
        ("2-ii-1-2", "Preserve", "(2) Giữ gìn môi trường", "(2) Preserve"),
        (
            "2",
            "Directions",
            "Phần thứ hai: PHƯƠNG HƯỚNG, NHIỆM VỤ NHIỆM KỲ 2025 - 2030",
            "Part Two: Directions",
        ),
    ],
)
def test_section_is_labelled_as_printed(
    writer: Writer, hai_son_extraction: Extraction, key: str, title_en: str, vi: str, en: str
) -> None:
    (section,) = (each for each in hai_son_extraction.sections if each.key == key)
    writer.titles_en = {section.title: title_en}
    write(section, writer)
    labels = writer.graphs["report"].objects(URIRef(f"{ID}hai-son-xx/section/{key}"), RDFS.label)
    assert set(labels) == {Literal(vi, lang="vi"), Literal(en, lang="en")}


def test_section_without_english_has_none(writer: Writer, hai_son_extraction: Extraction) -> None:
    section = hai_son_extraction.sections[3]
    write(section, writer)
    iri = URIRef(f"{ID}hai-son-xx/section/{section.key}")
    graph = writer.graphs["report"]
    assert [str(each) for each in graph.objects(iri, DCTERMS.title)] == [section.title]
    assert graph.value(iri, LSKG.isDirectlyWithinSection) == URIRef(ID + "hai-son-xx/section/1-i-1")
    assert str(graph.value(iri, LSKG.sectionLevel)) == "4"


def test_top_section_has_no_parent(writer: Writer, hai_son_extraction: Extraction) -> None:
    write(hai_son_extraction.sections[0], writer)
    graph = writer.graphs["report"]
    assert (URIRef(ID + "hai-son-xx/section/1"), LSKG.isDirectlyWithinSection, None) not in graph


def test_footnote_with_and_without_anchor(writer: Writer) -> None:
    write(Footnote(1, Span(5, 9), 3, "1-i"), writer)
    write(Footnote(2, Span(10, 12), None, None), writer)
    graph = writer.graphs["report"]
    one, two = URIRef(ID + "hai-son-xx/footnote/1"), URIRef(ID + "hai-son-xx/footnote/2")
    assert str(graph.value(one, LSKG.anchorOffset)) == "3"
    assert graph.value(one, LSKG.isAnchoredIn) == URIRef(ID + "hai-son-xx/section/1-i")
    assert graph.value(one, LSKG.hasExtent) == URIRef(ID + "hai-son-xx/passage/5-9")
    assert (two, RDF.type, LSKG.Footnote) in graph
    assert (two, LSKG.anchorOffset, None) not in graph
    assert (two, LSKG.isAnchoredIn, None) not in graph
    assert (one, LSKG.annotatesClause, None) not in graph


def test_footnote_leads_to_its_clause_and_the_figures_in_it(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    note = hai_son_extraction.footnotes[0]
    assert note.clause
    write(note, writer)
    graph = writer.graphs["report"]
    iri = URIRef(ID + "hai-son-xx/footnote/1")
    clause = URIRef(f"{ID}hai-son-xx/passage/{note.clause.start}-{note.clause.end}")
    assert graph.value(iri, LSKG.annotatesClause) == clause
    assert str(graph.value(clause, LSKG.exactText)) == writer.document[note.clause]
    inside = [each for each in hai_son_extraction.figures if note.clause.contains(each.span)]
    assert inside
    assert set(graph.objects(iri, LSKG.annotatesFigure)) == {
        writer.claim(each.span.start) for each in inside
    }
