"""The page of a project or a gate tells what it was, is and is to be, with time and basis."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient


def told(html: str) -> list[list[str]]:
    """The cells of the table of statuses of a page, row by row."""
    section = re.search(r'<section aria-labelledby="statuses">.*?</section>', html, re.DOTALL)
    if section is None:
        return []
    body = section[0].partition("<tbody>")[2]
    return [
        [
            unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def test_project_is_told_with_what_it_is_to_be(real: FlaskClient) -> None:
    assert told(real.get("/en/doc/project/cao-toc-dong-dang-tra-linh").text) == [
        ["at present", "under way", "2020–2025", "stated"],
        ["in the future", "completed", "2025–2030", "stated"],
    ]


def test_what_was_stands_before_what_is(real: FlaskClient) -> None:
    rows = told(real.get("/en/doc/project/cum-cong-nghiep-hoa-son-1").text)
    assert [row[:2] for row in rows] == [
        ["in the past", "established"],
        ["at present", "under way"],
        ["in the future", "completed"],
    ]


def test_gate_is_told_by_class(real: FlaskClient) -> None:
    rows = told(real.get("/doc/border-gate/cua-khau-chi-ma").text)
    assert [row[1] for row in rows] == ["cửa khẩu song phương", "cửa khẩu quốc tế"]


def test_thing_without_a_status_has_no_such_section(real: FlaskClient) -> None:
    assert told(real.get("/en/doc/indicator/forest-cover").text) == []
