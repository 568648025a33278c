"""The requests of the reconciliation protocol, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lskg.web.http.parameters import Malformed, json_value

_MAX_BATCH = 200
_MAX_LENGTH = 1_000_000
_MAX_LIMIT = 100
_DEFAULT_LIMIT = 5
_MEMBERS = frozenset(("query", "type", "limit", "properties", "type_strict"))


class MalformedQuery(Malformed):
    """A request that is not one of the protocol; the message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """One name to find.

    Attributes:
        text: the name, or an empty string when only properties are given.
        types: ids of classes, of which a candidate must belong to one.
        properties: ids of properties with the values asked for.
    """

    text: str
    types: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...]


def read_batch(text: str) -> dict[str, Query]:
    """Read a batch of queries by key.

    Raises:
        MalformedQuery: it is not one.
    """
    batch = _object(text, "queries")
    if len(batch) > _MAX_BATCH:
        raise MalformedQuery(
            "A batch holds at most {most} queries; this one has {count}.",
            most=_MAX_BATCH,
            count=len(batch),
        )
    return {key: _query(key, value) for key, value in batch.items()}


def read_extension(text: str) -> tuple[list[str], list[str]]:
    """Read a data extension request: ids of things, and of properties.

    Raises:
        MalformedQuery: it is not one.
    """
    data = _object(text, "extend")
    ids, properties = data.get("ids"), data.get("properties")
    if not _is_list_of(ids, str) or not _is_list_of(properties, dict):
        raise MalformedQuery("“extend” needs “ids”, a list of strings, and “properties”, a list.")
    keys = [each.get("id") for each in properties or ()]
    if not _is_list_of(keys, str):
        raise MalformedQuery("Each property of “extend” needs an “id”.")
    return list(ids or ()), [str(key) for key in keys]


def _limit(value: object, key: str) -> int:
    """How many candidates are wanted, up to those that are given at most."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 1:
        raise MalformedQuery("In query “{key}”, “limit” must be a number from 1.", key=key)
    return int(min(value, _MAX_LIMIT))


def _object(text: str, name: str) -> dict[str, Any]:
    if len(text) > _MAX_LENGTH:
        raise MalformedQuery(
            "“{name}” is longer than {most:,} characters.", name=name, most=_MAX_LENGTH
        )
    data = json_value(text, name)
    if not isinstance(data, dict):
        raise MalformedQuery("“{name}” must be a JSON object.", name=name)
    return data


def _query(key: str, data: Any) -> Query:
    if not isinstance(data, dict):
        raise MalformedQuery("Query “{key}” must be a JSON object.", key=key)
    if extra := sorted(set(data) - _MEMBERS):
        raise MalformedQuery(
            "Query “{key}” has a member “{name}”, which is none of a query.",
            key=key,
            name=extra[0],
        )
    text = data.get("query", "")
    if not isinstance(text, str):
        raise MalformedQuery("In query “{key}”, “query” must be a string.", key=key)
    limit = _limit(data.get("limit", _DEFAULT_LIMIT), key)
    properties = _properties(key, data.get("properties", []))
    if not text.strip() and not properties:
        raise MalformedQuery("Query “{key}” needs a “query” or “properties”.", key=key)
    return Query(text, _types(key, data), limit, properties)


def _types(key: str, data: dict[str, Any]) -> tuple[str, ...]:
    types = data.get("type", [])
    if isinstance(types, str):
        types = [types] if types else []
    if not _is_list_of(types, str):
        raise MalformedQuery(
            "In query “{key}”, “type” must be a string or a list of strings.", key=key
        )
    return tuple(types)


def _properties(key: str, data: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not _is_list_of(data, dict):
        raise MalformedQuery("In query “{key}”, “properties” must be a list of objects.", key=key)
    found = []
    for each in data:
        if not isinstance(each.get("pid"), str) or "v" not in each:
            raise MalformedQuery("In query “{key}”, each property needs “pid” and “v”.", key=key)
        values = each["v"] if isinstance(each["v"], list) else [each["v"]]
        found.append((each["pid"], tuple(_word(value) for value in values)))
    return tuple(found)


def _word(value: Any) -> str:
    """A value as words; a thing by its id."""
    return str(value.get("id", "")) if isinstance(value, dict) else str(value)


def _is_list_of(data: Any, kind: type) -> bool:
    return isinstance(data, list) and all(isinstance(each, kind) for each in data)
