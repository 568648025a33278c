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
from lskg.extract.names.organizations import organization_pattern
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of

_DAY = (
    r"(?P<day>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<month>\d{1,2})(?!\d)"
    r"(?:(?:[/.-]|\s+năm\s+)(?P<year>\d{4}))?"
)
_OF_DAY = re.compile(rf",?\s+ngày\s+{_DAY}(?!\w)")
_SYMBOL = rf"(?:/\d{{4}})?(?:\s?-\s?|/)[{grammar.UPPER}][\w]*(?:[-/][{grammar.UPPER}][\w&]*)*"
_NUMBER = rf"\d{{1,5}}[a-z]?{_SYMBOL}"
_CONGRESS = (
    r"(?i:nghị\s+quyết\s+đại\s+hội(?:\s+đại\s+biểu)?"
    r"(?:\s+(?:toàn\s+quốc|đảng\s+toàn\s+quốc|đảng\s+bộ\s+[\w\s]{1,40}?))?"
    r"(?:\s+lần\s+thứ)?\s+[IVXL]+(?!\w)(?:\s+của\s+đảng)?)"
)
#: *Nghị quyết 57* is a number where no noun follows that it counts.
_BARE = r"\d{1,3}(?=\s*(?:[.;,)\n]|$|của\s|và\s+\d|và\s+Nghị))(?!,\d)"
_TERM = r"(?:,?\s+nhiệm\s+kỳ\s+\d{4}\s?-\s?\d{4})?"
_PARTY_TERM = re.compile(r"\s+(?:khóa\s+[IVXL]+|\(khóa\s+[IVXL]+\))(?!\w)")
_PLAN = (
    r"(?:[Kk]ế hoạch thực hiện\s+)?[Qq]uy hoạch\s+(?:tỉnh|vùng|xây dựng vùng (?:huyện|tỉnh)|"
    r"chung(?:\s+xây dựng)?\s+(?:thành phố|thị xã|thị trấn|đô thị|phường|xã))\s+"
)
#: *Kế hoạch 5 năm 2021 - 2025*, *Kế hoạch phát triển kinh tế - xã hội năm 2026*
_SPAN = r"(?:(?:5|năm)\s+năm\s+|giai đoạn\s+|(?:5|năm)\s+năm\s+giai đoạn\s+)\d{4}\s?-\s?\d{4}"
#: What one body lays before another, named by whose it is: *Báo cáo chính trị của …*.
_OWN = (
    r"(?:Báo cáo\s+(?:chính trị|thẩm tra|kiểm điểm(?:(?:,?\s+(?!của)\w+){1,12})?)"
    r"|Quy chế\s+làm việc)"
)
#: *Nghị quyết Trung ương 4 khóa XII*, *Nghị quyết Hội nghị lần thứ tư … khóa XIII*
_PLENUM = (
    r"Nghị quyết\s+(?:Hội nghị\s+)?(?:lần thứ\s+\w+(?:\s+\w+)?\s+(?:của\s+)?)?"
    r"(?:Ban Chấp hành\s+)?Trung ương(?:\s+Đảng)?(?:\s+\d{1,2})?,?"
    r"\s+(?:khóa\s+[IVXL]+|\(khóa\s+[IVXL]+\))"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as it is cited once.

    Attributes:
        issuer: name of the issuer, as printed or as the symbol tells.
        alone: whether the words name the document wherever they stand; the others do in their
            list alone.
    """

    key: str
    type: str
    name_vi: str
    name_en: str | None
    span: Span
    number: str | None = None
    date: date | None = None
    issuer: str | None = None
    alone: bool = True


def find_citations(document: Document) -> Iterator[Citation]:
    """Every passage where a document is cited in one of the forms that the rules know."""
    text = document.one_spelling
    for match in _numbered().finditer(text):
        yield _cited(match, document, text)
        yield from _listed(match, document, text)
    for pattern, kind in _titled():
        for match in pattern.finditer(text):
            dated = _OF_DAY.match(text, match.end()) if kind == "law" else None
            name = " ".join(document.text[match.start() : match.end()].split())
            span = Span(match.start(), dated.end() if dated else match.end())
            key = slug(one_spelling(re.sub(_TERM + "$", "", one_spelling(name))))
            yield Citation(key, kind, name, None, span)
    yield from _of_issuer(document, text)
    for match in _laws().finditer(text):
        for law in re.finditer(_known_laws(), match["laws"]):
            span = Span(match.start("laws") + law.start(), match.start("laws") + law.end())
            name = f"Luật {' '.join(document[span].split())}"
            yield Citation(slug(one_spelling(name)), "law", name, None, span, alone=False)


def _cited(match: re.Match[str], document: Document, text: str) -> Citation:
    row = _type(match)
    number = document.text[match.start("number") : match.end("number")]
    day = None
    if match["year"]:
        day = _date(match["year"], match["month"], match["day"])
    end, issuer = _issuer(text, match.end())
    name = f"{row['word']} số {number}"
    return Citation(
        slug(f"{row['word']} {number}"),
        row["type"],
        name,
        f"{row['name_en']} No. {number}",
        Span(match.start(), end),
        number,
        day,
        issuer or issuer_by_symbol(number),
    )


def _type(match: re.Match[str]) -> dict[str, str]:
    """The row of the type of a citation, which may stand in small letters."""
    word = match["type"][0].upper() + match["type"][1:]
    return next(row for row in grammar.table("document_types.csv") if row["word"] == word)


def _listed(match: re.Match[str], document: Document, text: str) -> Iterator[Citation]:
    """The documents that are named after another of their type: *các Nghị quyết 57, 59*."""
    row = _type(match)
    more = _more().match(text, match.end("number"))
    if more is None:
        return
    _, issuer = _issuer(text, more.end())
    for item in re.finditer(rf"\d{{1,5}}[a-z]?(?:{_SYMBOL})?", more[0]):
        span = Span(more.start() + item.start(), more.start() + item.end())
        number = document[span]
        told = issuer or issuer_by_symbol(number)
        name, name_en = f"{row['word']} số {number}", f"{row['name_en']} No. {number}"
        key = slug(f"{row['word']} {number}")
        yield Citation(key, row["type"], name, name_en, span, number, None, told, alone=False)


def _of_issuer(document: Document, text: str) -> Iterator[Citation]:
    """Documents without a number: *Nghị quyết của Ủy ban Thường vụ Quốc hội về …*."""
    types = {one_spelling(row["word"]): row for row in grammar.table("document_types.csv")}
    for match in re.finditer(rf"(?<!\w)(?P<type>{any_of(types)})(?=\s+của\s)", text):
        end, issuer = _issuer(text, match.end())
        title = _about().match(text, end)
        if issuer is None or title is None:
            continue
        kind = types[" ".join(match["type"].split())]["type"]
        yield _named(document, Span(match.start(), title.end()), kind, issuer)
    for match in re.finditer(rf"(?<!\w){_OWN}(?=\s+của\s)", text):
        end, issuer = _issuer(text, match.end())
        if issuer is not None:
            kind = next(row["type"] for word, row in types.items() if match[0].startswith(word))
            yield _named(document, Span(match.start(), end), kind, issuer)


def _named(document: Document, span: Span, kind: str, issuer: str) -> Citation:
    name = " ".join(document[span].split())
    return Citation(slug(one_spelling(name)), kind, name, None, span, issuer=issuer)


def _issuer(text: str, start: int) -> tuple[int, str | None]:
    """Where the citation ends, and the issuer named after it as printed, if one is."""
    lead = re.compile(r"(?:\s+của)+\s+").match(text, start)
    if lead is None:
        return start, None
    body = organization_pattern().match(text, lead.end())
    if body is None:
        central = re.compile(r"Trung ương(?!\w)").match(text, lead.end())
        return (central.end(), None) if central else (start, None)
    term = _PARTY_TERM.match(text, body.end())
    return (term.end() if term else body.end()), " ".join(body[0].split())


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
    types = [f"[{word[0]}{word[0].lower()}]{word[1:]}" for word in types]
    return re.compile(
        rf"(?<!\w)(?P<type>{'|'.join(types)})\s+"
        rf"(?:số\s*:?\s+)?(?P<number>{_NUMBER}|(?:(?<=Nghị quyết )|(?<=Nghị quyết số )){_BARE})"
        rf"(?:\s*,?\s+ngày\s+{_DAY})?(?!\w)"
    )


@cache
def _more() -> re.Pattern[str]:
    item = rf"\d{{1,5}}[a-z]?(?:{_SYMBOL})?(?![\w%/]|[.,]\d)"
    return re.compile(rf"(?:(?:,|\s+và|,\s+và)\s+(?:số\s+)?{item})+(?=\s+của\s|[.;,)\n]|$)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:,?\s+về|\s+phê duyệt)\s+{grammar.title()}(?:{grammar.YEARS})?(?!\w)")


@cache
def _known_laws() -> str:
    known = any_of(map(one_spelling, grammar.lines("law_titles.txt"))).replace(r"\ ", r"\s+")
    return rf"(?<!\w)(?:{known})(?!\w)"


@cache
def _laws() -> re.Pattern[str]:
    """Laws in a list that names them once: *các luật: Đất đai, Nhà ở*."""
    law = _known_laws()
    return re.compile(rf"(?<!\w)[Cc]ác\s+[Ll]uật\s*:?\s+(?P<laws>{law}(?:(?:,|\s+và)\s+{law})+)")


@cache
def _titled() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = grammar.title(1, "law_stops.txt")
    known = _known_laws()
    kind = "(?:Bộ luật|Luật|Pháp lệnh)"
    # Luật Sửa đổi, bổ sung một số điều của Luật Đất đai năm 2024
    changing = rf"(?:[Ss]ửa đổi, bổ sung một số điều của\s+{kind}\s+)?"
    other = rf"[{grammar.UPPER}]\w*(?:[ \t]+{words})?(?:,[ \t]+chống[ \t]+{words})?"
    law = (
        rf"(?<!\w){kind}\s+(?!{kind}\s){changing}(?:{known}|{other})"
        r"(?:[ \t]+năm[ \t]+(?:19|20)[0-9]{2}|[ \t]+số[ \t]+[0-9]+/[0-9]{4}/[A-Z]+[0-9]*)?(?!\w)"
    )
    # In small letters a plan may be a verb: *quy hoạch vùng chuyên canh 400 ha*.
    area = rf"(?:{grammar.PROPER}|(?<!quy hoạch vùng ){grammar.title()})"
    planned = rf"(?:{_SPAN}|{grammar.title(3)}\s+(?:{_SPAN}|năm\s+\d{{4}}(?!\s?-\s?\d)))"
    return (
        (re.compile(law), "law"),
        (re.compile(rf"(?<!\w){_CONGRESS}{_TERM}"), "resolution"),
        (re.compile(r"(?<!\w)Hiến pháp(?:\s+nước[\w\s]+?Việt Nam)?\s+năm\s+\d{4}"), "law"),
        (re.compile(rf"(?<!\w)(?<!về )Chiến lược\s+{grammar.dated_title()}(?!\w)"), "strategy"),
        (
            re.compile(rf"(?<!\w)Chiến lược\s+(?:quốc gia\s+)?về\s+{grammar.title()}(?!\w)"),
            "strategy",
        ),
        (re.compile(rf"(?<!\w){_PLAN}{area}(?:{grammar.YEARS})?(?!\w)"), "master-plan"),
        (re.compile(rf"(?<!\w)Kế hoạch\s+{planned}(?!\w)"), "plan"),
        (re.compile(rf"(?<!\w){_PLENUM}(?!\w)"), "resolution"),
    )
