"""What the graph says of a thing, grouped for reading, and what points to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache

from flask_babel import gettext

from lskg.web.language import Text, write_number
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import packaged_rows
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.quotations import Translated

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

#: Properties that lead to the words of a thing: they state it, tell of it, are it, or are compared.
OWN_WORDS = tuple(
    f"{TERMS}{name}" for name in ("isStatedIn", "isDescribedIn", "hasExtent", "concernsPassage")
)
#: Shown elsewhere on the page: in its heading, or as quotations.
ELSEWHERE = frozenset(
    {
        f"{RDF}type",
        f"{RDFS}label",
        f"{SKOS}prefLabel",
        f"{SKOS}definition",
        *OWN_WORDS,
        f"{TERMS}isMentionedIn",
        f"{TERMS}annotatesClause",
        f"{TERMS}translatedText",
    }
)
#: The literals that are words of the report where a thing is stated.
_QUOTED = ("statementText", "exactText")
_PLAIN = frozenset({"startYear", "endYear", "startOffset", "endOffset", "anchorOffset"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One property of a thing with its values: things, or literals as words.

    Attributes:
        english: for a reader of English, the sentences that the words are of; else None.
    """

    predicate: Ref
    things: tuple[Ref, ...]
    words: tuple[Text, ...]
    english: Translated | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together, under a heading."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What points to a thing by one property.

    Attributes:
        total: how many there are.
        subjects: the ones shown on this page.
        judged: IRIs of those of them that are tied by shared words or by an editor alone.
        page: number of this page, from 1.
        pages: number of pages.
    """

    predicate: Ref
    total: int
    subjects: tuple[Ref, ...]
    judged: frozenset[str]
    page: int
    pages: int


def statement_groups(reader: Reader, thing: str) -> tuple[tuple[Group, ...], tuple[Statement, ...]]:
    """The stated properties in groups, and the ones that are only inferred."""
    stated: dict[str, list[dict[str, str]]] = defaultdict(list)
    derived: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in reader.index.rows("statements", thing=thing):
        found = derived if row["graph"] in reader.index.inferred else stated
        if row["predicate"] not in ELSEWHERE or found is derived:
            found[row["predicate"]].append(row)
    grouped: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
    for predicate, rows in stated.items():
        group, at = _places().get(_local(predicate), ("other", 0))
        said = [row for row in rows if row["graph"] not in reader.index.judgements]
        judged = [row for row in rows if row["graph"] in reader.index.judgements]
        if said:
            english = _english(reader, thing) if _local(predicate) in _QUOTED else None
            statement = replace(_statement(reader, predicate, said), english=english)
            grouped[group].append((at, statement))
        if judged:
            grouped["judgement"].append((at, _statement(reader, predicate, judged)))
    titles = {
        "figure": gettext("Con số"),
        "words": gettext("Nội dung"),
        "plan": gettext("Vị trí trong hệ thống"),
        "place": gettext("Vị trí trong báo cáo"),
        "links": gettext("Liên kết ra ngoài"),
        "other": gettext("Thông tin khác"),
        "judgement": gettext("Cùng lời, hoặc người biên tập nhận định"),
    }
    groups = tuple(
        Group(title, tuple(each for _, each in sorted(grouped[key], key=lambda pair: pair[0])))
        for key, title in titles.items()
        if grouped[key]
    )
    inferred = tuple(_statement(reader, predicate, derived[predicate]) for predicate in derived)
    return groups, tuple(sorted(inferred, key=lambda each: each.predicate.text.words))


def incoming(
    reader: Reader, thing: str, size: int, only: str | None = None, page: int = 1
) -> tuple[Incoming, ...]:
    """What points to a thing, by property.

    Args:
        reader: whom the page is for.
        thing: IRI of the thing.
        size: how many subjects a page shows.
        only: IRI of the one property to show.
        page: which page of it.
    """
    subjects: dict[str, set[str]] = defaultdict(set)
    said: dict[str, set[str]] = defaultdict(set)
    derived: set[str] = set()
    for row in reader.index.rows("incoming", thing=thing):
        if only in (None, row["predicate"]) and reader.wants(row["subject"]):
            subjects[row["predicate"]].add(row["subject"])
            if row["graph"] not in reader.index.judgements:
                said[row["predicate"]].add(row["subject"])
            if row["graph"] in reader.index.inferred:
                derived.add(row["predicate"])
    found = []
    for predicate in sorted(subjects, key=lambda each: (each in derived, _local(each))):
        ordered = sorted(subjects[predicate], key=lambda each: reading_order(reader, each))
        pages = -(-len(ordered) // size)
        shown = min(max(page, 1), pages)
        here = ordered[(shown - 1) * size : shown * size]
        found.append(
            Incoming(
                predicate=reader.ref(predicate),
                total=len(ordered),
                subjects=reader.refs(here),
                judged=frozenset(here) - said[predicate],
                page=shown,
                pages=pages,
            )
        )
    return tuple(found)


def reading_order(reader: Reader, iri: str) -> tuple[int, str, list[int | str]]:
    """Sorting key: passages by place, other things by kind and the numbers in their IRI."""
    if iri in reader.index.passages and iri not in reader.index.labels:
        span = reader.span(iri)
        return (span.start, "", [span.end])
    kind, _, slug = iri.rpartition("/")
    parts = slug.replace(".", "-").split("-")
    keys = [part.zfill(8) if part.isdecimal() else part for part in parts]
    return (-1, kind, list(keys))


def literal(reader: Reader, name: str, row: dict[str, str]) -> Text:
    """A literal as words: numbers as the reader writes them, truth values as yes or no."""
    value, datatype = row["value"], row.get("datatype", "")
    if row.get("language"):
        return Text(value, row["language"])
    if datatype == f"{XSD}boolean":
        yes = value in ("true", "1")
        return Text(gettext("có") if yes else gettext("không"), reader.language)
    if name not in _PLAIN and datatype.startswith(XSD) and _is_number(value, datatype):
        return Text(write_number(Decimal(value), reader.language))
    vietnamese = name in ("statementText", "exactText", "valueText")
    return Text(value, "vi" if vietnamese else "")


@cache
def _places() -> dict[str, tuple[str, int]]:
    """The group of each property, and its place there; properties of no group come last."""
    rows = packaged_rows("view/property_groups.csv")
    return {row["property"]: (row["group"], at) for at, row in enumerate(rows)}


def _statement(reader: Reader, predicate: str, rows: list[dict[str, str]]) -> Statement:
    things = sorted(
        {row["value"] for row in rows if row["is_iri"] == "true"},
        key=lambda each: reading_order(reader, each),
    )
    words = {
        literal(reader, _local(predicate), row): None for row in rows if row["is_iri"] != "true"
    }
    mine = sorted(words, key=lambda text: (text.language != reader.language, text.words))
    shown = tuple(reader.in_context(each) for each in things)
    return Statement(reader.ref(predicate), shown, tuple(mine))


def _english(reader: Reader, thing: str) -> Translated | None:
    """The sentences of the one passage that states a thing, or that it is."""
    passages = reader.index.passages
    stated = [
        row["passage"]
        for row in reader.index.rows("quotations", thing=thing)
        if row["predicate"] == f"{TERMS}isStatedIn"
    ]
    found = [each for each in (thing, *stated) if each in passages]
    if len(found) != 1:
        return None
    return reader.translated(passages[found[0]].report, passages[found[0]].span)


def _is_number(value: str, datatype: str) -> bool:
    if datatype in (f"{XSD}string", f"{XSD}date", f"{XSD}gYear", f"{XSD}anyURI"):
        return False
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
