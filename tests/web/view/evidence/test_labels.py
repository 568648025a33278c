"""Words of charts: whole, inside the drawing, and none upon another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lskg.web.view.evidence.labels import Box, Wanted, lines_of, place, width_of

SIZE = 13.0
AREA = Box(30, 0, 344, 300)
WORDS = ("65%", "67% · 23/KH-UBND", "từ 10.000 tỷ đồng trở lên", "khoảng 6 triệu lượt người")


def wanted(needed: bool) -> st.SearchStrategy[Wanted]:
    return st.builds(
        Wanted,
        x=st.floats(AREA.left, AREA.right),
        y=st.floats(AREA.top + 20, AREA.bottom),
        lines=st.sampled_from(WORDS).map(lambda words: lines_of(words, SIZE, 190)),
        needed=st.just(needed),
    )


@given(st.lists(wanted(needed=True), max_size=6))
def test_words_are_whole_and_apart(words: list[Wanted]) -> None:
    placed = place(words, (), AREA, SIZE, strict=False)
    assert placed is not None
    assert [each.wanted for each in placed] == words
    for each in placed:
        assert each.box.within(AREA)
        assert (
            each.box.right - each.box.left
            >= max(width_of(line, SIZE) for line in each.wanted.lines) - 1e-6
        )
    for one, two in combinations(placed, 2):
        assert not one.box.meets(two.box)


@given(st.lists(wanted(needed=True), min_size=1, max_size=3))
def test_words_stand_on_no_sign(words: list[Wanted]) -> None:
    signs = [Box(each.x - 6, each.y - 6, each.x + 6, each.y + 6) for each in words]
    placed = place(words, signs, AREA, SIZE, strict=False)
    assert placed is not None
    assert not [each for each in placed for sign in signs if each.box.meets(sign)]


def test_what_is_needed_and_finds_no_room_is_told() -> None:
    full = Box(0, 0, 400, 400)
    needed, other = (Wanted(100, 100, ("65%",), needed) for needed in (True, False))
    assert place([needed], [full], AREA, SIZE) is None
    assert place([other], [full], AREA, SIZE) == ()


def test_65_beside_67_at_the_width_of_a_telephone() -> None:
    words = [Wanted(312, 60, ("65%",)), Wanted(312, 56, ("67% · 23/KH-UBND",))]
    signs = [Box(306, 50, 318, 66)]
    placed = place(words, signs, AREA, SIZE)
    assert placed is not None
    assert not placed[0].box.meets(placed[1].box)
    assert all(each.box.within(AREA) for each in placed)
