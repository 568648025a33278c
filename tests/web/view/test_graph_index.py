"""What is asked of a graph once is kept as long as the graph."""

from __future__ import annotations

import gc
from weakref import ref

from lskg.web.view.graph_index import GraphIndex, once_per_graph


class Graph(GraphIndex):
    """A graph of nothing."""

    def __init__(self) -> None:
        """Look through nothing."""


def test_a_graph_answers_once_for_each_value_and_others_for_themselves() -> None:
    asked: list[tuple[GraphIndex, str, bool]] = []

    @once_per_graph
    def told(index: GraphIndex, word: str, *, is_loud: bool = False) -> str:
        """Say a word."""
        asked.append((index, word, is_loud))
        return word.upper() if is_loud else word

    one, other = Graph(), Graph()
    words = [told(one, "a"), told(one, "a"), told(one, "a", is_loud=True), told(other, "a")]
    assert words == ["a", "a", "A", "a"]
    assert asked == [(one, "a", False), (one, "a", True), (other, "a", False)]
    assert told.__doc__ == "Say a word."


def test_what_a_graph_answered_goes_with_it() -> None:
    class Answer:
        pass

    @once_per_graph
    def made(index: GraphIndex) -> Answer:
        return Answer()

    graph = Graph()
    kept = ref(made(graph))
    assert kept() is made(graph)
    del graph
    gc.collect()
    assert kept() is None
