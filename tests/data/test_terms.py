"""One English form for each Vietnamese term, in data, ontology and pages.

`data/terms.csv` has the terms, `data/term_exceptions.csv` what is worded otherwise, and why. The
translations of reports are held to the terms by `lskg build`.
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

from lskg.extract.terms import Term, compared, read_terms, unsaid
from lskg.extract.translation import read_translation
from lskg.project import Project
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
TRANSLATIONS = ROOT / "src/lskg/web/translations/en/LC_MESSAGES/messages.po"
ONTOLOGY = [ROOT / "ontology" / f"{name}.ttl" for name in ("lskg", "codes", "units")]
#: Tables of words of others, which are quoted as they are.
QUOTED = {"sdg.csv", "datasets.csv"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TERMS = read_terms(DATA / "terms.csv")
SOURCES = {row["term_vi"]: row["source"] for row in rows(DATA / "terms.csv")}
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


@cache
def texts() -> tuple[str, ...]:
    """What has Vietnamese terms: the pairs, and the sentences of translated reports."""
    printed = [source for _, source, _ in pairs()]
    for folder in Project(ROOT).reports:
        document = Document.read(folder.text)
        translated = read_translation(folder.translation, document).sentences
        printed += [" ".join(document[each.span].split()) for each in translated]
    return tuple(map(compared, printed))


def offences(term: Term, given: tuple[tuple[str, str, str], ...]) -> list[str]:
    """The pairs that have the term and none of its forms."""
    excepted = {each["english"] for each in EXCEPTIONS if each["term_vi"] == term.vietnamese}
    return [
        f"{where}: {said}"
        for where, source, said in given
        if said not in excepted and any(unsaid([term], source, said))
    ]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.vietnamese)
def test_a_term_has_its_english_form_wherever_it_stands(term: Term) -> None:
    assert not offences(term, pairs())


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.vietnamese)
def test_a_term_is_in_use_and_has_a_source(term: Term) -> None:
    assert SOURCES[term.vietnamese]
    assert any(map(term.stands_in, texts()))


@pytest.mark.parametrize("row", EXCEPTIONS, ids=lambda row: row["english"][:40])
def test_an_exception_is_needed_and_has_a_reason(row: dict[str, str]) -> None:
    term = next(each for each in TERMS if each.vietnamese == row["term_vi"])
    assert row["reason"]
    assert any(
        said == row["english"] and any(unsaid([term], source, said)) for _, source, said in pairs()
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
