"""What a reader of English types finds the sentence that says it, with these words marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.search.asked import Facets
from lskg.search.index import SENTENCE
from lskg.search.search import Search, highlights

#: Words as they are typed, how the sentence begins, and the words that are marked in it, in order.
SEARCHES = (
    ("forest cover 2020", "The area of forest planted each year", "forest forest cover 2020"),
    ("SMART border gates", "(2) Develop the border-gate economy, build", "smart border gates"),
    ("hospital beds 34", "200 communes, wards and townships meet", "34 hospital beds"),
    ("poverty falling back", "Life is still difficult for part", "poverty falling back poverty"),
    ("degree or certificate", "(12) By 2030, the share of workers", "degree or certificate"),
    ("peak campaigns", "Regularly launch peak campaigns", "peak campaigns"),
    ("tourism revenue", "(4) By 2030, the number of tourist", "tourism revenue"),
    ("huu nghi chosen pilot", "Hữu Nghị International Border Gate", "Hữu Nghị chosen pilot"),
    ("marriage registration", "Ceremonies were held at which", "marriage registration"),
    ("new party members each year", "(21) Each year, over 2,000", "Each year new Party members"),
)


@pytest.fixture(scope="module")
def search(project_release: Path) -> Search:
    return Search(project_release / "search.db")


@pytest.mark.parametrize(("typed", "beginning", "marked"), SEARCHES, ids=[s[0] for s in SEARCHES])
def test_the_sentence_is_among_the_first(
    search: Search, typed: str, beginning: str, marked: str
) -> None:
    found = search.find(typed, Facets(kind=SENTENCE), size=3).hits
    (english,) = (
        said for hit in found if (said := hit.body.partition("\n")[2]).startswith(beginning)
    )
    words = [english[start:end] for start, end in highlights(english, typed)]
    assert " ".join(words) == marked
