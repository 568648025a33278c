"""Queries of the full-text index, over an index of a few things."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parts import write_whole_index

from lskg.engine.store import Store
from lskg.errors import StoreError
from lskg.search.asked import Facets
from lskg.search.search import Search, highlights
from lskg.text.document import Document

NT = """
<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/lskg/ns#Place> .
<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "Đồng Đăng"@vi .
<urn:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/lskg/ns#Goal> .
<urn:b> <http://www.w3.org/2000/01/rdf-schema#label> "Đảng bộ vận động nhân dân đồng lòng"@vi .
<urn:b> <http://www.w3.org/2000/01/rdf-schema#label> "Move together"@en .
<urn:b> <http://www.w3.org/2004/02/skos/core#altLabel> "ĐBT"@vi .
"""

TEXT = "Đồng bào ở Đồng Đăng. Đăng ký đồng bộ."


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    path = tmp_path_factory.mktemp("search") / "search.db"
    store = Store.load({"https://w3id.org/lskg/graph/plan": NT.encode()})
    assert write_whole_index(store, {"r": Document(TEXT)}, path) == 4
    return Search(path)


def test_words_side_by_side_come_first(search: Search) -> None:
    assert [hit.iri for hit in search.find("dong dang").hits] == [
        *("urn:a", "r/0-21", "urn:b", "r/22-38")
    ]


def test_aliases_and_the_other_language_are_found(search: Search) -> None:
    assert [hit.iri for hit in search.find("đbt").hits] == ["urn:b"]
    assert [hit.iri for hit in search.find("together").hits] == ["urn:b"]


def test_counts_are_those_of_the_hits(search: Search) -> None:
    found = search.find("đồng")
    assert found.total == sum(count for _, count in found.counts["kind"]) == 4
    narrowed = search.find("đồng", Facets(kind="https://w3id.org/lskg/ns#Goal"))
    assert narrowed.total == 1
    assert narrowed.counts["kind"] == found.counts["kind"]


def test_pages_do_not_overlap(search: Search) -> None:
    pages = [search.find("đồng", page=page, size=2).hits for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 2, 0]
    assert len({hit.iri for page in pages for hit in page}) == 4


def test_a_missing_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"lskg build"):
        Search(tmp_path / "search.db")


@given(st.text())
def test_nothing_typed_breaks_the_search(search: Search, text: str) -> None:
    assert search.find(text).total >= 0
    assert len(search.suggest(text)) <= 8


@given(st.text(), st.text(max_size=20))
def test_marks_lie_inside_the_text_in_order(text: str, query: str) -> None:
    at = 0
    for start, end in highlights(text, query):
        assert at <= start < end <= len(text)
        at = end


def test_without_words_the_facets_list_what_they_hold(search: Search) -> None:
    found = search.find("", Facets(kind="https://w3id.org/lskg/ns#Place"))
    assert [hit.iri for hit in found.hits] == ["urn:a"]
    overview = search.find("")
    assert overview.total == 0
    assert ("https://w3id.org/lskg/ns#Place", 1) in overview.counts["kind"]


@pytest.mark.parametrize(
    "text",
    ["a " * 30_000, "x" * 60_000, '"' * 60_000, "tỷ lệ " * 10_000, "a b c d e g h i k l m n o p q"],
)
def test_what_is_long_takes_no_longer(project_release: Path, text: str) -> None:
    search = Search(project_release / "search.db")
    start = time.process_time()
    found = search.find(text, Facets(), 10**30)
    for hit in search.find(text).hits:
        highlights(hit.body, text)
    assert found.hits == ()
    assert time.process_time() - start < 3
