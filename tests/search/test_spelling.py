"""Words with one letter wrong: what is read of the index for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from lskg.search.spelling import Vocabulary


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (label)")
        texts = [("rung dong",), ("rung rong",), ("song",)]
        connection.executemany("INSERT INTO words VALUES (?)", texts)
        connection.commit()
        yield connection


def test_the_words_of_a_letter_are_read_once(connection: sqlite3.Connection) -> None:
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    vocabulary = Vocabulary()
    first = vocabulary.beginning_with("r", connection)
    assert first == (("rong", 1), ("rung", 2))
    assert any("temp.vocabulary" in each for each in asked)
    asked.clear()
    assert vocabulary.beginning_with("r", connection) == first
    assert asked == []
    assert vocabulary.beginning_with("s", connection) == (("song", 1),)
