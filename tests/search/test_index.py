"""The full-text index is the same bytes for the same graph."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, RDFS, XSD
from tests.parts import write_whole_index

from lskg.engine.store import Store
from lskg.search.asked import Facets
from lskg.search.index import report_sentences
from lskg.search.search import Search
from lskg.text.document import Document

NT = (
    b'<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "A"@vi .\n<urn:a> a <urn:C> .\n'.replace(
        b" a ", b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    )
)


def test_two_writings_are_the_same_bytes(tmp_path: Path) -> None:
    store = Store.load({"urn:graph/plan": NT})
    report = Document("Một câu. Hai câu.")
    for name in ("one", "two"):
        assert write_whole_index(store, {"r": report}, tmp_path / name) == 3
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_sentences_are_known_by_their_place() -> None:
    found = [*report_sentences("an-hai", Document("Một câu. Hai câu."))]
    assert [each.iri for each in found] == ["an-hai/0-8", "an-hai/9-17"]
    assert {each.report for each in found} == {"an-hai"}


def test_sentences_are_found_by_what_they_say_in_english(tmp_path: Path) -> None:
    store, report = Store.load({"urn:graph/plan": NT}), Document("Một câu. Hai câu.")
    english = {"r": {(0, 8): "One sentence."}}
    write_whole_index(store, {"r": report}, tmp_path / "search.db", english)
    hit = Search(tmp_path / "search.db").find("one sentence").hits[0]
    assert (hit.iri, hit.body) == ("r/0-8", "Một câu.\nOne sentence.")


def test_things_and_chapters_are_of_their_report(tmp_path: Path) -> None:
    base, terms = "https://e.org/", "https://w3id.org/lskg/ns#"
    lines = []
    for key, end in (("one", 30), ("two", 40)):
        chapter, place = f"<{base}id/{key}/section/1>", f"<{base}id/{key}/passage/0-{end}>"
        lines += [
            f'{chapter} <{RDFS.label}> "Chương của {key}"@vi .',
            f"{chapter} <{RDF.type}> <{terms}Section> .",
            f'{chapter} <{terms}sectionLevel> "2"^^<{XSD.integer}> .',
            f"{chapter} <{terms}hasExtent> {place} .",
            f'{place} <{terms}startOffset> "0"^^<{XSD.integer}> .',
            f'{place} <{terms}endOffset> "{end}"^^<{XSD.integer}> .',
        ]
    store = Store.load({f"{base}graph/plan": "\n".join(lines).encode()}, base)
    words = {key: Document("Một câu. Hai câu.") for key in ("one", "two")}
    write_whole_index(store, words, tmp_path / "search.db")
    found = Search(tmp_path / "search.db").find("câu", Facets(report="two"))
    assert {hit.iri for hit in found.hits} == {"two/0-8", "two/9-17"}
    assert found.counts["chapter"] == ((f"{base}id/two/section/1", 2),)
    assert dict(found.counts["report"]) == {"one": 2, "two": 2}
    things = Search(tmp_path / "search.db").find("chương").hits
    assert {(hit.iri, hit.report) for hit in things} == {
        (f"{base}id/{key}/section/1", key) for key in ("one", "two")
    }
