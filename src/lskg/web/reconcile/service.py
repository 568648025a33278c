"""What the reconciliation service answers: candidates, suggestions, values and previews."""

from __future__ import annotations

from collections.abc import Mapping
from sys import getsizeof
from typing import Any, TypeAlias

from flask import abort, render_template

from lskg.cache import Cache
from lskg.web.http.work import give_way
from lskg.web.language import Language
from lskg.web.reconcile.extend import Extension, property_iri, without_a_turn
from lskg.web.reconcile.matching import LONGEST, Candidate, Candidates, Scored, certain
from lskg.web.reconcile.requests import MalformedQuery, Query, read_extension
from lskg.web.templating import reader_for
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader
from lskg.web.view.reports import source

#: How many things, classes, properties or candidates are offered where no limit is given.
LIMIT = 20

_LANGUAGE: Language = "vi"
_WIDTH, _HEIGHT = 420, 220
_MISMATCH = 0.7
#: Things times properties of a data extension request.
_MOST_CELLS = 20_000
#: Bytes of the candidates of names that are kept; a spreadsheet has the same name again and again.
_KEPT = 4_000_000
_Asked: TypeAlias = tuple[str, frozenset[str], int]


def _size(asked: _Asked, found: list[Scored]) -> int:
    name, types, _ = asked
    return sum(map(getsizeof, (asked, name, types, *types, found, *found)))


def _of_one(key: str, value: object) -> int:
    """There is one value, which stays."""
    return 0


