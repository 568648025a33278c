"""What no report can answer: opinions, rates of what has none, sizes of what has no size."""

from __future__ import annotations

import re

from lskg.answers.opinions import is_opinion
from lskg.answers.outcome import Reason
from lskg.answers.question import Question
from lskg.answers.records import Figure
from lskg.answers.words import folded

_RULES = (
    r"nghi quyet|nghi dinh|quyet dinh|chi thi|quy dinh|resolution|decree|decision|directive"
    r"|regulation"
)
#: What has a number or a date for its name, and no size.
_CODE = re.compile(rf"\b(?:{_RULES}|moc|cot moc|marker)\s+(?:so\s+|no\.?\s*)?(\d+)")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_HOLIDAY = re.compile(
    rf"\bngay (?:truyen thong|le|ky niem|hoi|thanh lap)\b|\b(?:{_MONTHS}) \w+ day\b"
    r"|\b(?:tradition(?:al)?|founding|memorial) day\b"
)
_GROWTH = re.compile(r"\b(?:toc do|tang truong|growth|ty le|percentage|share|binh quan|average)\b")
_GROWS = re.compile(r"\b(?:toc do|tang truong|growth|grow|grew|phan tram|percent)\b")
_RATE = re.compile(r"\b(?:toc do|tang truong|growth|rank|hang|ty le|chi so|index|percentage)\b")
PER_ONE = re.compile(r"\b(?:trung binh|moi|mot|tren moi)\b.*\b(?:may|bao nhieu)\b|\bper\b")
_PER_HEAD = re.compile(r"binh quan dau nguoi|per capita|per head|/nguoi|vạn dân|van dan")
_RANK = r"(?:bac|hang|thu hang|xep hang|rank|ranks|ranking|place|places|index|chi so)"
#: A rank for each of something else than a year, and something for each place of a rank.
_RANK_EACH = re.compile(
    rf"\b(?:moi|tung|trung binh mot|binh quan mot|tren mot) (?!nam\b|tinh\b|chi so\b)"
    rf".*\b(?:may|bao nhieu) (?:bac|hang|diem chi so)\b"
    rf"|\b(?:moi|tren moi|trung binh mot|tren mot) (?:\w+ )?{_RANK}\b.*\b(?:may|bao nhieu)\b"
    rf"|\b{_RANK}\b.*\bper (?!year\b|cent\b)\w+"
    rf"|\beach (?:\w+ ){{0,2}}(?:rank|place)s?\b"
)
#: Something of each document, motto or lesson, or so many of them of each hectare.
_SIZE = re.compile(
    r"\b(?:dien tich|dan so|can nang|nang bao nhieu|chieu cao|chieu dai|dai bao nhieu|nhiet do"
    r"|dung tich|cao may met|weigh|weight|height|tall|length|temperature|area|population)\b"
)
_SIZELESS = re.compile(
    r"\b(?:(?:cua|of|for|the) )?(?:chi so|thu hang|phuong cham|khau hieu|motto|slogan|index|ranking"
    rf"|bai hoc|lesson|dot pha|breakthrough|(?:{_RULES}) (?:so |no\.? ?)?\d+)\b"
)
_IDEAS = (
    rf"(?:{_RULES}|phuong cham|khau hieu|bai hoc|dot pha|quan diem|thu hang|chu thich|motto|slogan"
    r"|lessons?|viewpoints?|breakthroughs?|footnotes?|resolutions|decrees|decisions"
    r"|resolution|decree|decision|bang khen|giay khen|giai thuong|huy chuong|van ban|danh hieu"
    r"|prizes?|awards?|medals?|certificates?|targets|mottos|slogans|indexes)"
)
#: So many of something for each document or lesson, or so many of those for each of something.
_EACH_IDEA = re.compile(
    rf"\b(?:moi|tren moi|trung binh mot|binh quan mot|per|each|every) {_IDEAS}\b"
    rf".*\b(?:may|bao nhieu)\b|\b(?:how many|how much)\b.*\b(?:per|each|every) {_IDEAS}\b"
    rf"|\b{_IDEAS} (?:numbers? )?per \w+|^(?!.*\b(?:how many|how much|which|what)\b)"
    rf".*\bper {_IDEAS}\b|\b(?:moi|trung binh mot|tren mot) (?!nam |ky |nhiem ky |dai hoi )\w+.*"
    rf"\b(?:may|bao nhieu) (?:so hieu )?{_IDEAS}\b"
)
#: A measure of something that has none, or of one that is told otherwise.
_MEASURE_OF = re.compile(
    r"\b(?:growth rate|growth|speed|rate|toc do(?: tang truong)?|tang truong|ti le|phan tram"
    r"|population|dan so|area|dien tich|weight|height|length|temperature|age|colour|color"
    r"|nhiet do|chieu cao|chieu dai|can nang|mau sac|tuoi) (?:of|for|cua) (?:\w+ ){0,3}"
    r"(?:motto|slogan|lessons?|viewpoints?|border markers?|footnotes?|phuong cham|khau hieu"
    r"|bai hoc|quan diem|cot moc|chu thich|ngay truyen thong)\b"
    r"|\b(?:weight|height|length|temperature|colour|color|nhiet do|can nang|chieu cao|chieu dai"
    r"|mau sac) (?:of|cua) (?:\w+ ){0,3}(?:economy|growth|budget|grdp|rate|index|targets?"
    r"|resolution|kinh te|tang truong|ngan sach|t[iy] le|chi so|chi tieu|nghi quyet)\b"
)
_NUMBERS = (
    r"(?:t[iy] le|toc do|thu hang|chi so|ngan sach|grdp|gdp|rate|index|ranking|budget|revenue)"
)
_OF_BODIES = (
    r"(?:do c|ki ?lo ?met|km|met|hec ?ta|ha|tan|kg|ki ?lo ?gam|kilomet(?:re|er)s?|metres?|meters?"
    r"|hectares?|tonnes?|tons?|degrees?|litres?|liters?|kilos?|kilograms?)"
)
#: So many kilometres, hectares or degrees of what is a number itself.
_NUMBER_IN_UNITS = re.compile(
    rf"\b{_NUMBERS} (?:\w+ ){{0,5}}(?:bao nhieu|may) {_OF_BODIES}\b"
    rf"|\b(?:bao nhieu|may) {_OF_BODIES} (?:theo|cua|la) (?:\w+ )?{_NUMBERS}\b"
    rf"|\b{_NUMBERS} (?:\w+ )?in (?!ha ){_OF_BODIES}\b"
    rf"|\bin {_OF_BODIES}(?: \w+)? of (?:the )?{_NUMBERS}\b"
    rf"|\bhow many {_OF_BODIES} (?:\w+ )?(?:is|are|does|do) (?:the )?(?:\w+ ){{0,3}}{_NUMBERS}\b"
)
#: What may be paid for each prize.
_PAID = re.compile(r"\b(?:tien|dong|trieu|ty|money|paid|dong mot)\b")
#: Something told in weight or length that has none.
_WEIGHED = re.compile(
    rf"\b{_IDEAS} (?:\w+ )?(?:nang|can nang|weigh|weighs|cao|dai)\b"
    rf"|\b(?:weight|height|length|age|colour|color|temperature|mau sac|nhiet do) "
    rf"(?:of|cua) (?:the |a |moi )?{_IDEAS}\b|\beach {_IDEAS}(?: \w+){{0,3}} weigh\b"
)
#: What has no body is told of as if it had: one swims, another weighs more than a fruit.
_BODIES = re.compile(
    rf"\b(?:{_IDEAS}|{_RULES}|chi so|chi tieu|cua khau|index|target|gates?|congress)"
    r"(?: \w+){0,3} (?:boi(?! duong| thuong)|ngu ngay|biet bay|an com|swims?|sleeps?"
    r"|eats?|fl(?:y|ies)|sings?|dances?|smells?|tastes?)(?: |$)"
    r"|(?<!phat )(?<!luat )(?<!ganh )\bnang hon (?:mot |con |cai )?(?!nam|nhiem|truoc|ky|lan)\w+"
    r"|\bweighs? (?:more|less) than\b|\b(?:does|do|can) (?:a |the )?(?:\w+ )?"
    rf"{_IDEAS} (?:swim|sleep|eat|fly|sing|dance|smell|taste)\b"
)
#: An answer shall be in money.
_IN_MONEY = re.compile(
    r"\b(?:tinh theo|tinh bang|theo don vi|quy ra|in) (usd|vnd|dong|do la|dollars)\b"
)
#: Who is counted, and never in money.
_PERSONS = re.compile(
    r"\b(?:bao nhieu|may) (?:nguoi|dang vien|can bo|hoc sinh|hoi vien|bac si)\b"
    r"|\bhow many (?:\w+ )?(?:people|persons|members|pupils|students|officials|doctors)\b"
)
_UNITS = {
    "weight": ("TONNE", "KiloGM", "tonne", "kg", "quintal"),
    "length": ("KiloM", " M", "M", "km"),
    "area": ("HA", "M2"),
    "volume": ("L", "M3", "litre"),
}


