"""English words are found by others of their family."""

from __future__ import annotations

import pytest

from lskg.answers.kin import Families, root
from lskg.answers.words import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prosecuted", "prosecution"),
        ("invested", "investments"),
        ("industries", "industrial"),
        ("economy", "economic"),
        ("built", "building"),
        ("satisfied", "satisfaction"),
        ("inspected", "inspections"),
        ("kept", "keeping"),
        ("mobilisation", "mobilized"),
        ("labour", "labor"),
        ("centres", "center"),
        ("rise", "rising"),
    ],
)
def test_one_family(one: str, other: str) -> None:
    assert root(stem(one)) == root(stem(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("police", "policy"), ("communes", "community"), ("bills", "billion"), ("class", "classify")],
)
def test_words_that_only_look_alike(one: str, other: str) -> None:
    assert root(stem(one)) != root(stem(other))


def test_a_word_that_is_not_there_is_looked_for_a_letter_away() -> None:
    words = Families(["chilli", "pepper", "prosecution"])
    assert words.kin("chili") == ("chilli",)
    assert words.kin("prosecut") == ("prosecution",)
    assert words.kin("pepper") == ()
    assert words.kin("tea") == ()
