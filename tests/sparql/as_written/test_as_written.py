"""Random queries have the answers that the engine alone gives to them.

`python -m tests.sparql.as_written --queries 100000` tries more, `--release build/current` the
published graph; `--seed` and `--first` repeat one.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sparql.as_written.compare import difference, expected
from tests.sparql.as_written.graphs import Comparison
from tests.sparql.as_written.run import graph_of, query_of

from lskg.engine.store import Store

ROOT = Path(__file__).parents[3]


def _compare(queries: int, *options: str) -> int:
    """How many queries were compared, by a process that may start others by fork."""
    seed = random.randrange(10**6)
    command = [sys.executable, "-m", "tests.sparql.as_written", f"--queries={queries}"]
    done = subprocess.run(
        [*command, f"--seed={seed}", *options], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"([\d,]+) compared", done.stdout)
    assert found, done.stdout
    return int(found[1].replace(",", ""))


def test_a_few_on_small_graphs() -> None:
    assert _compare(200) > 150


@pytest.mark.reference
def test_many_on_small_graphs() -> None:
    assert _compare(2_000) > 1_800


@pytest.mark.reference
def test_many_on_the_published_graph(project_release: Path) -> None:
    assert _compare(1_000, f"--release={project_release}") > 850


def test_a_wrong_answer_is_seen() -> None:
    """What is compared is the answer: one of the empty graph has fewer rows."""
    wrong = 0
    for number in range(0, 500, 25):
        graph = graph_of(1, number)
        empty = Comparison(Store.load({}), graph.vocabulary)
        query = query_of(1, number, graph)
        right = expected(graph, query)
        wrong += bool(difference(empty, query, right))
        assert not difference(graph, query, right)
    assert wrong > 3


def test_queries_of_a_number_are_the_same_each_time() -> None:
    graph = graph_of(7, 3)
    assert query_of(7, 3, graph) == query_of(7, 3, graph) != query_of(7, 4, graph)
