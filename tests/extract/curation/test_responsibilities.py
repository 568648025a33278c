"""Curated themes, responsibilities and links are checked against the text of what they speak of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.whole import read_tables

from lskg.errors import CurationError
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.responsibilities.records import PlanLink
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

COLUMNS = {
    "themes.csv": "element,themes,quote",
    "responsibilities.csv": "agency,quote,roles,tense,naming",
    "plan_links.csv": (
        "subject,predicate,object,basis,subject_quote,object_quote,reason_vi,reason_en"
    ),
}
PORTS, GAP = "breakthrough/1-ha-tang-cang-bien", "limitation/1-ha-tang-cang-bien-chua-dong"
WORDS = "Hạ tầng cảng biển"

Curated = Callable[[str, Sequence[str]], Extraction]


@pytest.fixture
def curated(tables: Path, hai_son: Document) -> Curated:
    """A function that reads the short report with other rows in one curated table."""

    def read(name: str, rows: Sequence[str]) -> Extraction:
        (tables / name).write_text("\n".join((COLUMNS[name], *rows, "")), encoding="utf-8")
        return extract(read_structure(hai_son), read_tables(tables, hai_son))

    return read


def curated_only(link: PlanLink) -> bool:
    return link.kind != "annotates"


def test_themes_of_a_row_replace_those_of_the_rules(curated: Curated) -> None:
    found = curated("themes.csv", [f"{PORTS},trade | transport,{WORDS}"])
    (element,) = (each for each in found.elements if each.path == PORTS)
    assert element.themes == ("trade", "transport")


def test_row_adds_a_responsibility_with_its_element(curated: Curated) -> None:
    row = "so-y-te,Ủy ban nhân dân tỉnh lập quy hoạch cảng,coordinates,to-do,implied"
    (added,) = (
        each
        for each in curated("responsibilities.csv", [row]).responsibilities
        if each.roles == ("coordinates",)
    )
    assert (added.agency, added.tense, added.naming) == ("so-y-te", "to-do", "implied")
    assert added.element == "measure/1.1-uy-ban-nhan-dan-tinh-lap"


def test_row_without_roles_rejects_what_the_rules_found(curated: Curated) -> None:
    before = curated("responsibilities.csv", [])
    row = "uy-ban-nhan-dan-tinh,Ủy ban nhân dân tỉnh lập quy hoạch cảng,,,"
    after = curated("responsibilities.csv", [row])
    (gone,) = set(before.responsibilities) - set(after.responsibilities)
    assert gone.element == "measure/1.1-uy-ban-nhan-dan-tinh-lap"
    assert before.statuses[gone.element] == "named"
    assert after.statuses[gone.element] == "not-stated"


@pytest.mark.parametrize("basis", ["stated", "same-wording"])
def test_link_keeps_the_words_of_both_ends(curated: Curated, hai_son: Document, basis: str) -> None:
    row = f"{PORTS},addressesLimitation,{GAP},{basis},{WORDS},{WORDS},,"
    (link,) = filter(curated_only, curated("plan_links.csv", [row]).links)
    assert link.basis == basis
    assert (link.subject, link.kind, link.object) == (PORTS, "addressesLimitation", GAP)
    assert hai_son[link.subject_span] == hai_son[link.object_span] == WORDS
    assert link.subject_span != link.object_span


def test_judged_link_keeps_its_reasons(curated: Curated) -> None:
    row = f"{PORTS},addressesLimitation,{GAP},judged,{WORDS},chưa đồng bộ,Vì thế.,Therefore."
    (link,) = (each for each in curated("plan_links.csv", [row]).links if each.basis == "judged")
    assert (link.reason_vi, link.reason_en) == ("Vì thế.", "Therefore.")


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("themes.csv", f"task/1-khong-co,economy,{WORDS}", "“task/1-khong-co” is not a plan"),
        ("themes.csv", f"{PORTS},economy,Dựa vào Nhân dân", "“Dựa vào Nhân dân” is not in"),
        ("themes.csv", f"{PORTS},economy,Không có", "“Không có” is not in the report"),
        (
            "responsibilities.csv",
            "so-la,Ủy ban nhân dân tỉnh lập quy hoạch cảng,leads,to-do,explicit",
            "the agency “so-la” is not in entities.csv",
        ),
        (
            "responsibilities.csv",
            "so-y-te,nhân dân tỉnh lập quy hoạch cảng,leads,to-do,explicit",
            "0 sentences begin with",
        ),
        (
            "responsibilities.csv",
            "so-y-te,T,leads,to-do,explicit",
            r"\d\d? sentences begin with “T”; give one",
        ),
        (
            "responsibilities.csv",
            "so-y-te,Ủy ban nhân dân tỉnh lập quy hoạch cảng,,,",
            "the rules find this without the row",
        ),
        (
            "plan_links.csv",
            f"task/1-la,addressesLimitation,{GAP},same-wording,{WORDS},{WORDS},,",
            "“task/1-la” is not a plan element or footnote",
        ),
        (
            "plan_links.csv",
            f"{PORTS},addressesLimitation,{GAP},same-wording,Dựa vào Nhân dân,{WORDS},,",
            "“Dựa vào Nhân dân” is not in breakthrough/1",
        ),
        (
            "plan_links.csv",
            f"{PORTS},addressesLimitation,{GAP},same-wording,{WORDS},,,",
            "“” is not in limitation/1",
        ),
        (
            "plan_links.csv",
            f"{PORTS},addressesLimitation,{GAP},same-wording,{WORDS},chưa đồng bộ,,",
            "the two quotations share no wording",
        ),
        (
            "plan_links.csv",
            f"{PORTS},addressesLimitation,{GAP},judged,{WORDS},{WORDS},Vì thế.,",
            "needs a reason in both languages",
        ),
        (
            "plan_links.csv",
            f"{PORTS},addressesLimitation,{GAP},explicit,{WORDS},{WORDS},,",
            "“explicit”",
        ),
    ],
)
def test_row_that_does_not_fit_is_named(
    curated: Curated, name: str, row: str, message: str
) -> None:
    with pytest.raises(CurationError, match=rf"{name}, row 2: .*{message}"):
        curated(name, [row])
