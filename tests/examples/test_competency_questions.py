"""Each competency question of the ontology has its query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph
from tests.whole import Whole

from lskg import tables
from lskg.engine.store import Store
from lskg.iris import Iris
from lskg.ontology.gates.fault import TERMS
from lskg.project import Project
from lskg.sparql.query_files import Query, load_queries

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/lskg/"
EXAMPLES = {
    each.name: each for each in load_queries(Project(ROOT).queries) if each.group == "examples"
}
#: What the ontology must be able to answer, by number, and the example questions that ask it.
QUESTIONS: dict[int, tuple[str, ...]] = {
    1: ("sections-in-order",),
    2: ("overall-goal",),
    3: ("elements-in-order",),
    4: ("targets-by-theme",),
    5: ("border-gates-by-class", "zones-and-routes"),
    6: ("documents-cited",),
    7: ("words-behind-a-target", "english-behind-a-figure"),
    8: ("ranges-and-one-sided",),
    9: ("figures-of-2025-by-status",),
    10: ("hedged-figures",),
    11: ("yearly-and-end-of-period",),
    12: ("money-above-1000-billion", "largest-sums-of-money"),
    13: ("solutions-of-a-group", "roles-in-each-solution-group"),
    14: ("limitations-and-causes", "limitations-by-kind-of-cause"),
    15: ("projects-in-a-district", "parts-of-programmes"),
    16: ("what-became-of-a-commune",),
    17: ("rankings-year-by-year",),
    18: ("gap-to-each-target",),
    19: ("past-targets-and-results",),
    20: ("targets-without-a-solution",),
    21: ("limitations-without-a-solution", "limitation-cause-solution"),
    22: ("lessons-applied",),
    23: ("ways-to-each-target",),
    24: ("what-is-said-of-a-border-gate", "what-is-said-of-a-place"),
    25: ("most-responsible-agencies", "responsibilities-by-family-and-level"),
    26: ("figures-stated-twice",),
    27: ("change-against-two-figures",),
    28: ("targets-below-the-latest-figure",),
    29: ("growth-that-targets-imply",),
    30: ("from-a-figure-to-its-file",),
}
LAST = 30
#: How many more there are at least about links, other plans and the audit.
FURTHER = 10


def rows(query: Query, store: Store) -> str:
    return tables.to_csv([column.name for column in query.columns], store.rows(query.text))


@pytest.fixture(scope="module")
def bare_store(project_assembly: Whole) -> Store:
    """The real graph without what was inferred."""
    iris = Iris(BASE, project_assembly.info.key)
    return Store.from_graphs(iris, project_assembly.graphs | {"inferred": Graph()})


def test_each_question_is_asked() -> None:
    assert sorted(QUESTIONS) == list(range(1, LAST + 1))


@pytest.mark.parametrize("number", QUESTIONS)
def test_question_has_its_queries(number: int) -> None:
    assert QUESTIONS[number]
    assert set(QUESTIONS[number]) <= set(EXAMPLES)


@pytest.mark.parametrize("query", EXAMPLES.values(), ids=lambda query: query.name)
def test_question_is_told_to_a_reader(query: Query) -> None:
    """It has a sentence in each language, a theme, a level, and a place for each column."""
    assert query.summary_vi.removesuffix(" (cần suy luận)").endswith("?")
    assert query.summary_en.removesuffix(" (needs inference)").endswith("?")
    assert query.summary_vi != query.summary_en
    assert query.theme_vi
    assert query.theme_en
    assert 1 <= query.level <= 4
    assert ("(cần suy luận)" in query.summary_vi) == ("(needs inference)" in query.summary_en)


def test_ten_further_questions_need_what_lies_outside_the_report(
    project_assembly: Whole,
) -> None:
    """They use a term that only the links, the other plans or the audit have."""
    graphs = project_assembly.graphs
    apart = {"territories", "links", "planning", "audit"}
    others = {
        str(term)
        for name in graphs.keys() - {*apart, "ontology", "alignment", "inferred"}
        for triple in graphs[name]
        for term in triple
    }
    own = {str(term) for name in apart for triple in graphs[name] for term in triple} - others
    terms = {term.removeprefix(TERMS) for term in own if term.startswith(TERMS)}
    asked = {name for names in QUESTIONS.values() for name in names}
    further = [
        name
        for name, query in EXAMPLES.items()
        if name not in asked and terms & set(re.findall(r"\blskg:([A-Za-z]+)", query.text))
    ]
    assert len(further) >= FURTHER


def test_one_theme_has_one_name_in_each_language() -> None:
    names = {(query.theme_vi, query.theme_en) for query in EXAMPLES.values()}
    assert len({vi for vi, _ in names}) == len({en for _, en in names}) == len(names)


@pytest.mark.parametrize("query", EXAMPLES.values(), ids=lambda query: query.name)
def test_question_that_says_it_needs_inference_does(
    query: Query, project_store: Store, bare_store: Store
) -> None:
    says_so = "(needs inference)" in query.summary_en
    assert (rows(query, project_store) != rows(query, bare_store)) == says_so


def test_every_answer_has_rows(project_store: Store) -> None:
    assert [
        name for name, query in EXAMPLES.items() if not list(project_store.rows(query.text))
    ] == []
