"""What no report can answer: opinions, rates of what has none, sizes of what has no size."""

from __future__ import annotations

import re
from functools import cache

from lskg.answers.outcome import Reason
from lskg.answers.question import Question
from lskg.answers.reasons.kinds import has_no_such, measures_no_such
from lskg.answers.reasons.opinions import is_opinion
from lskg.answers.records import Figure
from lskg.answers.words import Tongue, folded
from lskg.text.slugs import fold
from lskg.text.word_lists import any_of, rows

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
_RATE = re.compile(
    r"\b(?:toc do(?! cao\b)|tang truong|growth|rank|hang|ty le|chi so|index|percentage)\b"
)
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
#: A rate or a rank is told of a whole, and not of each of something else than a time, an area or
#: a body.
_RATIO = (
    r"(?:t[iy] le|ty trong|do che phu|che phu rung|toc do(?! cao\b)|chi so|thu hang|xep hang|papi"
    r"|pci|par index|sipas|ddci|hdi|rates?|percentages?|proportion|cover|coverage|growth|index"
    r"|rank|ranks|ranked|ranking|standing)"
)
_OF_WHOLES = (
    r"(?:nam|nien|thang|quy|ky|nhiem|giai|tuan|ngay|lan|dot|vu|xa|huyen|tinh|phuong|thon|ban|lang"
    r"|to|khu|vung|nganh|linh|loai|nhom|cap|don vi|co quan|so|phong|truong|chi so|chi tieu|dia"
    r"|noi|mot|hai|muoi|van|nghin|trieu|tram|chuc|dan toc|mien|thanh|khoi|mat|buoc|dang bo|chi bo"
    r"|nuoc|\d+|year|annum|month|quarter|term|period|week|day|commune|district|province|ward"
    r"|village|town|area|region|sector|industry|branch|school|unit|body|agency|department|office"
    r"|index|cent|group|level|kind|type|country|ethnic|thousand|ten|hundred|million|two|time|phase"
    r"|stage|city)"
)
_EACH = r"(?:(?:tren|cua|cho|theo|binh quan|trung binh) moi|(?:tren|cho|binh quan|trung binh) mot)"
_RATIO_EACH = re.compile(
    rf"\b{_RATIO}\b(?: \w+){{0,7}}? {_EACH} (?!{_OF_WHOLES}\b)\w+"
    rf"|^(?:{_EACH}|moi) (?!{_OF_WHOLES}\b)(?:\w+ ){{1,6}}{_RATIO}\b(?: \w+){{0,3}}"
    r" (?:bao nhieu|may)\b"
    rf"|^(?:{_EACH}|moi) (?!{_OF_WHOLES}\b)(?:\w+ ){{1,5}}(?:bao nhieu|may)"
    rf"(?: phan tram| %)? {_RATIO}\b"
    rf"|\b{_RATIO}\b(?: \w+){{0,6}}? (?:per|(?:for|of|by) (?:each|every)) (?:single |one )?"
    rf"(?!{_OF_WHOLES}\b)\w+|^(?:each|every|per) (?!{_OF_WHOLES}\b)(?:\w+ ){{1,5}}{_RATIO}\b"
)
_EACH_MARKED = re.compile(r"\b(?:mỗi|một)\b")
_HEAD = re.compile(
    r"\b(?:(?:tren|theo|moi|binh quan|tinh) (?:mot )?dau nguoi|per (?:head|capita|person|inhabitant"
    r"|resident))\b"
)
#: What is told of each head, and grows, or has a share or a rank.
_AMOUNT = re.compile(
    r"\b(?:thu nhap|grdp|gdp|chi tieu dung|chi tieu cong|san luong|luong thuc|kim ngach|doanh thu"
    r"|tieu dung|incomes?|spending|output|revenue|product|consumption|expenditure|earnings?)\b"
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
_NUMBERS = (
    r"(?:t[iy] le|toc do(?! cao\b)|thu hang|chi so|ngan sach|grdp|gdp|rate|index|ranking|budget"
    r"|revenue)"
)
_OF_BODIES = (
    r"(?:do c|ki ?lo ?met|km|met|hec ?ta|ha|tan|kg|ki ?lo ?gam|kilomet(?:re|er)s?|metres?|meters?"
    r"|hectares?|tonnes?|tons?|degrees?|lit|litres?|liters?|kilos?|kilograms?)"
)
#: So many kilometres, hectares or degrees of what is a number itself.
_NUMBER_IN_UNITS = re.compile(
    rf"\b{_NUMBERS} (?:\w+ ){{0,5}}(?:bao nhieu|may) {_OF_BODIES}\b"
    rf"|\b(?:bao nhieu|may) {_OF_BODIES} (?:theo|cua|la) (?:\w+ )?{_NUMBERS}\b"
    rf"|\b{_NUMBERS} (?:\w+ )?in (?!ha ){_OF_BODIES}\b"
    rf"|\bin {_OF_BODIES}(?: \w+)? of (?:the )?{_NUMBERS}\b"
    rf"|\bhow many {_OF_BODIES} (?:\w+ )?(?:is|are|does|do) (?:the )?(?:\w+ ){{0,3}}{_NUMBERS}\b"
)
#: What is told of people, and what has none; somebody who is named between them has it.
_OF_PEOPLE = (
    r"(?:(?:per capita|average|mean|household) incomes?|incomes? per (?:head|capita|person)"
    r"|literacy(?: rate)?|illiteracy(?: rate)?|graduation rate|life expectancy|birth rate"
    r"|fertility(?: rate)?|divorce rate|marriage rate|unemployment(?: rate)?|school enrolment"
    r"|poverty rate|health insurance coverage|thu nhap (?:binh quan|dau nguoi)(?: dau nguoi)?"
    r"|t[iy] le (?:biet chu|mu chu|tot nghiep(?: \w+){0,4}?|sinh|ly hon|ket hon|that nghiep"
    r"|ho ngheo|nguoi ngheo|tham gia bao hiem(?: y te)?)|tuoi tho(?: trung binh)?|muc sinh)"
)
_WITHOUT_PEOPLE = (
    r"(?:cot moc|cua khau|(?:khu|cum) cong nghiep|dien tich|rung|cay"
    r"|qua (?:hong|na|dao|cam)|duong (?:cao toc|sat)"
    r"|cao toc|quoc lo|cay cau|ngon nui|dong song|chi so|thu hang|ngan sach|border markers?"
    r"|(?:border )?gates?|industrial (?:parks?|zones?|clusters?)|(?:\w+ )?forests?(?: area)?"
    r"|(?:land |planted )?areas?|trees?|persimmons?|expressways?|highways?|roads?|railways?"
    r"|bridges?|mountains?|rivers?|index|ranking|budget)"
)
_SOMEBODY = (
    r"(?:nguoi|lao|cong|dan|ho|can|xa|huyen|tinh|hoc|workers?|people|households?|employees|staff"
    r"|residents|communes?|districts?|provinces?|villages?|pupils|students|farmers|growers)"
)
_BETWEEN = rf"(?:(?!{_SOMEBODY}\b)\w+ )"
_PEOPLE_OF = re.compile(
    rf"\b{_OF_PEOPLE} (?:bao nhieu )?(?:of|for|per|cua|moi) {_BETWEEN}{{0,4}}{_WITHOUT_PEOPLE}"
    r"(?! (?:communes?|districts?|workers?|people|regions?))(?:\b|$)"
    rf"|\b{_WITHOUT_PEOPLE} {_BETWEEN}{{0,3}}(?:co|has|have) {_BETWEEN}{{0,2}}{_OF_PEOPLE}\b"
    rf"|\b{_WITHOUT_PEOPLE} (?:s )?{_OF_PEOPLE}\b"
)
#: What may be paid for each prize.
_PAID = re.compile(r"\b(?:tien|dong|trieu|ty|money|paid|dong mot)\b")
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
    r"\b(?:tinh theo|tinh bang|theo don vi|quy ra|in) (usd|vnd|dong(?! dang)|do la|dollars)\b"
)
#: Who is counted, and never in money.
_PERSONS = re.compile(
    r"\b(?:bao nhieu|may) (?:nguoi|dang vien|can bo|hoc sinh|hoi vien|bac si)\b"
    r"|\bhow many (?:\w+ )?(?:people|persons|members|pupils|students|officials|doctors)\b"
)
#: A private person *with* something, and nothing multiplied *by* it.
_PRIVATE = re.compile(r"\b(?:tu|ca|cong|quan|benh) nhan voi\b")
_PLAIN = re.compile(r"[^a-z0-9%]+")
#: Whoever stands in a rate or in the name of a body is nobody of whom something is asked.
_NOBODY = re.compile(
    r"\b(?:bình quân |trên |theo )?đầu người\b|\b(?:binh quan |tren |theo )?dau nguoi\b"
    r"|\bper (?:head|capita|person|inhabitant)\b|\bhội (?:\w+ ){0,3}phụ nữ\b"
    r"|\bhoi (?:\w+ ){0,3}phu nu\b|\bwomen (?:’s |'s |s )?union\b"
)
#: These are other words without their marks, and small ones: *bão* is *bao*.
_SMALL_UNMARKED = frozenset({"an", "bao", "ca", "co", "con", "gio", "may", "na", "nam", "nu", "o"})
_SPACES = re.compile(r"[^\w%/]+")
#: Words that ask, of which a question has one or two.
_ASKING = re.compile(
    r"\b(?:bao nhieu|khi nao|o dau|tai sao|vi sao|the nao|la ai|may|ai|how many|how much|what"
    r"|when|who|where|why|which)\b"
)
_MANY_ASKED, _LEFT = 4, 2
_SMALL = re.compile(r"\b(?:cua|thi|la|o|va|voi|trong|of|is|are|at|then|the|a|in|and|to|do)\b")
#: No word is made so: without a vowel, or of more consonants in a row than tongues can say.
_UNSAYABLE = re.compile(
    r"[b-df-hj-np-tv-xz]{3,}|\w*[b-df-hj-np-tv-xz]{5,}\w*|\w*q(?!u)\w+|\w*(\w)\1\1\w*"
)
_MANY_WORDS = 3
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
    is_of_unlike = "unlike" in question.cues and not _PRIVATE.search(question.folded)
    if is_of_unlike and "audit" not in question.cues:
        return Reason.SENSELESS
    if "per" in question.cues and "rank" in question.cues:
        return Reason.SENSELESS
    if _has_no_size(question.folded) or _is_ratio_of_each(question):
        return Reason.SENSELESS
    if has_no_such(question) or measures_no_such(question):
        return Reason.SENSELESS
    if _is_of_what_has_no_body(question) or _is_no_question(question):
        return Reason.SENSELESS
    return None


