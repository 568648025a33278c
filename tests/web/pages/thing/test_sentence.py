"""What a thing is, in one sentence of the language of the page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def lead(client: FlaskClient, path: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', client.get(path).text)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/doc/lang-son-xviii/target/16-forest-cover",
            "Chỉ tiêu của kế hoạch: Tỷ lệ che phủ rừng 65% (2030, cuối kỳ). "
            "Kết quả gần nhất mà báo cáo nêu: 64,5% (2025, ước thực hiện).",
        ),
        (
            "/en/doc/lang-son-xviii/target/16-forest-cover",
            "Target of the plan: Forest cover rate 65% (2030, end of period). "
            "Latest result that the report states: 64.5% (2025, estimate).",
        ),
        ("/doc/lang-son-xviii/passage/9997-9998", "Ký tự 9.997 đến 9.998 của báo cáo"),
        ("/en/doc/agency/lang-son.tinh-uy", "that the report names"),
        ("/en/doc/lang-son-xviii/solution/6.4-day-manh-cai-cach-hanh-chinh", "solution, part of “"),
        ("/en/doc/lang-son-xviii/breakthrough/2-phat-trien-kinh-te-cua-khau", "stated in “"),
        (
            "/en/doc/lang-son-xviii/responsibility/uy-ban-thuong-vu-quoc-hoi-151983",
            "has the role “issues” for",
        ),
    ],
)
def test_a_thing_is_told_in_a_sentence(real: FlaskClient, path: str, words: str) -> None:
    assert words in lead(real, path)


def test_a_definition_comes_before_a_sentence(real: FlaskClient) -> None:
    assert lead(real, "/en/doc/indicator/forest-cover").startswith("Share of the area")