def asked_in_vain(question: Question) -> Reason | None:
    """Why no report can answer a question; None where one might."""
    if is_opinion(question):
        return Reason.NO_OPINION
    if "unlike" in question.cues and "audit" not in question.cues:
        return Reason.SENSELESS
    if "per" in question.cues and "rank" in question.cues:
        return Reason.SENSELESS
    return Reason.SENSELESS if _has_no_size(question.folded) else None


def _has_no_size(asked: str) -> bool:
    """Whether something is measured that has no size, or by what measures nothing."""
    return bool(
        _RANK_EACH.search(asked)
        or (_EACH_IDEA.search(asked) and not _PAID.search(asked))
        or _WEIGHED.search(asked)
        or _BODIES.search(asked)
        or (_IN_MONEY.search(asked) and _PERSONS.search(asked))
        or _MEASURE_OF.search(asked)
        or _NUMBER_IN_UNITS.search(asked)
        or (_HOLIDAY.search(asked) and _GROWS.search(asked))
        or (_SIZE.search(asked) and _SIZELESS.search(asked))
    )


def unlike(question: Question, whole: str, figures: tuple[Figure, ...]) -> Reason | None:
    """A measure of what has none: a growth of a marker, a share in tonnes, a rank per head."""
    asked, said = question.folded, folded(whole)
    code = _CODE.search(asked)
    is_said = code and re.search(rf"\b{code[1]}\b", said) and _GROWTH.search(said)
    if code and _GROWTH.search(asked) and not is_said:
        return Reason.SENSELESS
    if _is_in_other_unit(asked, figures):
        return Reason.SENSELESS
    if _is_of_other_unit(question, figures):
        return Reason.SENSELESS if _RATE.search(asked) else Reason.NOT_IN_REPORT
    if "per" in question.cues and not _PER_HEAD.search(said):
        return Reason.SENSELESS if _RATE.search(asked) else Reason.NOT_IN_REPORT
    return None


def _is_in_other_unit(asked: str, figures: tuple[Figure, ...]) -> bool:
    """Whether something that is counted shall be told in money."""
    if not _IN_MONEY.search(asked) or not figures:
        return False
    return not any(each.unit.endswith(("VND", "USD")) for each in figures)


def _is_of_other_unit(question: Question, figures: tuple[Figure, ...]) -> bool:
    """Whether something is asked for in a unit that no figure has."""
    return any(
        cue in question.cues and not any(each.unit.endswith(units) for each in figures)
        for cue, units in _UNITS.items()
    )
