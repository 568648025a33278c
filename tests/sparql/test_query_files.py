"""Every query file says what it answers, and answers it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from lskg.engine.store import Store
from lskg.errors import QueryError
from lskg.project import Project
from lskg.sparql.query_files import (
    Chart,
    Parameter,
    Query,
    Words,
    load_queries,
    load_query,
)

ROOT = Path(__file__).parents[2]
QUERIES = load_queries(Project(ROOT).queries)
#: Exports are graphs: tests/web/test_exports.py.
SELECTING = [each for each in QUERIES if each.group != "exports"]
#: Those of the gates, which know their prefixes and functions, are in tests/ontology/gates.
INNER = sorted(path for path in (ROOT / "src").rglob("*.rq") if "gates" not in path.parts)
HEADER = """#+ summary:
#+   vi: Câu hỏi
#+   en: A question
#+ columns:
#+   n: {vi: số, en: number}
SELECT (1 AS ?n) {}
"""


def named(query: Query) -> str:
    return f"{query.group}/{query.name}"


@pytest.mark.parametrize("query", SELECTING, ids=named)
def test_columns_are_the_projected_variables(query: Query, project_store: Store) -> None:
    found = project_store.evaluate(query.text)
    assert isinstance(found, ox.QuerySolutions)
    projected = [variable.value for variable in found.variables]
    assert [column.name for column in query.columns] == projected


@pytest.mark.parametrize("query", SELECTING, ids=named)
def test_query_has_rows_in_an_order_of_its_own(query: Query, project_store: Store) -> None:
    rows = project_store.rows(query.text)
    assert rows
    assert "ORDER BY" in query.text or len(rows) == 1
    assert project_store.rows(query.text) == rows


@pytest.mark.parametrize("query", SELECTING, ids=named)
def test_every_column_has_a_value_or_is_known_to_be_empty(
    query: Query, project_store: Store
) -> None:
    filled = {name for row in project_store.rows(query.text) for name in row}
    empty = {column.name for column in query.columns} - filled
    assert empty <= NOT_YET.get(named(query), set())


#: Columns that the design promises and the data do not fill yet.
NOT_YET = {
    "tables/entities": {"same_as"},
    # No status that is over has years of its own.
    "tables/projects": {"was_period"},
    "tables/targets": {"sdg"},
    # No solution for tourism names an agency.
    "examples/tourism-and-agencies": {"agency"},
}


@pytest.mark.parametrize("query", QUERIES, ids=named)
def test_words_are_in_both_languages(query: Query) -> None:
    for vi, en in [
        (query.summary_vi, query.summary_en),
        *((column.vi, column.en) for column in query.columns),
    ]:
        assert vi
        assert en
        assert vi != en or vi.isascii()


@pytest.mark.parametrize("query", [each for each in QUERIES if each.group == "examples"], ids=named)
def test_example_has_a_theme_and_a_level(query: Query) -> None:
    assert query.theme_vi
    assert query.theme_en
    assert 1 <= query.level <= 4
    assert query.summary_vi.rstrip(")").rstrip().endswith(("?", "(cần suy luận"))
    assert "?" in query.summary_en


def test_themes_are_the_same_in_both_languages() -> None:
    pairs = {(query.theme_vi, query.theme_en) for query in QUERIES if query.theme_vi}
    assert len({vi for vi, _ in pairs}) == len({en for _, en in pairs}) == len(pairs)


@pytest.mark.parametrize("query", QUERIES, ids=named)
def test_every_prefix_is_used(query: Query) -> None:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    for prefix in re.findall(r"^PREFIX ([\w-]*):", body, re.MULTILINE):
        assert len(re.findall(rf"(?<![\w-]){re.escape(prefix)}:", body)) > 1, prefix


@pytest.mark.parametrize("path", INNER, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_queries_of_the_site_are_well_formed(path: Path, project_store: Store) -> None:
    project_store.evaluate(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ summary:\n#+   vi: Câu hỏi\n#+   en: A question\n", ""),
        ("#+   en: A question\n", ""),
        ("#+ columns:\n#+   n: {vi: số, en: number}\n", ""),
        ("{vi: số, en: number}", "number"),
        ("{vi: số, en: number}", "{vi: số}"),
        ("#+ summary", "#+ summary: ["),
        ("#+ columns", "#+ theme: {vi: Chủ đề}\n#+ columns"),
        ("#+ columns", "#+ level: easy\n#+ columns"),
        ("#+ columns", "#+ answer: {vi: Một}\n#+ columns"),
        ("#+ columns", "#+ parameters: {n: {vi: số, en: number}}\n#+ columns"),
        ("#+ columns", "#+ chart: {label: n}\n#+ columns"),
    ],
)
def test_broken_header_is_named(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "question.rq"
    assert old in HEADER
    path.write_text(HEADER.replace(old, new), encoding="utf-8")
    with pytest.raises(QueryError, match=rf"^{path}: the header .* needs .* a fault at .*[^.]\.$"):
        load_query(path)


def test_header_of_a_question_is_read(tmp_path: Path) -> None:
    path = tmp_path / "question.rq"
    more = """#+ answer: {vi: "{count} số", en: "{count;number;numbers}"}
#+ asked: {vi: "Số của {place}", en: "Number of {place}"}
#+ parameters:
#+   place: {vi: nơi, en: place, values: "?x a ?place", narrows: "?n a ?place ."}
#+ chart: {label: a b, value: n, first_is_best: true}
#+ evidence: x y
#+ columns:
#+   a: {vi: loại, en: class, of: "urn:", words: {x: {vi: một, en: one}}}
"""
    path.write_text(HEADER.replace("#+ columns:\n", more), encoding="utf-8")
    query = load_query(path)
    assert query.answer.en == "{count;number;numbers}"
    assert query.asked.vi == "Số của {place}"
    assert query.parameters == (Parameter("place", "nơi", "place", "?x a ?place", "?n a ?place ."),)
    assert query.chart == Chart(("a", "b"), "n", first_is_best=True)
    assert query.evidence == ("x", "y")
    assert query.columns[0].of == "urn:"
    assert query.columns[0].words["x"] == Words("một", "one")


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none.rq: No such file or directory\.$"):
        load_query(tmp_path / "none.rq")
    (tmp_path / "latin.rq").write_bytes(b"#+ summary: \xff")
    with pytest.raises(QueryError, match=r"latin.rq: byte 12 is not UTF-8\.$"):
        load_query(tmp_path / "latin.rq")


def test_queries_are_loaded_by_folder_and_name(tmp_path: Path) -> None:
    for name in ("tables/b", "tables/a", "examples/z"):
        path = tmp_path / f"{name}.rq"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER, encoding="utf-8")
    (tmp_path / "README.md").write_text("not a query", encoding="utf-8")
    assert [named(query) for query in load_queries(tmp_path)] == [
        "examples/z",
        "tables/a",
        "tables/b",
    ]
