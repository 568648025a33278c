"""The full-text index is the same bytes for the same graph."""

from __future__ import annotations

from pathlib import Path

from lskg.engine.store import Store
from lskg.search.index import report_sentences, write_index
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
        assert write_index(store, {"r": report}, tmp_path / name) == 3
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_sentences_are_known_by_their_place() -> None:
    assert [each.iri for each in report_sentences(Document("Một câu. Hai câu."))] == ["0-8", "9-17"]
