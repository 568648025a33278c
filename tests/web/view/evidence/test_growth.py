"""Reached against required growth: cases worked out by hand, and when it is not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from lskg.web.view.evidence.growth import Growth, Pace, Stage, growth_of


def stage(value: str, iso: str) -> Stage:
    return Stage(Decimal(value), iso)


@pytest.mark.parametrize(
    ("base", "result", "aim", "direction", "pace", "ratio"),
    [
        # 100 to 121 in two years is 10% a year; to 146.41 in four years likewise.
        (("100", "2020"), ("121", "2022"), ("146.41", "2024"), "higher", Pace.ON_TRACK, "1.0000"),
        # 1917 to 2922 in 5 years: 8.7957% a year; to 5000 in 10 years: 10.0613%.
        (("1917", "2020"), ("2922", "2025"), ("5000", "2030"), "higher", Pace.SLOW, "0.8742"),
        # 44.2 to 69.8 in 5 years: 9.5687% a year; to 130 in 10 years: 11.3915%.
        (("44.2", "2020"), ("69.8", "2025"), ("130", "2030"), "higher", Pace.SLOW, "0.8400"),
        # 100 to 104.04 in two years: 2% a year; to 116.985856 in four years: 4%.
        (
            ("100", "2020"),
            ("104.04", "2022"),
            ("116.985856", "2024"),
            "higher",
            Pace.SLOW,
            "0.5000",
        ),
        # 100 to 102.01 in two years: 1% a year, where 4% are required.
        (
            ("100", "2020"),
            ("102.01", "2022"),
            ("116.985856", "2024"),
            "higher",
            Pace.BARELY,
            "0.2500",
        ),
        # 100 to 81 in two years: -10% a year; it had to rise by 10%.
        (("100", "2020"), ("81", "2022"), ("146.41", "2024"), "higher", Pace.BACK, "-1.0000"),
        # To fall: 100 to 81 is -10% a year, 100 to 65.61 in four years likewise.
        (("100", "2020"), ("81", "2022"), ("65.61", "2024"), "lower", Pace.ON_TRACK, "1.0000"),
        # To fall, but it rose by 10% a year.
        (("100", "2020"), ("121", "2022"), ("65.61", "2024"), "lower", Pace.BACK, "-1.0000"),
        # It stayed where it was.
        (("100", "2020"), ("100", "2022"), ("146.41", "2024"), "higher", Pace.BARELY, "0.0000"),
        # Means of periods of one length count to their last years.
        (
            ("100", "2016/2020"),
            ("161.051", "2021/2025"),
            ("259.374", "2026/2030"),
            "higher",
            Pace.ON_TRACK,
            "1.0000",
        ),
    ],
)
def test_ratio(
    base: tuple[str, str],
    result: tuple[str, str],
    aim: tuple[str, str],
    direction: str,
    pace: Pace,
    ratio: str,
) -> None:
    found = growth_of(stage(*base), stage(*result), stage(*aim), direction, is_reached=False)
    assert (found.pace, found.ratio) == (pace, Decimal(ratio))
    assert found.is_judged


BASE, RESULT, AIM = stage("100", "2020"), stage("121", "2025"), stage("150", "2030")


@pytest.mark.parametrize(
    ("base", "result", "aim", "direction", "pace"),
    [
        (BASE, None, AIM, "higher", Pace.NO_RESULT),
        (BASE, RESULT, None, "higher", Pace.NO_RESULT),
        (BASE, RESULT, AIM, "keep", Pace.NO_DIRECTION),
        (BASE, RESULT, AIM, "", Pace.NO_DIRECTION),
        (None, RESULT, AIM, "higher", Pace.NO_BASE),
        (BASE, stage("121", ""), AIM, "higher", Pace.NO_YEARS),
        (BASE, stage("121", "2020"), AIM, "higher", Pace.NO_YEARS),
        (BASE, stage("121", "2021/2025"), AIM, "higher", Pace.NO_YEARS),
        (stage("0", "2020"), RESULT, AIM, "higher", Pace.NO_GROWTH),
        (BASE, RESULT, stage("0", "2030"), "lower", Pace.NO_GROWTH),
        (BASE, stage("80", "2025"), stage("90", "2030"), "higher", Pace.NO_GROWTH),
        (BASE, stage("-5", "2025"), AIM, "higher", Pace.NO_GROWTH),
    ],
)
def test_what_cannot_be_judged_has_a_reason(
    base: Stage | None, result: Stage | None, aim: Stage | None, direction: str, pace: Pace
) -> None:
    found = growth_of(base, result, aim, direction, is_reached=False)
    assert found == Growth(pace)
    assert not found.is_judged


def test_what_is_reached_needs_no_baseline() -> None:
    assert growth_of(None, RESULT, AIM, "keep", is_reached=True) == Growth(Pace.REACHED)


def test_page_tells_the_pace_and_why_there_is_none(real: FlaskClient) -> None:
    told = real.get("/en/compare?q=GRDP)+per+capita").text
    assert "the pace reached is 87% of the pace required" in told
    assert "the pace reached is 84% of the pace required" in told
    assert "the report states no baseline" in real.get("/en/compare?q=tourist+visits").text
    forest = real.get("/en/compare?q=forest+cover").text
    assert "the indicator has no better or worse direction" in forest
