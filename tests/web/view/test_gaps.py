"""The way from a result to its target: signed, in the scale of the target, spread over years."""

from __future__ import annotations

from decimal import Decimal
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from lskg.web.view.quantities import PERCENT, Value
from lskg.web.view.targets import between

AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=2)


@pytest.mark.parametrize(
    ("wanted", "result", "missing"),
    [
        (Value(low=Decimal(65), high=Decimal(65)), "64.5", "0.5"),
        (Value(low=Decimal(12), high=Decimal(13)), "20.92", "-7.92"),
        (Value(low=Decimal(50), high=Decimal(51)), "50.05", "0"),
        (Value(low=Decimal(60), comparator=">"), "49.7", "10.3"),
        (Value(low=Decimal(2000), comparator=">"), "2166", "0"),
        (Value(high=Decimal(40), comparator="<"), "43", "-3"),
        (Value(high=Decimal(40), comparator="<"), "38", "0"),
    ],
)
def test_a_result_lacks_what_leads_to_the_nearest_end(
    wanted: Value, result: str, missing: str
) -> None:
    found = between(wanted, Value(low=Decimal(result), high=Decimal(result)))
    assert found == Decimal(missing)


def test_the_scale_is_that_of_the_target() -> None:
    wanted = Value(low=Decimal(130), high=Decimal(130), exponent=6)
    assert between(wanted, Value(low=Decimal(69_800), exponent=3)) == Decimal("60.2")


def test_other_units_are_not_compared() -> None:
    assert between(Value(low=Decimal(5), unit=PERCENT), Value(low=Decimal(3))) is None
    assert between(Value(low=Decimal(5)), Value(high=Decimal(3), comparator="<")) is None


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_result_that_gains_what_it_lacks_lacks_nothing(
    one: Decimal, other: Decimal, known: Decimal
) -> None:
    wanted = Value(low=min(one, other), high=max(one, other))
    missing = between(wanted, Value(low=known))
    assert missing is not None
    assert between(wanted, Value(low=known + missing)) == 0


@pytest.mark.parametrize(
    ("address", "distance", "pace"),
    [
        ("/doc/lang-son-xviii/target/16-forest-cover", "tăng 0,5 điểm %", "tăng 0,1 điểm %"),
        ("/doc/lang-son-xviii/target/2-share-agriculture", "giảm 7,92 điểm %", "giảm 1,58 điểm"),
        (
            "/en/doc/lang-son-xviii/target/4-tourist-visits",
            "up about 1,600,000",
            "up about 320,000",
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
