"""Every curated row rests on the report and says what it must, in order.

Each row is a case of its own, so a fault names its row.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDFS, Graph
from tests.whole import Whole

from lskg.extract.figures.scope import breakdown
from lskg.extract.translation import read_translation
from lskg.project import Project
from lskg.rdf.codes import Codes
from lskg.rdf.turtle import read_turtle
from lskg.text.document import Document
from lskg.text.slugs import is_slug
from lskg.vocabulary import LSKG

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
REPORT = PROJECT.report()
TEXT = Document.read(REPORT.text).text
FLAT = " ".join(TEXT.split())
CODES = Codes(read_turtle(PROJECT.codes))
ONTOLOGY = Graph().parse(PROJECT.ontology[0])
FOLDERS = (PROJECT.catalogue, *PROJECT.provinces, REPORT.curation)
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.csv"))
#: Columns with quotations of the report, several to a cell.
QUOTED = {"quote": True, "phrases": True, "aliases": True}
#: Tables whose things may be named in a context alone.
WITHOUT_QUOTE = {
    *("border-gates", "documents", "entities", "names", "places", "programmes", "projects"),
}
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
#: Words of definitions that tell nothing: kind of number, territory, time, unit.
EMPTY_WORDS = {
    "vi": "số tổng tỷ lệ trọng của tỉnh trong một năm mỗi kỳ giai đoạn tính bằng các đã được toàn "
    "trên địa bàn và có là ở theo cho những đồng việt nam phần trăm",
    "en": "number total share rate amount of the province in a an per year each period over "
    "vietnamese dong percent that which i are wa were ha have been and by for at on with it "
    "whole to from",
}
MARKS = re.compile("[ăâêôơưđáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


def rows(name: str) -> list[dict[str, str]]:
    paths = [each for each in FILES if each.stem == name]
    assert paths, name
    return [row for path in paths for row in rows_of(path)]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def indicators() -> list[dict[str, str]]:
    """Those of both catalogues."""
    path = ROOT / "data" / "links" / "indicators.csv"
    return rows("indicators") + list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def cases(name: str) -> pytest.MarkDecorator:
    """One case for each row of a table, named for its first cell."""
    found = rows(name)
    names = [f"{name}:{next(iter(row.values()))[:40]}" for row in found]
    return pytest.mark.parametrize("row", found, ids=names)


def quoting(row: dict[str, str]) -> str:
    """The quotation of a row; nothing where its table has none."""
    return row.get("quote") or row.get("context") or ""


def in_report_order(found: list[dict[str, str]]) -> bool:
    """Whether each quotation can be read after the one before it."""
    last = 0
    for row in found:
        last = FLAT.find(quoting(row), last)
        if last < 0:
            return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_are_unique_and_in_an_order_that_can_be_kept(path: Path) -> None:
    """Rows are sorted, or stand in the order of the report, so that a diff shows what changed."""
    found = rows_of(path)
    cells = [tuple(row.values()) for row in found]
    assert len(set(cells)) == len(cells)
    if "start" in found[0]:
        places = [int(row["start"]) for row in found]
        assert places == sorted(places)
    else:
        assert cells == sorted(cells) or (quoting(found[0]) and in_report_order(found))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotation_with_a_place_is_the_text_there(path: Path) -> None:
    for row in rows(path.stem):
        if {"start", "end", "quote"} <= row.keys():
            assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quotation_is_in_the_report(path: Path) -> None:
    for row in rows(path.stem):
        if row.get("source", "").startswith("http"):
            continue  # the words of a page elsewhere
        for column, several in QUOTED.items():
            if column in row:
                quotes = row[column].split(" | ") if several else [row[column]]
                for quote in filter(None, quotes):
                    assert " ".join(quote.split()) in FLAT, quote
                assert row[column] or path.stem in WITHOUT_QUOTE, row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cells_have_no_needless_white_space(path: Path) -> None:
    for row in rows(path.stem):
        for column, cell in row.items():
            assert cell == " ".join(cell.split()) or (column, "start") == ("quote", *row)[:2], cell


@cases("indicators")
def test_indicator(row: dict[str, str]) -> None:
    assert is_slug(row["key"])
    assert CODES.unit(row["unit"], row["key"])
    if row["direction"]:
        assert CODES.code("desirable-direction", row["direction"], row["key"])
    assert CODES.code("theme", row["theme"], row["key"])
    for language in ("vi", "en"):
        assert row[f"definition_{language}"].endswith(".")
    assert MARKS.search(row["definition_vi"])


def added(name: str, definition: str, language: str) -> list[str]:
    """The words of a definition that neither the name has nor every definition could have."""
    known = {*_words(name), *EMPTY_WORDS[language].split()}
    return [each for each in _words(definition) if each not in known]


def _words(text: str) -> list[str]:
    return [each.removesuffix("s") for each in re.findall(r"[^\W_]+", text.lower())]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_definitions_say_more_than_names(language: str) -> None:
    """Each has three words that say what the name does not."""
    repeated = [
        row["key"]
        for row in indicators()
        if len(added(row[f"name_{language}"], row[f"definition_{language}"], language)) < 3
    ]
    assert repeated == []


def test_definition_that_says_the_name_again_is_found() -> None:
    name, definition = "School sites", "Number of school sites of the province in a year."
    assert added(name, definition, "en") == []
    more = "Number of school sites of the province, without those of kindergartens."
    assert added(name, more, "en") == ["without", "those", "kindergarten"]


def test_few_definitions_say_that_there_is_none() -> None:
    """The number of indicators that no source defines may fall, never rise."""
    undefined = [
        row["key"] for row in indicators() if "mà không định nghĩa" in row["definition_vi"]
    ]
    assert len(undefined) <= 263


def test_indicators_hang_together() -> None:
    """What an indicator is made of is in the catalogue; a growth has its level, if any."""
    found = {row["key"]: row for row in indicators()}
    for row in found.values():
        for column in ("change_rate_of", "broader", "numerator", "denominator"):
            assert not row[column] or row[column] in found, row["key"]
        level = row["key"].removesuffix("-growth").removesuffix("-reduction")
        if row["form"] in ("growth", "reduction") and level != row["key"] and level in found:
            assert row["change_rate_of"] == level


def test_values_of_a_part_say_which() -> None:
    """Where the name of an indicator does not tell what a figure is of, its words have a code."""
    narrowed = [row for row in rows("figures") if row["name_vi"]]
    assert narrowed
    for row in narrowed:
        assert row["name_en"], row["start"]
        assert len(breakdown(row["area"])) >= len(row["area"].split("; ")), row["area"]


@cases("targets")
def test_target(row: dict[str, str]) -> None:
    """The key begins with the number of the target; one of a task has none, and its indicator."""
    assert re.match(r"\d+-[a-z]", row["key"]) or row["key"] == row["indicator"]
    assert is_slug(row["key"])
    assert row["indicator"] in {each["key"] for each in rows("indicators")}
    if row["unit"]:
        assert CODES.unit(row["unit"], row["key"])


@cases("entities")
def test_entity(row: dict[str, str]) -> None:
    assert is_slug(row["slug"])
    classes = set(ONTOLOGY.transitive_subjects(RDFS.subClassOf, LSKG.Organization))
    assert LSKG[row["class"]] in classes
    assert CODES.code("administrative-level", row["level"], row["slug"])
    assert row["name_vi"]
    assert row["name_en"]
    parents = {each["slug"]: each["parent"] for each in rows("entities")}
    seen = [row["slug"]]
    while parent := parents[seen[-1]]:
        assert parent not in seen, "an organization above itself"
        seen.append(parent)


@cases("titles")
def test_title(row: dict[str, str]) -> None:
    """English is there, is English, and has the numbers of the Vietnamese."""
    assert row["title_en"]
    assert row["title_en"] != row["quote"]
    assert not row["title_en"].endswith(".") or row["quote"].endswith(".")
    assert not numbers(row["quote"]) - numbers(row["title_en"])


def numbers(text: str) -> Counter[str]:
    """The printed numbers of a text, without marks and leading zeros."""
    text = text.replace("1 vạn", "10.000").replace("two-tier", "2-tier")
    return Counter(re.sub(r"\D", "", each).lstrip("0") for each in NUMBER.findall(text))


@pytest.mark.reference
def test_every_row_is_used(project_assembly: Whole) -> None:
    extraction = project_assembly.extraction
    assert {row["key"] for row in rows("targets")} == {each.key for each in extraction.targets}
    mentioned = {each.entity for each in extraction.mentions}
    above = {row["parent"] for row in rows("entities")}
    assert {row["slug"] for row in rows("entities")} <= mentioned | above


def test_every_title_has_its_english(project_assembly: Whole) -> None:
    extraction = project_assembly.extraction
    titles = {each.title for each in extraction.sections + extraction.elements}
    assert titles <= set(extraction.titles_en)


def test_a_title_that_is_a_whole_sentence_has_no_row() -> None:
    document = Document(TEXT)
    translated = read_translation(REPORT.translation, document).titles(document)
    assert not {row["quote"] for row in rows("titles")} & set(translated)


def test_yearly_rate_is_a_value_of_an_indicator_of_growth() -> None:
    """No indicator has levels and rates; a change of a rate is in points."""
    found = rows("figures")
    rated = {row["indicator"] for row in found if row["kind"] == "rate"}
    assert rated
    others = [row for row in found if row["indicator"] in rated and row["kind"] != "rate"]
    assert {(row["kind"], row["unit"]) for row in others} <= {("change", "percentage point")}


def test_no_rate_is_a_fall_of_a_growth() -> None:
    """A value must not need its sign from elsewhere: what falls has an indicator of reduction."""
    falls = {
        row["indicator"]
        for row in rows("figures")
        if row["kind"] == "rate" and row["direction"] == "decrease"
    }
    assert falls
    assert {key for key in falls if not key.endswith("-reduction")} == set()


def test_only_what_the_units_leave_open_is_decided_by_a_reader() -> None:
    units = {row["key"]: row["unit"] for row in rows("indicators")}
    decided = [row for row in rows("figures") if row["change_basis"]]
    assert decided
    for row in decided:
        assert row["kind"] == "change", row
        assert row["unit"] == units[row["indicator"]] == "PERCENT", row
