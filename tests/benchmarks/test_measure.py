"""What is measured is compared by what it says."""

from __future__ import annotations

import json

import pytest
from benchmarks.measure import Reply, digest
from benchmarks.report import ratios, table

ROWS = [
    {"s": {"type": "uri", "value": "urn:a"}, "n": {"type": "literal", "value": "1"}},
    {"s": {"type": "uri", "value": "urn:b"}},
]
XSD = "http://www.w3.org/2001/XMLSchema#"


def body(rows: list[dict[str, dict[str, str]]]) -> bytes:
    return json.dumps({"head": {}, "results": {"bindings": rows}}).encode()


def test_the_order_of_rows_does_not_count() -> None:
    assert digest(body(ROWS)) == digest(body(ROWS[::-1]))
    assert digest(body(ROWS))[1] == 2


def test_how_a_number_is_written_does_not_count() -> None:
    one, other = (
        [{"n": {"type": "literal", "value": value, "datatype": f"{XSD}{kind}"}}]
        for value, kind in (("1.50", "decimal"), ("1.5E0", "double"))
    )
    assert digest(body(one)) == digest(body(other))


@pytest.mark.parametrize("rows", [ROWS[:1], [*ROWS, ROWS[0]], [ROWS[1], ROWS[1]]])
def test_other_rows_are_told(rows: list[dict[str, dict[str, str]]]) -> None:
    assert digest(body(rows)) != digest(body(ROWS))


def test_the_table_marks_slow_and_different_answers() -> None:
    results = {
        "q": {
            "lskg": [Reply(0.001, "a", 2), Reply(0.003, "a", 2), Reply(0.002, "a", 2)],
            "same": [Reply(0.004, "a", 2)],
            "other": [Reply(0.5, "b", 2)],
            "slow": [Reply(10.0, fault="too slow")],
        }
    }
    peers = ["lskg", "same", "other", "slow", "none"]
    row = table(results, {"q": "A question"}, peers).splitlines()[2]
    assert row == "| A question | 2 | 2.0 | 4.0 | 500 ≠ | >10 s | – |"
    assert "| same | 2.0 | 2.00 (q) | 2.0 | 1 |" in ratios(results, peers)
