"""Values of things for the columns of a spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future
from sys import getsizeof
from typing import TypeAlias, TypeVar

from lskg.cache import Cache
from lskg.engine.graph_connection import Term
from lskg.web.http.work import paused
from lskg.web.language import LANGUAGES
from lskg.web.reconcile.matching import Candidate
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader

_V = TypeVar("_V")
Value: TypeAlias = dict[str, str | float | int]

#: Properties that no single statement gives: the targets of an indicator, and names by language.
TARGETS = "targets"
NAMES = {f"label-{language}": language for language in LANGUAGES}
_SPECIAL = {
    TARGETS: ("chỉ tiêu của Đại hội", "targets of the congress"),
    "label-vi": ("tên tiếng Việt", "name in Vietnamese"),
    "label-en": ("tên tiếng Anh", "name in English"),
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_FLOATS = frozenset(f"{_XSD}{name}" for name in ("decimal", "double", "float"))
_INTEGERS = frozenset(
    f"{_XSD}{name}" for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")
)
_DATE = f"{_XSD}date"


#: Bytes of the values of properties that are kept.
_KEPT = 16_000_000


def without_a_turn(others: Future[_V]) -> _V:
    """What another makes, who may need the turn for it."""
    with paused():
        return others.result()


def _size(name: str, values: dict[str, list[Term]]) -> int:
    terms = [term for found in values.values() for term in found]
    return getsizeof(name) + sum(
        getsizeof(part) for term in terms for part in (term, *term.values())
    )


class Extension:
    """The properties of things, and their values."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index
        self._values: Cache[str, dict[str, list[Term]]] = Cache(_KEPT, _size, _KEPT)
        self._targets: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in index.rows("indicator_targets"):
            self._targets[row["indicator"]].append(row)
        self._uses: dict[str, list[str]] = defaultdict(list)
        for row in index.rows("property_uses"):
            if row["property"].startswith(("http://", "https://")):
                self._uses[row["class"]].append(row["property"])

    def properties(self, types: frozenset[str]) -> list[str]:
        """Ids of the properties of the things of some classes, the most used first."""
        found = dict.fromkeys(NAMES)
        if f"{TERMS}Indicator" in types or not types:
            found[TARGETS] = None
        for each in sorted(types) or sorted(self._uses):
            found |= dict.fromkeys(map(property_id, self._uses.get(each, ())))
        return list(found)

    def name(self, key: str, reader: Reader) -> str:
        """The name of a property in the language of a reader."""
        if key in _SPECIAL:
            return _SPECIAL[key][reader.language == "en"]
        return reader.label(property_iri(key)).words

    def values(self, candidate: Candidate, key: str, reader: Reader) -> list[Value]:
        """What is stated of a thing by a property."""
        if key in NAMES:
            words = self._index.labels.get(candidate.iri, {}).get(NAMES[key])
            return [{"str": words}] if words else []
        if key == TARGETS:
            return self._targets_of(candidate, reader)
        found = []
        for iri in (candidate.iri, *candidate.same):
            found += [self._value(term, reader) for term in self._stated(iri, property_iri(key))]
        return [value for number, value in enumerate(found) if value not in found[:number]]

    def _stated(self, iri: str, name: str) -> list[Term]:
        """The values of a property, which is read once for all things."""
        return self._values.get(name, lambda: self._read(name), without_a_turn).get(iri, [])

    def _read(self, name: str) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for row in self._index.connection.select(page_query("property_values"), property=name):
            found[row["thing"]["value"]].append(row["value"])
        return dict(found)

    def _targets_of(self, candidate: Candidate, reader: Reader) -> list[Value]:
        found: list[Value] = []
        for row in self._targets.get(candidate.iri, ()):
            words = reader.ref(row["value"]).text.words
            found.append({"str": f"{words} ({row['year']})"})
        return found

    def _value(self, term: Term, reader: Reader) -> Value:
        words, datatype = term["value"], term.get("datatype", "")
        if term["type"] != "literal":
            start = f"{self._index.site.base}id/"
            if words.startswith(start):
                return {"id": words.removeprefix(start), "name": reader.ref(words).text.words}
            if words in self._index.labels:
                return {"id": words, "name": reader.ref(words).text.words}
            return {"str": words}
        if datatype in _INTEGERS:
            return {"int": int(words)}
        if datatype in _FLOATS:
            return {"float": float(words)}
        return {"date": f"{words}T00:00:00Z"} if datatype == _DATE else {"str": words}


def property_id(iri: str) -> str:
    """Id of a property: its name for a term of ours, else its IRI."""
    return iri.removeprefix(TERMS)


def property_iri(key: str) -> str:
    """IRI of a property by its id."""
    return key if key.startswith(("http://", "https://")) else f"{TERMS}{key}"
