"""The agencies that a text names, each once: its forms joined, lists with one level or head told.

*HĐND, UBND tỉnh* names the council and the committee of the province, *các sở: Y tế, Nội vụ* two
departments. *UBND* is the committee of the level that the text names it with, and *Sở NN&MT* the
department whose words begin with these letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lskg.extract.names.grammar import lines, table
from lskg.extract.names.groups import begins_clause, find_groups
from lskg.extract.names.organizations import Body, find_bodies, organization_key
from lskg.extract.names.records import Context
from lskg.extract.records import Entity
from lskg.text.document import Document, Span
from lskg.text.slugs import fold, one_spelling, slug
from lskg.text.word_lists import any_of

_JOINT = re.compile(r"\s*(?:[,/]|và)\s*")
#: Classes of bodies that there are at every level.
_LEVELLED = {
    "ArmedForcesUnit",
    "FatherlandFront",
    "JudicialBody",
    "PartyCommittee",
    "PeoplesCommittee",
    "PeoplesCouncil",
    "SocioPoliticalOrganization",
}
#: Heads that alone name the body of the report.
_OWN = ("đảng bộ", "đảng ủy", "hạt kiểm lâm")
_WHOLE = re.compile(r"(?<!\w)[Tt]oàn\s+$")
#: What has fewer letters is no abbreviation, and what has more is a word in capitals.
_SHORT_WORD = re.compile(r"(?=\S{2,8}$)[A-ZĐ]+(?:[&-][A-ZĐ]+)*")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a text.

    Attributes:
        contexts: names that lack the level or the head that their list has.
    """

    entities: tuple[Entity, ...]
    contexts: tuple[Context, ...]


def find_organizations(document: Document) -> tuple[Entity, ...]:
    """The bodies that the rules recognise, each with the forms in which it is printed."""
    return read_bodies(document).entities


def read_bodies(document: Document) -> Bodies:
    """The bodies that the rules recognise, and where they are named by their list alone."""
    found = list(find_bodies(document))
    listed = [*_with_level(found, document), *_with_head(document)]
    apart = {body.span for body in listed}
    gathered: dict[str, Entity] = {}
    for body in found:
        if body.whole and body.span not in apart:
            _add(gathered, body, (body.form,))
    for body in listed:
        _add(gathered, body, ())
    for group in _groups(document):
        _add(gathered, group, (group.form,))
    acting = list(_acting(document, found))
    for body in acting:
        _add(gathered, body, (body.form,) if body.head in _OWN else ())
    for body, head in _headed_by_one(found):
        if re.search(rf"(?<!\w){head}(?!\w)", document.text):
            _add(gathered, body, (head,))
    same = _same(gathered, _first_level(found))
    return Bodies(
        tuple(_joined(gathered, same)),
        tuple(Context(each.span, (same.get(each.key, each.key),)) for each in (*listed, *acting)),
    )


def _add(gathered: dict[str, Entity], body: Body, forms: tuple[str, ...]) -> None:
    known = gathered.get(body.key)
    if known is None:
        known = Entity(body.key, body.kind, body.level_code, body.name, body.name_en, ())
    gathered[body.key] = replace(known, aliases=tuple(sorted({*known.aliases, *forms})))


def _headed_by_one(found: Sequence[Body]) -> Iterator[tuple[Body, str]]:
    """The bodies whose heads are called by their office alone: *Bộ trưởng*, *Thủ tướng*.

    The minister is that of the ministry of the title.
    """
    for body in found:
        if body.name == "Thủ tướng Chính phủ":
            yield body, "Thủ tướng"
    ministry = next((each for each in found if each.head == "bộ"), None)
    if ministry is not None and ministry.form.isupper():
        yield ministry, "Bộ trưởng"


def _with_level(found: Sequence[Body], document: Document) -> Iterator[Body]:
    """Heads in a list of bodies of which the last alone has the level: *HĐND, UBND tỉnh*."""
    level, code, after = "", None, len(document)
    for body in reversed(found):
        if not (level and _JOINT.fullmatch(document.text, body.span.end, after)):
            level = ""
        if body.short and level and _may_have_level(body):
            name = f"{body.name} {level}"
            yield replace(body, name=name, level=level, level_code=code, name_en=None)
        else:
            level = body.level if body.level[:1].islower() else ""
            code = body.level_code
        after = body.span.start


def _may_have_level(body: Body) -> bool:
    """Whether there is such a body at every level; *Thành ủy* is named for its own."""
    levelled = body.kind in _LEVELLED or not body.whole
    return levelled and not body.head.endswith(("thành ủy", "tỉnh ủy", "huyện ủy"))


def _with_head(document: Document) -> Iterator[Body]:
    """Names in a list of which the first alone has the head: *Sở Y tế, Nội vụ*."""
    text = document.one_spelling
    for match in _headed().finditer(text):
        head = (match["head"] or match["first"]).capitalize()
        kind = next(row for row in table("organizations.csv") if row["head"] == head)
        for item in _agency().finditer(text, *_items(match)):
            span = Span(item.start(), item.end())
            form = " ".join(document[span].split())
            yield Body(
                span, form, f"{head} {form}", head.lower(), kind["class"], "",
                kind["level"] or None, None, True, False,
            )  # fmt: skip