def _is_of_what_has_no_body(question: Question) -> bool:
    """Whether something bodily is asked, and of nothing that has it: the voltage of a union."""
    is_marked = question.tongue == "vi" and not question.is_plain
    asked = question.text.lower() if is_marked else question.folded
    plain = _SPACES.sub(" ", _NOBODY.sub(" ", _SPACES.sub(" ", asked)))
    return any(
        bodily.search(plain) and not bearers.search(plain)
        for bodily, bearers in _bodily(question.tongue, is_marked=is_marked)
    )


@cache
def _bodily(
    tongue: Tongue, *, is_marked: bool
) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What is asked of bodies or of those who live, and of which things that makes sense."""

    def pattern(*listed: str) -> re.Pattern[str]:
        phrases = {phrase for each in listed for phrase in each.lower().split(" | ") if phrase}
        if not is_marked:
            phrases = {*map(fold, phrases)} - _SMALL_UNMARKED
        return re.compile(rf"\b(?:{any_of(phrases) or '-'})\b")

    return tuple(
        (
            pattern(row["asked"], row["with_marks"] if is_marked else ""),
            pattern(row["makes_sense_of"]),
        )
        for row in rows("lskg.answers.reasons", "bodily.csv")
        if row["tongue"] == tongue
    )


def _is_no_question(question: Question) -> bool:
    """Whether words ask and nothing is asked of anything, or most words are none."""
    asked = _PLAIN.sub(" ", question.folded).strip()
    if len(_ASKING.findall(asked)) >= _MANY_ASKED:
        return len(_SMALL.sub(" ", _ASKING.sub(" ", asked)).split()) < _LEFT
    found = [word for word in asked.split() if word.isalpha()]
    if question.acronyms or len(found) < _MANY_WORDS:
        return False
    unsayable = sum(_UNSAYABLE.fullmatch(word) is not None for word in found)
    return unsayable >= _MANY_WORDS and 2 * unsayable > len(found)


def _is_ratio_of_each(question: Question) -> bool:
    """Whether a rate or a rank is asked for of each bed, tree or head, which has none."""
    asked = _PLAIN.sub(" ", question.folded).strip()
    if _HEAD.search(asked) and re.search(rf"\b{_RATIO}\b", asked):
        return not _AMOUNT.search(asked)
    is_each = _EACH_MARKED.search(question.text.lower())
    # *Mới* is *mỗi* where nothing is typed with diacritics.
    if question.tongue == "vi" and not question.is_plain and not is_each:
        return False
    return bool(_RATIO_EACH.search(asked))


def _has_no_size(asked: str) -> bool:
    """Whether something is measured that has no size, or by what measures nothing."""
    return bool(
        _RANK_EACH.search(asked)
        or (_EACH_IDEA.search(asked) and not _PAID.search(asked))
        or _BODIES.search(asked)
        or (_IN_MONEY.search(asked) and _PERSONS.search(asked))
        or _NUMBER_IN_UNITS.search(asked)
        or _PEOPLE_OF.search(_PLAIN.sub(" ", asked))
        or (_HOLIDAY.search(asked) and _GROWS.search(asked))
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