class Service:
    """What the addresses of the service answer."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index
        self._candidates: Cache[str, Candidates] = Cache(1, _of_one)
        self._extension: Cache[str, Extension] = Cache(1, _of_one)
        self._found: Cache[_Asked, list[Scored]] = Cache(_KEPT, _size)

    @property
    def candidates(self) -> Candidates:
        """Made when it is first asked for: a site without spreadsheets does not need it."""
        return self._candidates.get("", lambda: Candidates(self._index), without_a_turn)

    @property
    def extension(self) -> Extension:
        """Likewise."""
        return self._extension.get("", lambda: Extension(self._index), without_a_turn)

    @property
    def reader(self) -> Reader:
        """The graph in the language of the service."""
        return reader_for(self._index, _LANGUAGE)

    def manifest(self, address: str) -> dict[str, Any]:
        """The manifest of a service at an address."""
        here = f"{address}/reconcile"
        types = ("Place", "AdministrativeUnit", "Organization", "Indicator")

        def suggestion(kind: str) -> dict[str, str]:
            return {
                "service_url": here,
                "service_path": f"/suggest/{kind}",
                "flyout_service_url": here,
                "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
            }

        title = source(self.reader).words
        return {
            "versions": ["0.2"],
            "name": f"lskg: {title}",
            "identifierSpace": f"{self._index.site.base}id/",
            "schemaSpace": TERMS,
            "documentation": f"{address}/sparql",
            "defaultTypes": [self._type(f"{TERMS}{name}") for name in types],
            "view": {"url": f"{address}/id/{{{{id}}}}"},
            "preview": {
                "url": f"{here}/preview?id={{{{id}}}}",
                "width": _WIDTH,
                "height": _HEIGHT,
            },
            "suggest": {kind: suggestion(kind) for kind in ("entity", "type", "property")},
            "extend": {
                "propose_properties": {"service_url": here, "service_path": "/properties"},
                "property_settings": [],
            },
        }

    def answers(self, batch: Mapping[str, Query]) -> dict[str, dict[str, Any]]:
        """The candidates of each query of a batch; others have a turn between two of them."""
        made: dict[Query, list[dict[str, Any]]] = {}
        for query in batch.values():
            if query not in made:
                give_way()
                made[query] = self.answer(query)
        return {key: {"result": made[query]} for key, query in batch.items()}

    def answer(self, query: Query) -> list[dict[str, Any]]:
        """The candidates of a query, the best first."""
        types = frozenset(f"{TERMS}{each}" for each in query.types)
        if query.text:
            found = self._find(query.text, types, max(query.limit, LIMIT))
        else:
            found = [Scored(each, 100.0) for each in self.candidates.of_type(types)]
        if query.properties:
            found = sorted(
                (self._weighed(each, query) for each in found),
                key=lambda each: (-each.score, each.candidate.id),
            )
            if not query.text:
                found = [each for each in found if each.score == found[0].score == 100.0]
        is_certain = certain(found)
        return [
            self._result(each, is_certain and number == 0)
            for number, each in enumerate(found[: query.limit])
        ]

    def _find(self, name: str, types: frozenset[str], limit: int) -> list[Scored]:
        candidates = self.candidates
        asked = (name[:LONGEST], types, limit)
        return self._found.get(asked, lambda: candidates.find(*asked), without_a_turn)

    def extend(self, text: str) -> dict[str, Any]:
        """Values of properties for things."""
        ids, keys = read_extension(text)
        if len(ids) * len(keys) > _MOST_CELLS:
            raise MalformedQuery(
                "An “extend” holds at most {most:,} values; this one has {count:,}.",
                most=_MOST_CELLS,
                count=len(ids) * len(keys),
            )
        reader = self.reader
        rows = {}
        for each in ids:
            give_way()
            candidate = self.candidates.by_id.get(each)
            rows[each] = {
                key: self.extension.values(candidate, key, reader) if candidate else []
                for key in keys
            }
        meta = [{"id": key, "name": self.extension.name(key, reader)} for key in keys]
        return {"meta": meta, "rows": rows}

    def propose(self, kind: str, limit: int) -> dict[str, Any]:
        """Properties that things of a class have."""
        reader = self.reader
        types = frozenset({f"{TERMS}{kind}"}) if kind else frozenset()
        inner = self._classes_within(types)
        keys = self.extension.properties(inner | types)[:limit]
        return {
            "type": kind,
            "limit": limit,
            "properties": [{"id": key, "name": self.extension.name(key, reader)} for key in keys],
        }

    def suggest(self, kind: str, prefix: str) -> list[dict[str, Any]]:
        """Things, classes or properties whose name starts so."""
        if kind == "entity":
            return [self._suggestion(each) for each in self.candidates.starting(prefix, LIMIT)]
        reader = self.reader
        wanted = prefix.casefold()
        if kind == "type":
            classes = {each for one in self.candidates.by_id.values() for each in one.kinds}
            named = [self._type(each) for each in sorted(classes) if each.startswith(TERMS)]
        else:
            keys = self.extension.properties(frozenset())
            named = [{"id": key, "name": self.extension.name(key, reader)} for key in keys]
        return [
            each
            for each in named
            if wanted in each["name"].casefold() or each["id"].casefold().startswith(wanted)
        ][:LIMIT]

    def flyout(self, kind: str, key: str) -> str:
        """A few words on a thing, class or property, as HTML."""
        reader = self.reader
        if kind == "entity":
            return render_template("reconcile_flyout.html", **self._described(self._known(key)))
        iri = f"{TERMS}{key}" if kind == "type" else property_iri(key)
        name = reader.label(iri).words
        if kind == "property":
            name = self.extension.name(key, reader)
        definition = self._index.definitions.get(iri, {})
        words = [text for _, text in sorted(definition.items(), reverse=True)]
        return render_template("reconcile_flyout.html", name=name, types=(), lines=words)

    def preview(self, key: str) -> str:
        """A small page on a thing."""
        return render_template("reconcile_preview.html", **self._described(self._known(key)))

    def _known(self, key: str) -> Candidate:
        if key not in self.candidates.by_id:
            abort(404)
        return self.candidates.by_id[key]

    def _described(self, candidate: Candidate) -> dict[str, Any]:
        reader = self.reader
        definitions = self._index.definitions.get(candidate.iri, {})
        lines = [words for _, words in sorted(definitions.items(), reverse=True)]
        return {
            "name": reader.label(candidate.iri).words,
            "types": [self._type(each)["name"] for each in candidate.types],
            "lines": [self._index.labels.get(candidate.iri, {}).get("en", ""), *lines],
        }

    def _weighed(self, scored: Scored, query: Query) -> Scored:
        """A candidate that loses for every property whose value is not the one asked for."""
        reader = self.reader
        weight = 1.0
        for key, wanted in query.properties:
            give_way()
            found = self.extension.values(scored.candidate, key, reader)
            words = {str(part).casefold() for value in found for part in value.values()}
            if not words & {each.casefold() for each in wanted}:
                weight *= _MISMATCH
        return Scored(scored.candidate, scored.score * weight)

    def _classes_within(self, types: frozenset[str]) -> frozenset[str]:
        """The stated classes of the things that belong to some classes."""
        return frozenset(
            stated for each in self.candidates.of_type(types) for stated in each.types if types
        )

    def _type(self, iri: str) -> dict[str, str]:
        return {"id": iri.removeprefix(TERMS), "name": self.reader.label(iri).words}

    def _result(self, scored: Scored, is_match: bool) -> dict[str, Any]:
        candidate = scored.candidate
        return {
            "id": candidate.id,
            "name": self.reader.label(candidate.iri).words,
            "description": self._index.labels.get(candidate.iri, {}).get("en", ""),
            "type": [self._type(each) for each in candidate.types],
            "score": round(scored.score, 1),
            "match": is_match,
        }

    def _suggestion(self, candidate: Candidate) -> dict[str, Any]:
        return {
            "id": candidate.id,
            "name": self.reader.label(candidate.iri).words,
            "description": self._index.labels.get(candidate.iri, {}).get("en", ""),
            "notable": [self._type(each) for each in candidate.types],
        }
