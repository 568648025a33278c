"""One English form for each Vietnamese term, in data, ontology and pages.

`data/terms.csv` has the terms, `data/term_exceptions.csv` what is worded otherwise, and why.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from rdflib import SKOS, Graph, Literal

from lskg.text.slugs import one_spelling

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
TRANSLATIONS = ROOT / "src/lskg/web/translations/en/LC_MESSAGES/messages.po"
ONTOLOGY = [ROOT / "ontology" / f"{name}.ttl" for name in ("lskg", "codes", "units")]
#: Tables of words of others, which are quoted as they are.
QUOTED = {"sdg.csv", "datasets.csv"}
PLAIN = 4


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TERMS = rows(DATA / "terms.csv")
EXCEPTIONS = rows(DATA / "term_exceptions.csv")


def pairs_of_table(path: Path) -> Iterator[tuple[str, str]]:
    for row in rows(path):
        for column in row:
            vietnamese = row.get(column.removesuffix("_en") + "_vi") or row.get("quote")
            if column.endswith("_en") and vietnamese and row[column]:
                yield vietnamese, row[column]


def pairs_of_graph(path: Path) -> Iterator[tuple[str, str]]:
    graph = Graph().parse(path)
    for subject, predicate in sorted({*graph.subject_predicates()}):
        if predicate == SKOS.example:
            continue
        said = [o for o in graph.objects(subject, predicate) if isinstance(o, Literal)]
        words = {str(each.language): str(each) for each in said}
        if len(said) == len(words) == 2 and {"vi", "en"} <= set(words):
            yield words["vi"], words["en"]


def pairs_of_pages() -> Iterator[tuple[str, str]]:
    with TRANSLATIONS.open("rb") as file:
        for message in read_po(file):
            if isinstance(message.id, str) and isinstance(message.string, str) and message.id:
                yield message.id, message.string


@cache
def pairs() -> tuple[tuple[str, str, str], ...]:
    """Where a pair stands, the Vietnamese, and the English."""
    found: list[tuple[str, str, str]] = []
    for path in sorted(DATA.rglob("*.csv")):
        if path.name not in QUOTED and path.parent != DATA:
            found += ((path.name, *pair) for pair in pairs_of_table(path))
    for path in ONTOLOGY:
        found += ((path.name, *pair) for pair in pairs_of_graph(path))
    return (*found, *(("messages.po", *pair) for pair in pairs_of_pages()))


def vietnamese(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(one_spelling(term).lower())}(?!\w)")


def english(form: str) -> re.Pattern[str]:
    """Pattern of a form; a longer word may end otherwise than in the list."""
    words = re.findall(r"[\w'’.]+", form.lower())
    return re.compile(r"[^\w.;]+".join(map(any_ending, words)))


def any_ending(word: str) -> str:
    kept = word if len(word) <= PLAIN else word[: max(PLAIN, len(word) - 2)]
    return re.escape(kept) + ("" if kept == word else r"[\w']*")


def offences(term: dict[str, str], given: tuple[tuple[str, str, str], ...]) -> list[str]:
    """The pairs that have the term and none of its forms."""
    forms = [term["term_en"], *term["also_en"].split(" | ")]
    patterns = [english(form) for form in forms if form]
    excepted = {each["english"] for each in EXCEPTIONS if each["term_vi"] == term["term_vi"]}
    name = vietnamese(term["term_vi"])
    return [
        f"{where}: {said}"
        for where, source, said in given
        if name.search(one_spelling(source).lower())
        and not any(pattern.search(said.lower()) for pattern in patterns)
        and said not in excepted
    ]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["term_vi"])
def test_a_term_has_its_english_form_wherever_it_stands(term: dict[str, str]) -> None:
    assert not offences(term, pairs())


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["term_vi"])
def test_a_term_is_in_use_and_has_a_source(term: dict[str, str]) -> None:
    name = vietnamese(term["term_vi"])
    assert term["source"]
    assert any(name.search(one_spelling(source).lower()) for _, source, _ in pairs())


@pytest.mark.parametrize("row", EXCEPTIONS, ids=lambda row: row["english"][:40])
def test_an_exception_is_needed_and_has_a_reason(row: dict[str, str]) -> None:
    term = next(each for each in TERMS if each["term_vi"] == row["term_vi"])
    name = vietnamese(term["term_vi"])
    forms = [english(each) for each in (term["term_en"], *term["also_en"].split(" | ")) if each]
    assert row["reason"]
    assert any(
        said == row["english"]
        and name.search(one_spelling(source).lower())
        and not any(form.search(said.lower()) for form in forms)
        for _, source, said in pairs()
    )


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Số xã đạt chuẩn nông thôn mới", "Communes that meet the new-style rural standard"),
        ("phòng, chống tham nhũng, lãng phí, tiêu cực", "combating corruption and waste"),
        ("Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly"),
        ("đại dịch Covid-19", "Covid pandemic"),
    ],
)
def test_another_form_is_found(vi: str, en: str) -> None:
    assert any(offences(term, (("here", vi, en),)) for term in TERMS)


def test_an_apostrophe_has_one_form() -> None:
    curly = [f"{where}: {said}" for where, _, said in pairs() if re.search(r"\w’s?\b", said)]
    assert not curly
