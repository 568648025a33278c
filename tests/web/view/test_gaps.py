"""The way from a result to its target in words: how far, and how fast over the years."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("address", "distance", "pace"),
    [
        ("/doc/lang-son-xviii/target/16-forest-cover", "tăng 0,5 điểm %", "tăng 0,1 điểm %"),
        ("/doc/lang-son-xviii/target/2-share-agriculture", "giảm 7,92 điểm %", "giảm 1,58 điểm"),
        (
            "/en/doc/lang-son-xviii/target/4-tourist-visits",
            "up about 1.6 million",
            "up about 0.32 million",
        ),
        (
            "/en/doc/lang-son-xviii/target/3-grdp-per-person-vnd",
            "up about 60.2 million",
            "up about 12.04 million",
        ),
    ],
)
def test_a_target_says_how_far_and_how_fast(
    real: FlaskClient, address: str, distance: str, pace: str
) -> None:
    text = unescape(real.get(address).text).replace("\N{NO-BREAK SPACE}", " ")
    assert distance in text
    assert pace in text


def test_an_average_of_years_has_a_distance_and_no_pace(real: FlaskClient) -> None:
    text = unescape(real.get("/en/doc/lang-son-xviii/target/1-grdp-growth").text)
    assert "From the latest result to the target: up 2.84 percentage points." in text
    assert "Spread evenly" not in text


def test_a_target_that_is_reached_says_so(real: FlaskClient) -> None:
    assert "đến chỉ tiêu: đã đạt." in unescape(
        real.get("/doc/lang-son-xviii/target/21-new-party-members").text
    )


def test_a_target_whose_range_holds_the_result_says_so(real: FlaskClient) -> None:
    html = unescape(real.get("/doc/lang-son-xviii/target/2-share-services").text)
    assert "đến chỉ tiêu: đã ở trong khoảng." in html