def _items(match: re.Match[str]) -> tuple[int, int]:
    return match.span("items") if match["head"] else match.span("more")


def _groups(document: Document) -> Iterator[Body]:
    """Bodies that are named together by their sort: *các sở, ban, ngành*."""
    for match in _group().finditer(document.one_spelling):
        row = _group_rows()[" ".join(match["words"].split()).lower()]
        form = " ".join(document.text[match.start() : match.end()].split())
        name = form[0].lower() + form[1:]
        yield Body(
            Span(match.start(), match.end()), form, name, "", row["class"], "",
            row["level"] or None, None, True, False,
        )  # fmt: skip


def _acting(document: Document, found: Sequence[Body]) -> Iterator[Body]:
    """Bodies that are named together by their sorts, or by their head alone, where they act."""
    text = document.one_spelling
    for body in found:
        if not (body.short and not body.whole and body.head in _OWN):
            continue
        whole = _WHOLE.search(text, max(0, body.span.start - 10), body.span.start)
        start = whole.start() if whole else body.span.start
        if body.form[0].isupper() and begins_clause(text, start):
            span = Span(start, body.span.end)
            form = " ".join(document[span].split())
            yield replace(body, span=span, form=form, whole=True)
    named = [each.span for each in found if each.whole]
    for group in find_groups(document, named):
        name = " ".join(document[group.span].split())
        yield Body(
            group.span, name, name[0].lower() + name[1:], "", group.kind, "",
            group.level, None, True, False,
        )  # fmt: skip


def _first_level(found: Iterable[Body]) -> str:
    """The level of the first body that has one: that of the report, as its title names it."""
    return next((slug(body.level) for body in found if body.level), "")


def _same(gathered: dict[str, Entity], first_level: str) -> dict[str, str]:
    """The keys of bodies that are others of the text, which have longer names."""
    levels = [slug(row["words"]) for row in table("organization_levels.csv") if not row["many"]]
    same: dict[str, str] = {}
    for key, entity in gathered.items():
        longer = [f"{key}-{level}" for level in levels if f"{key}-{level}" in gathered]
        if entity.name_vi.lower() in _OWN:
            longer = longer[-1:]  # the lowest level is that of the report
        if len(longer) > 1:
            longer = [each for each in longer if each == f"{key}-{first_level}"]
        spelled = _spelled(entity.name_vi)
        if spelled is not None:
            longer = [
                other
                for other in gathered
                if other != key and spelled.fullmatch(other.replace("-", " "))
            ]
        if len(longer) == 1:
            same[key] = longer[0]
    return {key: same.get(other, other) for key, other in same.items()}


def _joined(gathered: dict[str, Entity], same: dict[str, str]) -> Iterator[Entity]:
    forms = {key: set(entity.aliases) for key, entity in gathered.items()}
    for key, other in same.items():
        forms[other] |= forms[key]
    for key in sorted(gathered.keys() - same.keys()):
        yield replace(gathered[key], aliases=tuple(sorted(forms[key])))


@cache
def _spelled(name: str) -> re.Pattern[str] | None:
    """Pattern of the key that a name with abbreviations has when it is written out."""
    words = _key_words(name)
    if not any(_SHORT_WORD.fullmatch(word) for word in words):
        return None
    return re.compile(" ".join(map(_word, words)))


def _key_words(name: str) -> list[str]:
    """The words of a name; of known abbreviations the words that they stand for."""
    written = ((word, organization_key(word)) for word in name.split())
    return [key.replace("-", " ") if key != slug(word) else word for word, key in written]


def _word(word: str) -> str:
    if not _SHORT_WORD.fullmatch(word):
        return re.escape(slug(word).replace("-", " "))
    letters = [fold(each) for each in word if each.isalpha()]
    return r"(?: va)? ".join(rf"{each}\w*" for each in letters)


@cache
def _agency() -> re.Pattern[str]:
    names = any_of(map(one_spelling, lines("agency_names.txt"))).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w)(?>{names})(?![\w&-])")


@cache
def _headed() -> re.Pattern[str]:
    """A head and names of agencies: after *các sở*, or after the name of the first one."""
    item = _agency().pattern
    more = rf"(?:(?:[,;]|\s+và)\s+{item})"
    return re.compile(
        rf"(?<!\w)(?:(?i:các|những)\s+(?P<head>[Ss]ở|[Bb]ộ)(?:,\s+(?:ban,\s+)?ngành)?\s*:?\s+"
        rf"(?P<items>{item}{more}*)|(?P<first>Sở|Bộ)\s+{item}(?P<more>{more}+))"
    )


@cache
def _group() -> re.Pattern[str]:
    words = any_of(_group_rows()).replace(r"\ ", r"\s+")
    # Before a colon they announce a list of names.
    units = any_of(row["words"] for row in table("organization_levels.csv") if row["unit"])
    level = rf"\s+(?:{units})(?:(?:,|\s+và)\s+(?:{units}))*(?!\w)"
    return re.compile(rf"(?<!\w)(?P<words>(?i:{words}))(?!\w)(?:{level})?(?!\s*:)")


@cache
def _group_rows() -> dict[str, dict[str, str]]:
    return {one_spelling(row["words"]).lower(): row for row in table("body_groups.csv")}
