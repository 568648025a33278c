"""Documents found by how they are cited: type, number and symbol, date, issuer.

*Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị*; laws, plans and resolutions of
congresses by their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from lskg.extract.names import grammar
from lskg.extract.names.organizations import body_name, organization_pattern
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of

_DAY = r"(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4})"
_NUMBER = rf"\d{{1,4}}[a-z]?(?:/\d{{4}})?[-/][{grammar.UPPER}][\w]*(?:[-/][{grammar.UPPER}][\w&]*)*"
_CONGRESS = (
    r"(?i:nghị\s+quyết\s+đại\s+hội(?:\s+đại\s+biểu)?"
    r"(?:\s+(?:toàn\s+quốc|đảng\s+toàn\s+quốc|đảng\s+bộ\s+[\w\s]{1,40}?))?"
    r"(?:\s+lần\s+thứ)?\s+[IVXL]+(?!\w)(?:\s+của\s+đảng)?)"
)
_PLAN = r"(?:[Kk]ế hoạch thực hiện\s+)?[Qq]uy hoạch\s+(?:tỉnh|vùng|xây dựng vùng (?:huyện|tỉnh))\s+"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as it is cited once.

    Attributes:
        issuer: name of the issuer, as printed or as the symbol tells.
    """

    key: str
    type: str
    name_vi: str
    name_en: str | None
    span: Span
    number: str | None = None
    date: date | None = None
    issuer: str | None = None


def find_citations(document: Document) -> Iterator[Citation]:
    """Every passage where a document is cited in one of the forms that the rules know."""
    text = document.one_spelling
    for match in _numbered().finditer(text):
        yield _cited(match, document, text)
    for pattern, kind in _titled():
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            name = " ".join(document[span].split())
            yield Citation(slug(one_spelling(name)), kind, name, None, span)


def _cited(match: re.Match[str], document: Document, text: str) -> Citation:
    row = next(r for r in grammar.table("document_types.csv") if r["word"] == match["type"])
    number = document.text[match.start("number") : match.end("number")]
    day = None
    if match["year"]:
        day = _date(match["year"], match["month"], match["day"])
    end, issuer = _issuer(text, match.end())
    name = f"{match['type']} số {number}"
    return Citation(
        slug(f"{match['type']} {number}"),
        row["type"],
        name,
        f"{row['name_en']} No. {number}",
        Span(match.start(), end),
        number,
        day,
        issuer or issuer_by_symbol(number),
    )


def _issuer(text: str, start: int) -> tuple[int, str | None]:
    """Where the citation ends, and the issuer named after it, if one is."""
    lead = re.compile(r"(?:\s+của)+\s+").match(text, start)
    if lead is None:
        return start, None
    body = organization_pattern().match(text, lead.end())
    if body is None:
        central = re.compile(r"Trung ương(?!\w)").match(text, lead.end())
        return (central.end(), None) if central else (start, None)
    term = re.compile(r"\s+khóa\s+[IVXL]+(?!\w)").match(text, body.end())
    return (term.end() if term else body.end()), body_name(body, text)


def issuer_by_symbol(number: str) -> str | None:
    """The issuer that the last part of a symbol stands for.

    >>> issuer_by_symbol("111/2022/NĐ-CP")
    'Chính phủ'
    """
    symbol = re.split(r"[-/]", number)[-1].rstrip("0123456789")
    rows = grammar.table("document_issuers.csv")
    return next((row["issuer"] for row in rows if row["symbol"] == symbol), None)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@cache
def _numbered() -> re.Pattern[str]:
    rows = grammar.table("document_types.csv")
    types = sorted((one_spelling(row["word"]) for row in rows), key=lambda word: -len(word))
    return re.compile(
        rf"(?<!\w)(?P<type>{'|'.join(types)})\s+(?:số\s*:?\s+)?(?P<number>{_NUMBER})"
        rf"(?:\s*,?\s+ngày\s+{_DAY})?(?!\w)"
    )


@cache
def _titled() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = grammar.title(1, "law_stops.txt")
    known = any_of(map(one_spelling, grammar.lines("law_titles.txt"))).replace(r"\ ", r"\s+")
    kind = "(?:Bộ luật|Luật|Pháp lệnh)"
    # Luật Sửa đổi, bổ sung một số điều của Luật Đất đai năm 2024
    changing = rf"(?:[Ss]ửa đổi, bổ sung một số điều của\s+{kind}\s+)?"
    other = rf"[{grammar.UPPER}]\w*(?:[ \t]+{words})?(?:,[ \t]+chống[ \t]+{words})?"
    law = (
        rf"(?<!\w){kind}\s+(?!{kind}\s){changing}(?:(?:{known})(?!\w)|{other})"
        r"(?:[ \t]+năm[ \t]+(?:19|20)[0-9]{2}|[ \t]+số[ \t]+[0-9]+/[0-9]{4}/[A-Z]+[0-9]*)?(?!\w)"
    )
    area = rf"(?:{grammar.PROPER}|{grammar.title()})"
    return (
        (re.compile(law), "law"),
        (re.compile(rf"(?<!\w){_CONGRESS}"), "resolution"),
        (re.compile(rf"(?<!\w){_PLAN}{area}(?:{grammar.YEARS})?(?!\w)"), "master-plan"),
        (
            re.compile(
                rf"(?<!\w)Nghị quyết\s+của\s+{grammar.MIXED}\s+về\s+{grammar.title()}(?!\w)"
            ),
            "resolution",
        ),
    )
